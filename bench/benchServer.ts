import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../electron/db/connection/connect.ts'
import {
  type Credentials,
  connectionTo,
  readCredentials,
} from '../electron/db/embedded/folder/credentials.ts'
import { placesIn } from '../electron/db/embedded/folder/places.ts'
import { type EmbeddedServer, joinEmbedded } from '../electron/db/embedded/join.ts'
import { stopEmbedded } from '../electron/engine/localDatabase.ts'
import { databaseName } from '../shared/domain.ts'

export interface BenchServer {
  readonly dataDir: string
  readonly server: EmbeddedServer
  readonly credentials: Credentials
  /** As the server's administrator. */
  readonly owner: Connection
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** An embedded server with the program's own settings, in a data folder of its own, which are gone when `use` ends or a signal comes. */
export async function withBenchServer(
  name: string,
  use: (bench: BenchServer) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), `leads-loader-${name}-`))
  let server: EmbeddedServer | undefined
  const end = async () => {
    await server?.leave()
    if (server !== undefined) await stopEmbedded(dataDir)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  const endAtOnce = (signal: NodeJS.Signals) =>
    void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  for (const signal of signals) process.once(signal, endAtOnce)
  try {
    server = await joinEmbedded(dataDir, { applicationName: name })
    const credentials = readCredentials(placesIn(dataDir))
    const owner = connectionTo(server.config.port, credentials.administrator, databaseName)
    await use({ dataDir, server, credentials, owner })
  } finally {
    for (const signal of signals) process.off(signal, endAtOnce)
    await end()
  }
}
