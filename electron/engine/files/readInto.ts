import type { Client, Connection } from '../../db/connection/connect.ts'
import { datedName } from '../../db/schema/runs.ts'
import type { RunTables } from '../../db/schema/sqlFile.ts'
import type { RecordBatch } from '../../read/batches.ts'
import { createEarlierRecords } from '../intake/earlierRecords.ts'
import { createIntake, nothingKnown, type RecordSink } from '../intake/intake.ts'
import { readDateRecords } from '../load/stage/recordsOfDate.ts'
import { publishedRun } from '../runs/findRuns.ts'
import { type FileReading, type ReadFilesOptions, readFiles } from './readFiles.ts'
import type { RecognisedFile } from './recognisedFile.ts'

interface ReadInto extends Pick<ReadFilesOptions, 'files' | 'runDate' | 'onProgress' | 'onAside'> {
  readonly sink: RecordSink
  readonly signal?: AbortSignal | undefined
  /** The date's own records, where the files would be added to it. */
  readonly base?: DateBase | null
  /** Is given each batch before its records are taken in. */
  readonly onBatch?: (file: RecognisedFile, batch: RecordBatch) => void
}

/** A published run that files would be added to. */
export interface DateBase {
  readonly connection: Connection
  readonly tables: RunTables
  readonly runId: number
}

/** What a date holds to be added to; null where nothing is published for it. */
export async function dateBase(
  client: Client,
  connection: Connection,
  date: string,
): Promise<DateBase | null> {
  const run = await publishedRun(client, date)
  if (run === undefined) return null
  const { runId, schemaVersion: version } = run
  return { connection, runId, tables: { schema: datedName(date), version } }
}

/**
 * Reads files as a load does, into any sink: how preview and review come to the load's own counts, repeats and shared
 * licenses over all files included, and over what a date holds that they would be added to.
 * @throws LoaderError of the file; the signal's reason.
 */
export async function readInto(request: ReadInto): Promise<FileReading[]> {
  const { files, runDate, sink, signal, base = null, onBatch, onProgress, onAside } = request
  const date =
    base === null ? null : await readDateRecords(base.connection, base.tables, base.tables, base.runId)
  const known = date?.known ?? nothingKnown()
  const earlier = createEarlierRecords(date?.find)
  let current = files[0] as RecognisedFile
  try {
    return await readFiles({
      files,
      runDate,
      intake: createIntake(known, earlier, sink),
      sink,
      earlier: {
        ...earlier,
        beginFile(file, firstReference, read) {
          current = file
          earlier.beginFile(file, firstReference, read)
        },
        remember(batch) {
          onBatch?.(current, batch)
          earlier.remember(batch)
        },
      },
      firstReference: known.lastFacilityId + 1,
      ...(date && { prepare: date.fetch }),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
      ...(onAside && { onAside }),
    })
  } finally {
    earlier.close()
    await date?.close()
  }
}
