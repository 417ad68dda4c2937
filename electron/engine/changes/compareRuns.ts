import { recordColumns } from '../../../shared/columns.ts'
import type { ChangesView, SourceChanges } from '../../../shared/window/changes.ts'
import type { ChangedTable, ChangeKind } from '../../../shared/window/kinds.ts'
import changesSql from '../../../sql/changes/changes.sql?raw'
import countsSql from '../../../sql/changes/counts.sql?raw'
import facilityPairsSql from '../../../sql/changes/facility_pairs.sql?raw'
import facilityTotalsSql from '../../../sql/changes/facility_totals.sql?raw'
import fieldCountsSql from '../../../sql/changes/field_counts.sql?raw'
import licensePairsSql from '../../../sql/changes/license_pairs.sql?raw'
import licenseTotalsSql from '../../../sql/changes/license_totals.sql?raw'
import sharedFacilityPairsSql from '../../../sql/changes/shared_facility_pairs.sql?raw'
import sharedLicensesSql from '../../../sql/changes/shared_licenses.sql?raw'
import stateSourcesSql from '../../../sql/changes/state_sources.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { inRun, inRuns, type RunTables } from '../../db/schema/sqlFile.ts'

type Counts = Pick<ChangesView, 'sources' | 'fields' | 'notCompared'>

/** Hash tables of a million rows in memory. Joins are done as they are written. */
const settings = `set local work_mem = '64MB'; set local jit = off; set local join_collapse_limit = 1`
/** For all rows of both runs: planned for those that are passed over, not only those that come out. */
const forAllRows = 'set local parallel_tuple_cost = 0.001; set local parallel_setup_cost = 100'
/** For the rows that differ: single ones come as fast as others, since all were read just now. */
const forFewRows = `set local parallel_tuple_cost to default; set local parallel_setup_cost to default;
set local random_page_cost = 1.1`

/**
 * Compares two schemas in temporary tables of the connection; the caller is in a transaction. What differs stands in
 * `pg_temp.change` afterwards, whatever becomes of the two schemas.
 *
 * @param spread whether the server may use more than one process: they share memory that a container may lack.
 */
export async function compareRuns(
  client: Client,
  { before, after }: { readonly before: RunTables; readonly after: RunTables },
  spread: boolean,
): Promise<Counts> {
  const both = { before_schema: before, after_schema: after }
  await client.query(`${settings}; ${forAllRows}`)
  await client.query(`set local max_parallel_workers_per_gather = ${spread ? 2 : 0}`)
  await client.query(inRuns(sharedLicensesSql, both))
  const { rows } = await client.query<Record<'before' | 'after', number[]>>(
    `select coalesce(array_agg(before_id) filter (where before_id is not null), '{}') as before,
            coalesce(array_agg(after_id) filter (where after_id is not null), '{}') as after
       from pg_temp.shared_license`,
  )
  await client.query(inRuns(facilityPairsSql, both), [rows[0]?.before, rows[0]?.after])
  await client.query(licensePairsSql)
  await client.query('analyze pg_temp.shared_license')
  await client.query(inRuns(sharedFacilityPairsSql, both))
  await client.query('analyze pg_temp.facility_pair, pg_temp.license_pair')
  const facilities = {
    before: await counted(client, facilityTotalsSql, before),
    after: await counted(client, facilityTotalsSql, after),
  }
  const sources = (rows: readonly Counted[]) => rows.map(({ source }) => source)
  await client.query(inRuns(stateSourcesSql, both), [sources(facilities.before), sources(facilities.after)])
  await client.query(forFewRows)
  await client.query(inRuns(changesSql, both))
  await client.query('create unique index on pg_temp.change (place)')
  const counts = await countChanges(client, {
    before: [...facilities.before, ...(await counted(client, licenseTotalsSql, before))],
    after: [...facilities.after, ...(await counted(client, licenseTotalsSql, after))],
  })
  await client.query('drop table pg_temp.facility_pair, pg_temp.license_pair, pg_temp.shared_license')
  return { ...counts, notCompared: onlyInOne(before.version, after.version) }
}

/** `table.column` of what came between two versions. */
function onlyInOne(a: number, b: number): string[] {
  const [older, newer] = a < b ? [a, b] : [b, a]
  return recordColumns
    .filter(({ since = 1 }) => since > older && since <= newer)
    .map(({ table, name }) => `${table}.${name}`)
}

async function counted(client: Client, sql: string, tables: RunTables): Promise<Counted[]> {
  const { rows } = await client.query<Counted>(inRun(sql, tables))
  return rows
}

/** @param totals what each of the two runs holds. */
async function countChanges(
  client: Client,
  { before, after }: { readonly before: readonly Counted[]; readonly after: readonly Counted[] },
): Promise<Omit<Counts, 'notCompared'>> {
  const { rows: kinds } = await client.query<Counted & { kind: ChangeKind }>(countsSql)
  const { rows: fields } = await client.query<{ field: string; count: number }>(fieldCountsSql)
  const names = [...new Set([...before, ...after].map(({ source }) => source))].sort()
  const of = (rows: readonly Counted[], source: string, table: ChangedTable): number =>
    rows.find((row) => row.source === source && row.table === table)?.count ?? 0
  const ofKind = (kind: ChangeKind) => kinds.filter((row) => row.kind === kind)
  const ofTable = (source: string, table: ChangedTable): SourceChanges['facilities'] => ({
    before: of(before, source, table),
    after: of(after, source, table),
    added: of(ofKind('added'), source, table),
    gone: of(ofKind('gone'), source, table),
    changed: of(ofKind('changed'), source, table),
  })
  return {
    sources: names.map((source) => ({
      source,
      facilities: ofTable(source, 'facility'),
      licenses: ofTable(source, 'license'),
    })),
    fields,
  }
}

interface Counted {
  readonly table: ChangedTable
  readonly source: string
  readonly count: number
}
