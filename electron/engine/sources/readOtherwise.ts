import readOtherwiseSql from '../../../sql/query/read_otherwise.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import type { SourceFrom } from './knownSources.ts'

/** A definition of a source as a run used it. */
interface Reading {
  readonly from: SourceFrom | null
  /** Of one in the database, with who saved it; null of any other. */
  readonly version: number | null
  readonly who?: string | null
  readonly savedAt?: string | null
  readonly why?: string | null
}

export interface ReadOtherwise {
  readonly source: string
  /** `texas was read by version 2 (ada, 2025-11-04), and not by version 1 as run 11 of 2025-10-29: …` */
  readonly says: string
}

/**
 * The sources of a run that were read by another definition than in the run before: there a change may come from the source and not
 * from the state.
 * @param beforeRunId null for the published run before, of each source its own.
 */
export async function readOtherwise(
  client: Client,
  runId: number,
  beforeRunId: number | null,
): Promise<ReadOtherwise[]> {
  const { rows } = await client.query<{
    source: string
    runId: number
    date: string
    before: Reading
    after: Reading
  }>(readOtherwiseSql, [runId, beforeRunId])
  return rows.map(({ source, runId: than, date, before, after }) => ({
    source,
    says: `${source} was read by ${readingText(after)}, and not by ${readingText(before)} as in run ${than} of ${date}: what changed may come from the source, not from the state.`,
  }))
}

/** `version 2 (ada, 2025-11-04: the beds count)`, `the source of the folder` */
export function readingText({ from, version, who, savedAt, why }: Reading): string {
  if (version === null) return `the source ${placeText(from)}`
  return `version ${version}${who && savedAt ? ` (${who}, ${savedAt.slice(0, 10)}${why ? `: ${why}` : ''})` : ''}`
}

export function placeText(from: SourceFrom | null): string {
  if (from === 'folder') return 'of the folder'
  return from === 'database' ? 'of the database' : 'that comes with the program'
}
