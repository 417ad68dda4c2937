import { type DateBase, readInto } from '../files/readInto.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import { createNumberList, type NumberList } from '../intake/numberList.ts'

/** The run before of a source: of these files, the one that a record is compared with. */
export interface RunBefore extends DateBase {
  readonly date: string
}

interface ChangedParts {
  readonly files: readonly RecognisedFile[]
  /** By file; null where its source was in no run. */
  readonly before: readonly (RunBefore | null)[]
  readonly runDate: string
  readonly signal: AbortSignal
  /** Called after each batch, for others to go first. */
  readonly drain: () => Promise<void>
}

/**
 * Of each file the records that load and are not in the run before as they are now: read as if they were added to that
 * run, where a record that is there as it is repeats it. Null for a file without a run before.
 */
export async function changedRecords(parts: ChangedParts): Promise<(NumberList | null)[]> {
  const { files, before, runDate, signal, drain } = parts
  const lists = files.map((_, index) => (before[index] == null ? null : createNumberList(Uint32Array)))
  const ignore = () => undefined
  for (const runId of new Set(before.map((run) => run?.runId))) {
    const own = files.filter((_, index) => before[index]?.runId === runId)
    const base = before.find((run) => run?.runId === runId) ?? null
    if (base === null) continue
    await readInto({
      files: own,
      runDate,
      base,
      signal,
      sink: {
        license: ignore,
        contact: ignore,
        addressCode: ignore,
        issue: ignore,
        facility: ({ file, recordNumber }) => lists[files.indexOf(file)]?.push(recordNumber),
        drain,
      },
    })
  }
  return lists
}
