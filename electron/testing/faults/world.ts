import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Client, connect, disconnect } from '../../db/connection/connect.ts'
import { urlOf } from '../../db/connection/target.ts'
import { start } from '../command.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { contentHash, contentOfRuns } from '../invariants.ts'
import { texas } from '../invent/numbered.ts'
import { type Network, startNetwork } from '../network/network.ts'
import { eventually } from '../process.ts'

export const date = '2026-03-02'
/** Seconds for which a network may say nothing; 15 outside of tests. */
export const silence = 2

/** A database with two published dates, files to load, and a network between, for one fault. */
export interface World {
  readonly database: TestDatabase
  readonly network: Network
  /** Of another program, as the administrator. */
  readonly other: Client
  readonly input: string
  /** Of the runs that stood before. */
  readonly before: Map<number, string>
  /** Starts a command that reaches the server through the network; it waits at the moment, if one is named. */
  command(words: readonly string[], moment?: string): Moment
  /** A command straight to the server. */
  straight(...words: string[]): Promise<{ code: number | null; out: string; err: string }>
  hash(schema: string): Promise<string>
  /** Files that commands left among the temporary ones. */
  leftFiles(): string[]
  close(): Promise<void>
}

/** A command at the moment where a fault comes. */
export interface Moment extends ReturnType<typeof start> {
  reached(): Promise<void>
  go(): void
}

/** A database with two published dates, of which each world is a copy. */
export async function createTemplate(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'leads-world-'))
  const database = await createTestDatabase()
  writeFileSync(join(folder, 'earlier.csv'), texas(80, 5000))
  for (const day of ['2026-03-01', date]) {
    const words = ['load', '-f', 'earlier.csv', '--date', day, '--database-url', database.url]
    const { code, err } = await start(words, { cwd: folder }).ended
    if (code !== 0) throw new Error(`The world can't be made: ${err}`)
  }
  rmSync(folder, { recursive: true })
  return database
}

export async function createWorld(template: TestDatabase): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'leads-world-'))
  const temporary = mkdtempSync(join(tmpdir(), 'leads-world-tmp-'))
  const database = await createTestDatabase(template.connection)
  const network = await startNetwork(database.connection)
  const other = await database.connect('another program', 'administrator')
  const through = urlOf({ ...database.connection, port: network.port }, true)
  writeFileSync(join(folder, 'texas.csv'), texas(600))
  const environment = { LEADS_SILENCE: String(silence), TMPDIR: temporary, NODE_ENV: 'test' }
  const straight = (...words: string[]) =>
    start([...words, '--database-url', database.url], { cwd: folder, env: environment }).ended
  let moments = 0
  return {
    ...{ database, network, other, straight },
    input: join(folder, 'texas.csv'),
    before: await withClient(database, (client) => contentOfRuns(client)),
    command(words, moment) {
      moments += 1
      const meeting = join(folder, `moment-${moments}`)
      const started = start([...words, '--json', '--database-url', through], {
        cwd: folder,
        env: {
          ...environment,
          ...(moment !== undefined && {
            LEADS_FAULT: `${moment}:wait`,
            LEADS_FAULT_FOLDER: mkdtempSync(`${meeting}-`),
          }),
        },
      })
      const place = readdirSync(folder).find((name) => name.startsWith(`moment-${moments}-`)) ?? ''
      return {
        ...started,
        reached: () =>
          eventually(() => {
            if (started.child.exitCode !== null) throw new Error(`It ended before ${moment}`)
            return readdirSync(join(folder, place)).includes('reached')
          }),
        go: () => writeFileSync(join(folder, place, 'go'), ''),
      }
    },
    hash: (schema) => withClient(database, (client) => contentHash(client, schema, { times: false })),
    leftFiles: () => readdirSync(temporary),
    async close() {
      network.close()
      await database.drop()
      for (const path of [folder, temporary]) rmSync(path, { recursive: true, force: true })
    },
  }
}

export async function withClient<T>(
  database: TestDatabase,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect({ ...inject('loader'), database: database.connection.database }, 'oracle')
  try {
    return await work(client)
  } finally {
    await disconnect(client)
  }
}
