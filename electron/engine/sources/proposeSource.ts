import { LoaderError } from '../../../shared/errors.ts'
import type { Proposal } from '../../../shared/proposal.ts'
import { stateCodeOf } from '../../clean/place/state.ts'
import { sampleRecords } from '../../read/sample.ts'
import { requireSource } from '../../sources/format/readSource.ts'
import type { SourceFile } from '../../sources/format/sourceFile.ts'
import { propose } from '../../sources/propose/propose.ts'
import type { Source } from '../../sources/source.ts'
import { inspectInput } from '../files/inspect/inspectInput.ts'

/** A source that is proposed for a file. */
interface FileProposal {
  readonly proposal: Proposal
  /** The source file, ready to be written. */
  readonly file: SourceFile
  /** As it is written. */
  readonly text: string
  /** Records that were looked at, and whether those were all of them. */
  readonly records: number
  readonly isWhole: boolean
  /** How the file is read. */
  readonly notes: readonly string[]
}

/**
 * Proposes a source for a file from what stands in it: of a big file from records of all its parts.
 * @param options.sources known sources, of which the words of headers are learnt.
 * @param options.state its code or name, where a person says it.
 * @throws LoaderError of the file; usage for what is no state; source-wrong where a file holds what no source can say.
 */
export async function proposeSource(
  path: string,
  options: { sources: readonly Source[]; state?: string | undefined; signal?: AbortSignal | undefined },
): Promise<FileProposal> {
  const { sources, signal } = options
  const state = options.state === undefined ? undefined : requireState(options.state)
  const inspected = await inspectInput(path, path, { sources: [...sources] })
  const { records, isWhole } = await sampleRecords(inspected, signal)
  const { proposal, file } = propose({
    header: inspected.header,
    records,
    sources,
    ...(state !== undefined && { state }),
    ...(inspected.workbook === null && { delimiter: inspected.shape.delimiter }),
    linesAbove: inspected.linesAbove.length,
  })
  const text = `${JSON.stringify(file, null, 2)}\n`
  requireSource(text, 'The proposal')
  return { proposal, file, text, records: records.length, isWhole, notes: inspected.notes }
}

function requireState(text: string): string {
  const code = stateCodeOf(text.trim())
  if (code !== null) return code
  throw new LoaderError('usage', `'${text.slice(0, 40)}' is no state.`, {
    hint: 'Give its two letters: --state OH.',
  })
}
