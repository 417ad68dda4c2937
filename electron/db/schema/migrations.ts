import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { LoaderError } from '../../../shared/errors.ts'
import { databaseError } from '../connection/errors.ts'
import { transaction } from '../connection/transaction.ts'

/** sql/registry/NNN_*.sql in the order of their numbers. Vite inlines them, so that a packaged app has them too. */
const files = import.meta.glob<string>('../../../sql/registry/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

interface Migration {
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

/** What a change needs before its file, by its name: what SQL alone can't do. Runs in the same transaction. */
type MigrationSteps = Readonly<Record<string, (client: Client) => Promise<void>>>

/** Taken while the registry is made or changed, so that two first starts don't meet. */
const migrationLock = 5_282_024_001

/** A change of the registry, and when it was made here; null: it is pending. */
export interface MigrationState {
  readonly version: number
  readonly name: string
  readonly appliedAt: string | null
}

/** The registry's changes that this program knows, in their order. @throws as `registryVersion`. */
export async function migrationStates(client: Client): Promise<MigrationState[]> {
  const applied = await appliedMigrations(client)
  return migrations.map(({ version, name }) => ({
    version,
    name,
    appliedAt: applied.find((one) => one.version === version)?.appliedAt ?? null,
  }))
}

/**
 * Brings the schema `loader` to the version of this program, all of it or nothing.
 * @returns the names of the changes that were made.
 * @throws LoaderError database-version when a newer program has been here, or a change was made by another file than this
 *   program has; database-no-right names what is pending.
 */
export async function migrateRegistry(client: Client, steps: MigrationSteps): Promise<string[]> {
  const pending = (await migrationStates(client)).filter(({ appliedAt }) => appliedAt === null)
  if (pending.length === 0) return []
  try {
    return await transaction(client, "Can't set up the registry", () => applyPending(client, steps))
  } catch (error) {
    if (!(error instanceof LoaderError && error.code === 'database-no-right')) throw error
    const names = pending.map(({ name }) => name).join(', ')
    throw new LoaderError(
      'database-no-right',
      `This role may not change the registry, and it must be: ${names}.`,
      {
        hint: 'Let the role that owns the schema loader run "leads db migrate" once.',
        cause: error,
      },
    )
  }
}

async function applyPending(client: Client, steps: MigrationSteps): Promise<string[]> {
  await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
  const isThere = await client.query<{ there: boolean }>(
    `select to_regnamespace('loader') is not null as there`,
  )
  // who may not make schemas may still change one that is there
  if (!isThere.rows[0]?.there) await client.query('create schema if not exists loader')
  await client.query(`create table if not exists loader.migration (
    version integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`)
  // another program may have been quicker
  const applied = new Set((await appliedMigrations(client)).map(({ version }) => version))
  const made: string[] = []
  for (const { version, name, sql } of migrations) {
    if (applied.has(version)) continue
    // first, so that a second runner waits here and then fails instead of running the file twice
    await client.query('insert into loader.migration (version, name, sha256) values ($1, $2, $3)', [
      version,
      name,
      sha256(sql),
    ])
    await steps[name]?.(client)
    await client.query(sql)
    made.push(name)
  }
  return made
}

/** Version of the registry in the database, 0 when there is none. @throws LoaderError database-version */
export async function registryVersion(client: Client): Promise<number> {
  return (await appliedMigrations(client)).at(-1)?.version ?? 0
}

interface AppliedMigration {
  readonly version: number
  readonly name: string
  readonly sha256: string
  readonly appliedAt: string
}

/** In the order of their versions; each is the change that this program knows under that number. */
async function appliedMigrations(client: Client): Promise<AppliedMigration[]> {
  try {
    const {
      rows: [found],
    } = await client.query<{ there: boolean }>(`select to_regclass('loader.migration') is not null as there`)
    if (!found?.there) return []
    const { rows } = await client.query<AppliedMigration>(
      'select version, name, sha256, applied_at as "appliedAt" from loader.migration order by version',
    )
    const newest = rows.at(-1)?.version ?? 0
    if (newest > newestKnown()) throw tooOld(newest)
    for (const row of rows) requireSame(row)
    return rows
  } catch (error) {
    throw databaseError(error, "Can't read the registry")
  }
}

/** Of text with LF line ends: a checkout on Windows may have others. */
function sha256(sql: string, lineEnd: '\n' | '\r\n' = '\n'): string {
  return createHash('sha256').update(sql.replace(/\r?\n/g, lineEnd)).digest('hex')
}

/** @throws LoaderError database-version: a change that was edited after it was made leaves registries that differ. */
function requireSame({ version, name, sha256: stored }: AppliedMigration): void {
  const own = migrations.find((migration) => migration.version === version)
  // programs before took the sum of whatever line ends their checkout had
  if (own !== undefined && (stored === sha256(own.sql) || stored === sha256(own.sql, '\r\n'))) return
  throw new LoaderError(
    'database-version',
    `The registry's change ${name} was made by another file than this program's sql/registry/${own?.name ?? name}.sql.`,
    { hint: 'Nothing was changed. Use the program that made it, or a newer release of this one.' },
  )
}

function tooOld(found: number): LoaderError {
  return new LoaderError(
    'database-version',
    `The registry in this database is of version ${found}; this program knows versions up to ${newestKnown()}.`,
    { hint: 'Update Leads Loader on this computer.' },
  )
}

/** Numbers may be left out: a change that was worked on beside others takes the next one that nobody has. */
const newestKnown = () => migrations.at(-1)?.version ?? 0
