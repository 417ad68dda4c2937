import type { ChangeRow } from '../../../shared/window/changes.ts'
import rejectsOfRunSql from '../../../sql/trace/rejects_of_run.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { type RejectRow, type TracedReject, tracedRejects } from './findRejects.ts'
import { isOfLicense, isOfNamelessLicense } from './rejectOf.ts'
import { tracedRuns } from './traceRuns.ts'

/** Rejects that are looked through: of more, a gone facility is told as gone. */
const mostRejects = 5000

/** Tells of a facility or license that is gone from a run which of its rejects was it, if any. */
export type RejectOf = (
  gone: Pick<ChangeRow, 'source' | 'issuingState' | 'licenseNumber' | 'company'>,
) => ChangeRow['rejected']

/** Reads the rejects of a run once, for all rows of its comparison. */
export async function rejectsOfGone(client: Client, runId: number): Promise<RejectOf> {
  const rows = (await client.query<RejectRow>(rejectsOfRunSql, [runId, mostRejects])).rows
  if (rows.length === 0) return () => null
  const rejects = tracedRejects(await tracedRuns(client, 'all tables'), rows)
  return ({ issuingState, licenseNumber, company }) => {
    const key = { issuingState, licenseNumber }
    const found =
      rejects.find((reject) => isOfLicense(reject, key)) ??
      rejects.find((reject) => isOfNamelessLicense(reject, key, [company]))
    return found === undefined ? null : placeOf(found)
  }
}

function placeOf({ file, line, reason }: TracedReject): ChangeRow['rejected'] {
  return { file: file.name, line, reason }
}
