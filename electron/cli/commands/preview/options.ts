import type { FileOptions } from '../load/options.ts'

export interface PreviewOptions extends FileOptions {
  readonly records: number
}
