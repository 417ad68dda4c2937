import attributesSql from '../../../sql/load/measure_attributes.sql?raw'
import capacitySql from '../../../sql/load/measure_capacity.sql?raw'
import categoriesSql from '../../../sql/load/measure_categories.sql?raw'
import changesSql from '../../../sql/load/measure_changes.sql?raw'
import contactValuesSql from '../../../sql/load/measure_contact_values.sql?raw'
import contactsSql from '../../../sql/load/measure_contacts.sql?raw'
import facilityValuesSql from '../../../sql/load/measure_facility_values.sql?raw'
import goneCategoriesSql from '../../../sql/load/measure_gone_categories.sql?raw'
import issuesSql from '../../../sql/load/measure_issues.sql?raw'
import licenseValuesSql from '../../../sql/load/measure_license_values.sql?raw'
import licensesSql from '../../../sql/load/measure_licenses.sql?raw'
import placesSql from '../../../sql/load/measure_places.sql?raw'
import rowsSql from '../../../sql/load/measure_rows.sql?raw'
import sourcesSql from '../../../sql/query/measured_sources.sql?raw'
import type { Client } from '../../db/connect.ts'
import { findRun, type Run } from '../../db/runs.ts'
import { schemaOwner } from '../../db/schemas.ts'
import { inSchema, withNames } from '../../db/sqlFile.ts'
import { type Source, sourceColumns } from '../../sources/defineSource.ts'
import { filledBy } from '../../sources/filledBy.ts'
import { sources } from '../../sources/index.ts'
import { layoutOf } from '../../sources/layout.ts'
import { type LearnableRun, learnableRuns } from './learnable.ts'

/** From so many facilities on, shares are taken of some of them and different values are counted by some of their hashes. */
const many = 200_000
/**
 * Every so manyth facility and license (fewer for attributes, which are slow to take apart): primes, since the lanes of a load
 * give every second, third or fourth number (lanes.ts). Of the hashes of values those that end in six zeros, of license
 * numbers in four.
 */
const some = { records: 7, attributes: 17, hashes: 63, licenses: 15 }
const all = { records: 1, attributes: 1, hashes: 0, licenses: 0 }

/**
 * Measures each source of a run's schema, and enters that in loader.measure in place of what stood there. What is looked
 * at of many records is the same each time, so that runs compare.
 */
export async function measureRun(
  clients: readonly [Client, ...Client[]],
  schema: string,
  runId: number,
): Promise<void> {
  const [client] = clients
  const run = (await findRun(client, runId)) as Run
  const { rows } = await client.query<{ source: string }>(inSchema(sourcesSql, schema), [runId])
  const measured = sources.filter(({ id }) => rows.some(({ source }) => source === id))
  const layouts = JSON.stringify(
    Object.fromEntries(
      measured.map((source) => [source.id, { state: source.state, columns: columnsOf(source) }]),
    ),
  )
  const looked = (run.tableRows.facility ?? 0) > many ? some : all
  const sampled: Statement['values'] = [runId, layouts, looked.records]
  const hashed: Statement['values'] = [runId, layouts, looked.hashes]
  const before = await learnableRuns(client, runId)

  await client.query('delete from loader.measure where run_id = $1', [runId])
  // the longest first, so that both connections end together
  await share(clients, [
    ...(await changeStatements(client, run, schema, measured, before, looked.licenses)),
    { sql: inSchema(rowsSql, schema), values: sampled },
    { sql: inSchema(attributesSql, schema), values: [runId, layouts, looked.attributes] },
    { sql: inSchema(facilityValuesSql, schema), values: hashed },
    { sql: inSchema(contactValuesSql, schema), values: hashed },
    { sql: inSchema(contactsSql, schema), values: sampled },
    { sql: inSchema(licensesSql, schema), values: sampled },
    { sql: inSchema(placesSql, schema), values: sampled },
    { sql: inSchema(licenseValuesSql, schema), values: hashed },
    { sql: inSchema(categoriesSql, schema), values: sampled },
    { sql: inSchema(capacitySql, schema), values: sampled },
    { sql: issuesSql, values: [runId] },
  ])
  for (const { id } of measured) {
    const base = before.get(id)?.at(-1)
    if (base !== undefined) await client.query(goneCategoriesSql, [runId, id, base.runId])
  }
}

/** All that the source's rules fill: a column that this week's file lacks is empty. */
function columnsOf(source: Source): string[] {
  return filledBy(
    layoutOf(
      source,
      sourceColumns(source).map(({ name }) => name),
    ),
  )
}

interface Statement {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** Each connection takes the next statement when it is free: a statement uses one core. After a failure none is begun. */
async function share(clients: readonly Client[], statements: readonly Statement[]): Promise<void> {
  const waiting = [...statements]
  const ended = await Promise.allSettled(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        try {
          await client.query(next.sql, [...next.values])
        } catch (error) {
          waiting.length = 0
          throw error
        }
      }
    }),
  )
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** What came, went and changed since the run before; nothing where its schema was dropped by hand. */
async function changeStatements(
  client: Client,
  { runId, date }: Run,
  schema: string,
  measured: readonly { readonly id: string; readonly state: string }[],
  before: ReadonlyMap<string, readonly LearnableRun[]>,
  hashes: number,
): Promise<Statement[]> {
  const statements: Statement[] = []
  for (const { id, state } of measured) {
    const base = before.get(id)?.at(-1)
    if (base === undefined || (await schemaOwner(client, base.schema)) === null) continue
    const weeks = (Date.parse(date) - Date.parse(base.date)) / (7 * 86_400_000)
    statements.push({
      sql: withNames(changesSql, { load_schema: schema, base_schema: base.schema }),
      values: [runId, id, state, weeks, hashes],
    })
  }
  return statements
}
