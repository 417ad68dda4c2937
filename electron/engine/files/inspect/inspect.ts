import type { InspectedFile } from '../../../read/inspect.ts'
import type { Source } from '../../../sources/source.ts'

/** How a file is looked at; `name` is what errors call it. */
export type Inspect = (path: string, name: string, how?: HowToInspect) => Promise<InspectedFile>

interface HowToInspect {
  /** Of a workbook, else the first one. */
  readonly sheet?: string | undefined
  /** Whose headers are known; else those of the sources that come with the program. */
  readonly sources?: readonly Source[]
}
