import bandsSql from '../../../sql/query/checks/check_bands.sql?raw'
import fillsSql from '../../../sql/query/checks/check_fills.sql?raw'
import scopeSql from '../../../sql/query/checks/check_scope.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import type { Check } from './check.ts'

/** A source of a run, and of how much of it checks take shares. */
export interface Scope {
  readonly source: string
  readonly facilities: number
  readonly files: number
  /** Null: not known, so taken to be all. */
  readonly fills: readonly string[] | null
  /** Learned measures by name. */
  readonly bands: ReadonlyMap<string, number>
}

export async function readScopes(client: Client, runId: number): Promise<Scope[]> {
  const { rows } = await client.query<Pick<Scope, 'source' | 'facilities' | 'files'>>(scopeSql, [runId])
  const { rows: fills } = await client.query<Pick<Scope, 'source' | 'fills'>>(fillsSql, [runId])
  const { rows: bands } = await client.query<{ source: string; measure: string; bands: number }>(bandsSql, [
    runId,
  ])
  return rows.map((row) => ({
    ...row,
    fills: fills.find(({ source }) => source === row.source)?.fills ?? null,
    bands: new Map(
      bands
        .filter(({ source }) => source === row.source)
        .map(({ measure, bands: number }) => [measure, number]),
    ),
  }))
}

/** Of how many a check takes shares. */
export function totalOf({ of, measures }: Check, { facilities, files, bands }: Scope): number {
  if (of === 'facility') return facilities
  if (of === 'files') return files
  if (of === 'measures') return measures.reduce((sum, measure) => sum + (bands.get(measure) ?? 0), 0)
  return 1
}

/** Whether the source has what the check looks at. */
export function isFilled({ columns }: Check, { fills }: Scope): boolean {
  return columns.length === 0 || fills === null || columns.some((column) => fills.includes(column))
}
