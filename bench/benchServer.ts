import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../electron/db/connect.ts'
import { stopEmbedded } from '../electron/db/embedded/control.ts'
import {
  type Credentials,
  connectionTo,
  databaseName,
  readCredentials,
} from '../electron/db/embedded/credentials.ts'
import { type EmbeddedServer, joinEmbedded } from '../electron/db/embedded/join.ts'
import { placesIn } from '../electron/db/embedded/places.ts'

export interface BenchServer {
  readonly dataDir: string
  readonly server: EmbeddedServer
  readonly credentials: Credentials
  /** As the server's administrator. */
  readonly owner: Connection
}

/** An embedded server with the program's own settings, in a data folder of its own, which are gone when `use` ends. */
export async function withBenchServer(
  name: string,
  use: (bench: BenchServer) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), `leads-loader-${name}-`))
  const server = await joinEmbedded(dataDir, { applicationName: name })
  try {
    const credentials = readCredentials(placesIn(dataDir))
    const owner = connectionTo(server.config.port, credentials.administrator, databaseName)
    await use({ dataDir, server, credentials, owner })
  } finally {
    await server.leave()
    await stopEmbedded(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
}
