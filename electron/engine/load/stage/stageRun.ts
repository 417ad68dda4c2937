import type { LicenseOwnValues } from '../../../../shared/columns.ts'
import type { Connection } from '../../../db/connection/connect.ts'
import type { RunTables } from '../../../db/schema/sqlFile.ts'
import type { InspectedFile } from '../../../read/inspect.ts'
import { sourceById } from '../../../sources/index.ts'
import { layoutOf, type MappingChoices } from '../../../sources/layout.ts'
import { faultPoint } from '../../faultPoint.ts'
import { type FileReading, readFiles } from '../../files/readFiles.ts'
import { createEarlierRecords } from '../../intake/earlierRecords.ts'
import { createIntake, nothingKnown } from '../../intake/intake.ts'
import type { Lane } from '../../intake/lanes.ts'
import { createRecordLines, type RecordLines } from '../../intake/recordLines.ts'
import { type CopiedRows, openCandidateSink } from './candidateSink.ts'
import { readDateRecords } from './recordsOfDate.ts'

/** A file to stage, as plain data: the worker makes the layout again from the same parts. */
export interface FileToStage {
  /** Its place in the order given, from 0. */
  readonly number: number
  readonly file: InspectedFile
  readonly sourceId: string
  /** That issues the licenses. */
  readonly state: string
  readonly choices: MappingChoices
}

/** What the staging worker is told. */
export interface StageRequest {
  readonly connection: Connection
  readonly schema: string
  readonly runId: number
  readonly runDate: string
  /** Milliseconds since 1970: updated_dt. */
  readonly loadedAt: number
  readonly files: readonly FileToStage[]
  /** Add: the tables whose records the candidate already holds; null where it is empty. */
  readonly base: RunTables | null
  /** Which ids this thread gives. */
  readonly lane: Lane
}

export interface StageProgress {
  readonly file: number
  readonly rows: number
  readonly rejected: number
  readonly warnings: number
  readonly bytesRead: number
}

export interface StageResult {
  /** By the file's number. */
  readonly counts: ReadonlyMap<number, FileReading>
  /** By the file's number: how its records lie on lines, packed. */
  readonly lines: ReadonlyMap<number, Uint8Array>
  /** Rows that the server says it took. */
  readonly copied: CopiedRows
  /** Rows that were given to it. */
  readonly given: {
    readonly facility: number
    readonly license: number
    readonly contact: number
    readonly addresscode: number
  }
  /** Licenses to fill, by id. */
  readonly filled: ReadonlyMap<number, LicenseOwnValues>
  readonly lastFacilityIdBefore: number
}

/** Reads the files and writes their records into the candidate's four empty (or, with add, copied) tables. */
export async function stageRun(
  request: StageRequest,
  signal: AbortSignal,
  onProgress: (progress: StageProgress) => void,
): Promise<StageResult> {
  const { connection, schema, base, runId } = request
  const date = base === null ? null : await readDateRecords(connection, schema, base, runId)
  const known = date?.known ?? nothingKnown(request.lane)
  const before = { contacts: known.contacts.added, addressCodes: known.addressCodes.added }
  const earlier = createEarlierRecords(date?.find)
  const lines: RecordLines[] = []
  const sink = await openCandidateSink(connection, schema, runId, request.loadedAt)
  try {
    const intake = createIntake(known, earlier, sink, request.lane)
    const counts = await readFiles({
      files: request.files.map(({ number, file, sourceId, choices }) => ({
        number,
        file,
        layout: layoutOf(sourceById(sourceId), file.header, choices),
      })),
      runDate: request.runDate,
      intake,
      sink: {
        async drain() {
          await sink.drain()
          await faultPoint('mid-copy')
        },
      },
      earlier: {
        ...earlier,
        beginFile(...file) {
          lines.push(createRecordLines())
          earlier.beginFile(...file)
        },
        remember(batch) {
          lines.at(-1)?.add(batch)
          earlier.remember(batch)
        },
      },
      firstReference: known.lastFacilityId + 1,
      ...(date && { prepare: date.fetch }),
      signal,
      onProgress: (file, { rowsRead, rowsRejected, warnings }, bytesRead) =>
        onProgress({ file: file.number, rows: rowsRead, rejected: rowsRejected, warnings, bytesRead }),
    })
    signal.throwIfAborted()
    const copied = await sink.finish()
    await faultPoint('after-copy')
    return {
      counts: new Map(request.files.map(({ number }, index) => [number, counts[index] as FileReading])),
      lines: new Map(
        request.files.map(({ number }, index) => [number, (lines[index] as RecordLines).packed()]),
      ),
      copied,
      given: {
        facility: intake.facilities,
        license: intake.licenses,
        contact: known.contacts.added - before.contacts,
        addresscode: known.addressCodes.added - before.addressCodes,
      },
      filled: intake.filled,
      lastFacilityIdBefore: known.lastFacilityId,
    }
  } catch (error) {
    await sink.abort()
    throw error
  } finally {
    earlier.close()
    await date?.close()
  }
}
