import { type Client, connect } from '../electron/db/connection/connect.ts'
import { connectionTo, readCredentials } from '../electron/db/embedded/folder/credentials.ts'
import { placesIn } from '../electron/db/embedded/folder/places.ts'
import { readPidFile } from '../electron/db/embedded/server/runningServer.ts'
import { databaseName } from '../shared/domain.ts'

/** The embedded server of a data folder, as it runs now: process and port. */
export function localServer(dataDir: string): { pid: number; port: number } {
  const server = readPidFile(placesIn(dataDir))
  if (server === undefined) throw new Error(`No server runs in ${dataDir}.`)
  return server
}

/** A connection to the embedded database beside the window, as the role that it uses. The caller ends it. */
export function connectTo(dataDir: string): Promise<Client> {
  const { port } = localServer(dataDir)
  const { loader } = readCredentials(placesIn(dataDir))
  return connect(connectionTo(port, loader, databaseName), 'end-to-end test')
}

/** Rows of one statement. */
export async function query<Row extends object>(
  dataDir: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = await connectTo(dataDir)
  try {
    return (await client.query<Row>(statement, [...values])).rows
  } finally {
    await client.end()
  }
}
