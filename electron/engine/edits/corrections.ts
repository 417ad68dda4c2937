import type { Correction, CorrectionView } from '../../../shared/edits/correction.ts'
import { LoaderError } from '../../../shared/errors.ts'
import endCorrectionsSql from '../../../sql/edits/end_corrections.sql?raw'
import listCorrectionsSql from '../../../sql/edits/list_corrections.sql?raw'
import runsOfCorrectionSql from '../../../sql/edits/runs_of_correction.sql?raw'
import standingCorrectionsSql from '../../../sql/edits/standing_corrections.sql?raw'
import takeEffectSql from '../../../sql/edits/take_effect.sql?raw'
import type { Client } from '../../db/connection/connect.ts'

/** Those that are applied to files of these sources, of all where that is null, in a run of this date. */
export async function standingCorrections(
  client: Client,
  sources: readonly string[] | null,
  date: string,
): Promise<Correction[]> {
  return (await client.query<Correction>(standingCorrectionsSql, [sources, date])).rows
}

/** All, or those of one source, newest first: also such as have ended. */
export async function listCorrections(
  client: Client,
  source: string | null = null,
): Promise<CorrectionView[]> {
  return (await client.query<CorrectionView>(listCorrectionsSql, [source])).rows
}

/** @throws LoaderError usage for one that is not there. */
export async function findCorrection(client: Client, correctionId: number): Promise<CorrectionView> {
  const found = (await listCorrections(client)).find((one) => one.correctionId === correctionId)
  if (found === undefined)
    throw new LoaderError('usage', `There is no correction ${correctionId}.`, {
      hint: 'See "leads corrections list".',
    })
  return found
}

/** Takes a correction back: later files are loaded as they are. @throws LoaderError usage, run-state */
export async function removeCorrection(
  client: Client,
  who: string,
  correctionId: number,
): Promise<CorrectionView> {
  const { rowCount } = await client.query(
    `update loader.correction set ended_at = now(), ended_by = $2
      where correction_id = $1 and ended_at is null and stands_since is not null`,
    [correctionId, who],
  )
  const found = await findCorrection(client, correctionId)
  if (rowCount === 0)
    throw new LoaderError('run-state', `Correction ${correctionId} ended on ${found.ended?.at.slice(0, 10)}.`)
  return found
}

/** In the publishing transaction: corrections of the run stand from now on, and those that its files outdated end. */
export async function publishCorrections(client: Client, who: string, runId: number): Promise<void> {
  await client.query(endCorrectionsSql, [runId, who])
  await client.query(takeEffectSql, [runId, who])
}

/** What a run found of a correction; `says` is null where it was applied. */
interface RunOfCorrection {
  readonly runId: number
  readonly date: string
  readonly file: string
  readonly line: number | null
  readonly says: string | null
}

/** The runs whose files have a correction's record, oldest first. */
export async function runsOfCorrection(client: Client, correctionId: number): Promise<RunOfCorrection[]> {
  return (await client.query<RunOfCorrection>(runsOfCorrectionSql, [correctionId])).rows
}

/** For a look at a registry that may be of an earlier version, which keeps none. */
export async function correctionsIfKept(client: Client, date: string): Promise<Correction[]> {
  const { rows } = await client.query<{ kept: boolean }>(
    `select to_regclass('loader.correction') is not null as kept`,
  )
  return rows[0]?.kept === true ? standingCorrections(client, null, date) : []
}
