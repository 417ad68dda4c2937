import { randomUUID } from 'node:crypto'
import { schemaVersion } from '../../../shared/columns.ts'
import type { RunFile } from '../../../shared/run.ts'
import { lockRun } from '../../db/connection/locks.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { insertRun, insertRunFile } from '../../db/schema/runs.ts'
import { filledBy } from '../../sources/filledBy.ts'
import { enterBeginning } from '../alerts/queue/queue.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'
import { canonicalText, keepDefinition } from '../sources/sourceVersions.ts'
import { appVersion } from '../version.ts'
import type { LoadStory } from './loadStory.ts'

/** Enters the run and its files in the registry; gives the run's number, whose lock `control` then holds. */
export async function registerRun({ engine, request, control, base, inputs }: LoadStory): Promise<number> {
  return transaction(control, "Can't enter the run in the registry", async () => {
    const runId = await insertRun(control, {
      uuid: randomUUID(),
      date: request.date,
      mode: base === undefined ? 'new' : request.mode,
      baseRunId: base?.runId ?? null,
      schemaVersion,
      appVersion,
      who: engine.who,
      without: request.without ?? [],
    })
    // before anybody can see the run: a running run without a lock is swept
    await lockRun(control, runId)
    for (const [number, input] of inputs.entries()) {
      await keepDefinition(control, canonicalText(input.known.source))
      await insertRunFile(control, runId, fileRow(number, input))
    }
    const sources = [...new Set(inputs.map(({ layout }) => layout.source.id))].sort()
    const run = { runId, date: request.date, status: 'running', startedBy: engine.who } as const
    await enterBeginning(control, engine, run, sources)
    return runId
  })
}

function fileRow(number: number, { file, layout, known }: RecognisedInput): RunFile {
  const mapping = Object.fromEntries(
    [...layout.places].map(([column, place]) => [
      column.name,
      place < 0 ? null : (layout.header[place] as string),
    ]),
  )
  return {
    number,
    source: layout.source.id,
    sourceSha256: known.sha256,
    sourceVersion: known.version,
    sourceFrom: known.from,
    name: file.name,
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    encodingReason: file.encodingReason,
    header: [...file.header],
    mapping,
    missingColumns: [...layout.missing],
    addedColumns: [...layout.added],
    fills: filledBy(layout),
    delimiter: file.shape.delimiter,
    linesAbove: [...file.linesAbove],
    notes: [...file.notes],
    rowsRead: 0,
    rowsLoaded: 0,
    rowsRejected: 0,
    rowsSetAside: 0,
    setAside: [],
    rowsBlank: 0,
    warnings: 0,
  }
}
