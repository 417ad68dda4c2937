import type { InspectedFile } from '../../read/inspect.ts'
import type { Layout } from '../../sources/layout.ts'

/** A file that was inspected and recognised. `number` is its place in the order given, from 0. */
export interface RecognisedFile {
  readonly number: number
  readonly file: InspectedFile
  readonly layout: Layout
}
