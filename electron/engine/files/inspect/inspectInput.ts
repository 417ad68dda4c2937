import { inspectFile } from '../../../read/inspect.ts'
import { sources } from '../../../sources/index.ts'
import { headerJudge } from '../headerJudge.ts'
import type { Inspect } from './inspect.ts'

const judge = headerJudge(sources)

/**
 * One look at a file that a person named, with the headers of all sources known.
 * @throws LoaderError as inspectFile does
 */
export const inspectInput: Inspect = (path, name, sheet) =>
  inspectFile(path, name, { judge, sheet: sheet ?? null })
