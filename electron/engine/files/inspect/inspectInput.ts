import { inspectFile } from '../../../read/inspect.ts'
import { sources as shipped } from '../../../sources/index.ts'
import { headerJudge } from '../headerJudge.ts'
import type { Inspect } from './inspect.ts'

const judge = headerJudge(shipped)

/**
 * One look at a file that a person named, with the headers of all sources known.
 * @throws LoaderError as inspectFile does
 */
export const inspectInput: Inspect = (path, name, { sheet, sources } = {}) =>
  inspectFile(path, name, {
    judge: sources === undefined ? judge : headerJudge(sources),
    sheet: sheet ?? null,
  })
