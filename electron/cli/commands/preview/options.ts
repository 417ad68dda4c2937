import type { FileOptions } from '../load/options.ts'

export interface PreviewOptions extends FileOptions {
  readonly replace?: boolean
  readonly add?: boolean
  readonly records: number
}
