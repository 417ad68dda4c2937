import { createHash } from 'node:crypto'
import { afterEach, expect } from 'vitest'
import { tables } from '../../shared/columns.ts'
import type { Run } from '../../shared/run.ts'
import { type Client, type Connection, connect } from '../db/connection/connect.ts'
import { candidateName, datedName, trashName } from '../db/schema/runs.ts'
import { quoted } from '../db/schema/sqlFile.ts'
import { findRuns } from '../engine/runs/findRuns.ts'
import type { TestEngine } from './engine.ts'

/** All rows of a schema's tables whatever their order; without the time of the load, to compare two loads. */
export async function contentHash(client: Client, schema: string, { times = true } = {}): Promise<string> {
  const hash = createHash('sha256')
  for (const table of tables) {
    const row = times ? 't::text' : `(to_jsonb(t) - 'updated_dt')::text`
    const { rows } = await client.query<{ found: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(${row}, 1)::numeric), 0) || ' ' ||
              coalesce(sum(hashtextextended(${row}, 2)::numeric), 0) as found from ${quoted(schema)}.${table} t`,
    )
    hash.update(`${table} ${rows[0]?.found}\n`)
  }
  return hash.digest('hex')
}

/**
 * Hashes of runs that hold a complete schema, by run: of those asked for, or of the published ones and the newest
 * others.
 */
export async function contentOfRuns(client: Client, asked?: Iterable<number>): Promise<Map<number, string>> {
  const whole = (await findRuns(client)).filter(
    ({ schema, status }) => schema !== null && status !== 'running',
  )
  const newest = whole.filter(({ status }) => status !== 'published').slice(0, 2)
  const usual = whole.filter((run) => run.status === 'published' || newest.includes(run))
  const wanted = new Set(asked ?? usual.map(({ runId }) => runId))
  const hashes = new Map<number, string>()
  for (const { runId, schema } of whole) {
    if (wanted.has(runId)) hashes.set(runId, await contentHash(client, schema as string))
  }
  return hashes
}

/**
 * What must hold in a database whenever no command is at work in it, after any fault: a sentence for each breach.
 * Looks over a connection of its own. Sessions of other programs than ours don't count.
 */
export async function breaches(connection: Connection): Promise<string[]> {
  const client = await connect(connection, 'oracle')
  try {
    return [
      ...(await schemaBreaches(client)),
      ...(await countBreaches(client)),
      ...(await sessionBreaches(client)),
    ]
  } finally {
    await client.end()
  }
}

/** Looks after each test of a file that all of it holds. */
export function noBreachesAfterEach(database: Pick<TestEngine, 'engine'>): void {
  afterEach(async () => {
    expect(await breaches(database.engine.target.connection)).toEqual([])
  })
}

async function schemaBreaches(client: Client): Promise<string[]> {
  const runs = await findRuns(client)
  const { rows } = await client.query<{ name: string }>(
    String.raw`select nspname as name from pg_namespace where nspname ~ '^(leads_\d{8}|loader_(candidate|trash)_\d+)$'`,
  )
  const there = new Set(rows.map(({ name }) => name))
  const said: string[] = []
  for (const run of runs) {
    const expected = schemaOf(run)
    if (run.status === 'running') said.push(`run ${run.runId} is still running`)
    if (run.schema !== expected)
      said.push(`run ${run.runId} is ${run.status} with the schema ${run.schema}, not ${expected}`)
    if (expected !== null && !there.delete(expected))
      said.push(`${expected} of run ${run.runId} is not there`)
  }
  return [...said, ...[...there].map((name) => `${name} is of no run`)]
}

function schemaOf({ status, runId, date }: Run): string | null {
  if (status === 'published') return datedName(date)
  if (status === 'waiting') return candidateName(runId)
  if (status === 'replaced' || status === 'deleted') return trashName(runId)
  return null
}

async function countBreaches(client: Client): Promise<string[]> {
  const said: string[] = []
  const expect = (what: string, left: unknown, right: unknown) => {
    if (left !== right) said.push(`${what}: ${left}, not ${right}`)
  }
  for (const {
    runId,
    schema,
    tableRows,
    rowsBefore,
    rowsLoaded,
    rowsRead,
    rowsRejected,
    rowsSetAside,
  } of await findRuns(client)) {
    if (schema === null) continue
    for (const table of tables) {
      const { rows } = await client.query<{ rows: number }>(
        `select count(*) as rows from ${quoted(schema)}.${table}`,
      )
      expect(`rows of ${table} of run ${runId}`, rows[0]?.rows, tableRows[table])
    }
    expect(`facilities of run ${runId}`, tableRows.facility, rowsBefore + rowsLoaded)
    expect(`records of run ${runId}`, rowsRead, rowsLoaded + rowsRejected + rowsSetAside)
  }
  const { rows: files } = await client.query<{ run: number; file: number; stored: number; rejected: number }>(
    `select f.run_id as run, f.file_number as file, f.rows_rejected as rejected,
            (select count(*) from loader.row_issue i
              where i.run_id = f.run_id and i.file_number = f.file_number and severity = 'reject') as stored
       from loader.run_file f join loader.run r using (run_id) where r.schema_name is not null`,
  )
  for (const { run, file, stored, rejected } of files)
    expect(`rejects of file ${file} of run ${run}`, stored, rejected)
  const { rows: stray } = await client.query<{ run: number }>(
    `select distinct run_id as run from loader.row_issue i join loader.run r using (run_id)
      where r.status in ('running', 'failed', 'cancelled')`,
  )
  for (const { run } of stray) said.push(`issues of run ${run} are left`)
  return said
}

async function sessionBreaches(client: Client): Promise<string[]> {
  const { rows: sessions } = await client.query<{ name: string; state: string; query: string }>(
    `select application_name as name, state, left(query, 80) as query from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'leads-loader%'
        and application_name <> 'leads-loader test'`,
  )
  const { rows: locks } = await client.query<{ classid: number; objid: number }>(
    `select classid, objid from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  )
  return [
    ...sessions.map(({ name, state, query }) => `session ${name} is left: ${state}, ${query}`),
    ...locks.map(({ classid, objid }) => `advisory lock ${classid} ${objid} is left`),
  ]
}
