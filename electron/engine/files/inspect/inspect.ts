import type { InspectedFile } from '../../../read/inspect.ts'

/** How a file is looked at; `name` is what errors call it, `sheet` the sheet of a workbook, else the first one. */
export type Inspect = (path: string, name: string, sheet?: string) => Promise<InspectedFile>
