import { counted, listed } from '../../../shared/count.ts'
import type { LostSource, VanishedSource } from '../../../shared/window/runs.ts'
import lostByDeleteSql from '../../../sql/query/lost_by_delete.sql?raw'
import vanishedSql from '../../../sql/query/run_vanished.sql?raw'
import type { Client } from '../../db/connection/connect.ts'

/** The check that fails where a source is missing. */
export const vanishCheck = 'no_source_vanishes'

/** What a run lacks that the run which it replaces has, or for a new date the nearest earlier one. */
export async function vanishedSources(client: Client, runId: number): Promise<VanishedSource[]> {
  return (await client.query<VanishedSource>(vanishedSql, [runId])).rows
}

/** What readers of the newest date would lose with a run. */
export async function lostByDelete(client: Client, runId: number): Promise<LostSource[]> {
  return (await client.query<LostSource>(lostByDeleteSql, [runId])).rows
}

/** `oklahoma (28 facilities in run 4 of 2026-11-22)`; several as a list. */
export function vanishedText(vanished: readonly VanishedSource[]): string {
  return listed(
    vanished.map(
      ({ source, facilities, runId, date }) =>
        `${source} (${counted(facilities, 'facility', 'facilities')} in run ${runId} of ${date})`,
    ),
  )
}

/** What readers of a run that was published without some sources should know; null where none is missing. */
export function publishedWithout(vanished: readonly VanishedSource[]): string | null {
  return vanished.length === 0
    ? null
    : `Published without ${vanishedText(vanished)}: who reads this date does not see them.`
}

/** `Readers of the newest date lose oklahoma (28 facilities): the newest would be 2026-11-22.`; null where they lose none. */
export function lostText(lost: readonly LostSource[]): string | null {
  const [first] = lost
  if (first === undefined) return null
  const what = listed(
    lost.map(({ source, facilities }) => `${source} (${counted(facilities, 'facility', 'facilities')})`),
  )
  const then =
    first.nextDate === null
      ? 'no published run would be left'
      : `the newest would be ${first.nextDate}, which has none of ${lost.length === 1 ? 'it' : 'them'}`
  return `Readers of the newest date lose ${what}: ${then}.`
}
