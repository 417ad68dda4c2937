import { thisVersion } from '../../../db/schema/sqlFile.ts'
import { madeSource } from '../../../sources/format/buildSource.ts'
import { layoutOf } from '../../../sources/layout.ts'
import { faultPoint } from '../../faultPoint.ts'
import { type FileReading, readFiles } from '../../files/readFiles.ts'
import { createEarlierRecords } from '../../intake/earlierRecords.ts'
import { createIntake, nothingKnown } from '../../intake/intake.ts'
import { createRecordLines, type RecordLines } from '../../intake/recordLines.ts'
import { openCandidateSink } from './candidateSink.ts'
import { readDateRecords } from './recordsOfDate.ts'
import type { StageProgress, StageRequest, StageResult } from './staging.ts'

/** Reads the files and writes their records into the candidate's four empty (or, with add, copied) tables. */
export async function stageRun(
  request: StageRequest,
  signal: AbortSignal,
  onProgress: (progress: StageProgress) => void,
): Promise<StageResult> {
  const { connection, schema, base, runId } = request
  const date = base === null ? null : await readDateRecords(connection, thisVersion(schema), base, runId)
  const known = date?.known ?? nothingKnown(request.lane)
  const before = { contacts: known.contacts.added, addressCodes: known.addressCodes.added }
  const earlier = createEarlierRecords(date?.find)
  const lines: RecordLines[] = []
  const sink = await openCandidateSink(connection, schema, runId, request.loadedAt)
  try {
    const intake = createIntake(known, earlier, sink, request.lane)
    const counts = await readFiles({
      files: request.files.map(({ number, file, source, choices }) => ({
        number,
        file,
        layout: layoutOf(madeSource(source), file.header, choices),
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
