import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Connection, connect } from '../electron/db/connection/connect.ts'
import { withNames } from '../electron/db/schema/sqlFile.ts'
import type { Table } from '../shared/columns.ts'
import type { GeneratedFiles } from './generate.ts'

const files = import.meta.glob<string>('./expert/*.sql', { query: '?raw', import: 'default', eager: true })

/** What an expert types, in this order; the names are those of the files. */
const steps = [
  'staging',
  'copy',
  'weeks',
  'clean',
  'ids',
  'addresscode',
  'contact',
  'license',
  'facility',
  'not_null',
  'constraints',
  'foreign_keys',
  'analyze',
] as const

export interface ExpertLoad {
  readonly seconds: number
  readonly phases: Readonly<Record<string, number>>
  readonly tableRows: Record<Table, number>
}

/**
 * The same load as a person who knows PostgreSQL well would do it by hand in psql: \copy into text tables, then SQL
 * over sets. One connection, no rejects, no warnings, no checks.
 */
export async function expertLoad(
  connection: Connection,
  schema: string,
  { folder, files: names }: GeneratedFiles,
): Promise<ExpertLoad> {
  const client = await connect(connection, 'bench expert')
  try {
    await client.query(`create schema ${schema}`)
    const phases: Record<string, number> = {}
    const began = performance.now()
    await client.query(
      `set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off`,
    )
    for (const step of steps) {
      const stepBegan = performance.now()
      if (step === 'copy') for (const name of names) await copy(client, schema, folder, name)
      else for (const statement of statements(step, schema)) await client.query(statement)
      phases[step] = (performance.now() - stepBegan) / 1000
    }
    const seconds = (performance.now() - began) / 1000
    return { seconds, phases, tableRows: await rowsIn(client, schema) }
  } finally {
    await client.end()
  }
}

/** Rows of the four tables, whoever made them. */
export async function tableRows(connection: Connection, schema: string): Promise<Record<Table, number>> {
  const client = await connect(connection, 'bench')
  try {
    return await rowsIn(client, schema)
  } finally {
    await client.end()
  }
}

async function rowsIn(client: Client, schema: string): Promise<Record<Table, number>> {
  const { rows } = await client.query<Record<Table, number>>(statements('counts', schema)[0] as string)
  return rows[0] as Record<Table, number>
}

export async function dropSchema(connection: Connection, schema: string): Promise<void> {
  const client = await connect(connection, 'bench expert')
  try {
    await client.query(`drop schema if exists ${schema} cascade`)
  } finally {
    await client.end()
  }
}

async function copy(client: Client, schema: string, folder: string, name: string): Promise<void> {
  const [sql = ''] = statements(`copy_${name.replace('.csv', '')}`, schema)
  const bytes = createReadStream(join(folder, name), { highWaterMark: 1024 * 1024 })
  await pipeline(bytes, client.query(copyFrom(sql)))
}

/** Each in a transaction of its own, as in psql. */
function statements(step: string, schema: string): string[] {
  const sql = files[`./expert/${step}.sql`]
  if (sql === undefined) throw new Error(`There is no expert/${step}.sql`)
  return withNames(sql, { load_schema: schema })
    .split(/;\s*$/m)
    .filter((statement) => statement.trim() !== '')
}
