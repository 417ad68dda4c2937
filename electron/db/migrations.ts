import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { LoaderError } from '../../shared/errors.ts'
import { databaseError } from './errors.ts'
import { transaction } from './transaction.ts'

/** sql/registry/NNN_*.sql in the order of their numbers. Vite inlines them, so that a packaged app has them too. */
const files = import.meta.glob<string>('../../sql/registry/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.sql$/, '')
    return { version: Number.parseInt(name, 10), name, sql }
  })
  .sort((a, b) => a.version - b.version)

/** Taken while the registry is made or changed, so that two first starts don't meet. */
const migrationLock = 5_282_024_001

/**
 * Brings the schema `loader` to the version of this program, one transaction a file.
 * @throws LoaderError database-version when a newer program has been here; database-no-right.
 */
export async function migrateRegistry(client: Client): Promise<void> {
  if ((await registryVersion(client)) === migrations.length) return
  await transaction(client, "Can't set up the registry", async () => {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await client.query('create schema if not exists loader')
    await client.query(`create table if not exists loader.migration (
      version integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ version: number }>('select version from loader.migration')
    const applied = new Set(rows.map((row) => row.version))
    const newest = Math.max(0, ...applied)
    if (newest > migrations.length) throw tooOld(newest)
    for (const { version, name, sql } of migrations) {
      if (applied.has(version)) continue
      const sha256 = createHash('sha256').update(sql).digest('hex')
      // first, so that a second runner waits here and then fails instead of running the file twice
      await client.query('insert into loader.migration (version, name, sha256) values ($1, $2, $3)', [
        version,
        name,
        sha256,
      ])
      await client.query(sql)
    }
  })
}

/** Version of the registry in the database, 0 when there is none. */
export async function registryVersion(client: Client): Promise<number> {
  try {
    const {
      rows: [found],
    } = await client.query<{ there: boolean }>(`select to_regclass('loader.migration') is not null as there`)
    if (!found?.there) return 0
    const {
      rows: [row],
    } = await client.query<{ version: number }>(
      'select coalesce(max(version), 0) as version from loader.migration',
    )
    const version = row?.version ?? 0
    if (version > migrations.length) throw tooOld(version)
    return version
  } catch (error) {
    throw databaseError(error, "Can't read the registry")
  }
}

function tooOld(found: number): LoaderError {
  return new LoaderError(
    'database-version',
    `The registry in this database is of version ${found}; this program knows versions up to ${migrations.length}.`,
    { hint: 'Update Leads Loader on this computer.' },
  )
}
