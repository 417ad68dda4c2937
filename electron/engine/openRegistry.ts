import { existsSync } from 'node:fs'
import { dataFolder } from '../dataFolder.ts'
import { type Client, type Connection, connect, disconnect } from '../db/connection/connect.ts'
import { openTarget } from '../db/connection/target.ts'
import { placesIn } from '../db/embedded/folder/places.ts'
import { registryVersion } from '../db/schema/migrations.ts'

/** A registry that is only looked at. */
export interface OpenRegistry {
  readonly client: Client
  readonly connection: Connection
  close(): Promise<void>
}

/**
 * The registry, if there is one: nothing is created, migrated or swept. Null when there is no embedded database yet,
 * or the server holds no registry.
 *
 * @throws LoaderError database-…
 */
export async function openRegistry(options: {
  readonly databaseUrl?: string | undefined
  readonly dataDir?: string | undefined
}): Promise<OpenRegistry | null> {
  const { databaseUrl, dataDir } = options
  const isEmbedded = !databaseUrl && !process.env.DATABASE_URL
  if (isEmbedded && !existsSync(placesIn(dataFolder(dataDir)).cluster)) return null
  const applicationName = 'leads-loader preview'
  const target = await openTarget({ databaseUrl, dataDir, applicationName, mayCreate: false })
  try {
    const client = await connect(target.connection, applicationName)
    const close = async () => {
      await disconnect(client)
      await target.leave()
    }
    // an older registry has what is looked at here; a newer one is refused
    if ((await registryVersion(client)) > 0) return { client, connection: target.connection, close }
    await close()
    return null
  } catch (error) {
    await target.leave()
    throw error
  }
}
