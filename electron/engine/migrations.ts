import { connect, disconnect } from '../db/connection/connect.ts'
import { openTarget } from '../db/connection/target.ts'
import { type MigrationState, migrationStates } from '../db/schema/migrations.ts'
import { updateRegistry } from './updateRegistry.ts'

interface MigrateRequest {
  readonly databaseUrl?: string | undefined
  readonly dataDir?: string | undefined
  /** Makes the changes that are pending; else they are only looked at. */
  readonly apply: boolean
  readonly log?: (message: string) => void
}

/** The registry's changes as they were found, and the names of those that were made now. */
interface Migrated {
  readonly database: string
  readonly migrations: readonly MigrationState[]
  readonly made: readonly string[]
}

/**
 * Looks at the registry's changes, and makes those that are pending where that is asked. Every other command makes them by
 * itself; this one is for a role that owns the registry where the others may not change it, and for a look before.
 * @throws LoaderError database-…
 */
export async function migrations({ databaseUrl, dataDir, apply, log }: MigrateRequest): Promise<Migrated> {
  const applicationName = 'leads-loader migrate'
  const target = await openTarget({
    databaseUrl,
    dataDir,
    applicationName,
    mayCreate: apply,
    ...(log && { log }),
  })
  try {
    const client = await connect(target.connection, applicationName)
    try {
      const found = await migrationStates(client)
      const made = apply ? await updateRegistry(client, log ?? (() => undefined)) : []
      const pending = found.filter(({ appliedAt }) => appliedAt === null)
      // another program may have made some meanwhile
      const known = apply && made.length < pending.length ? await migrationStates(client) : found
      return { database: target.label.name, migrations: known, made }
    } finally {
      await disconnect(client)
    }
  } finally {
    await target.leave()
  }
}
