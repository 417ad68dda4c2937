import { hostname } from 'node:os'
import type { Client } from '../db/connection/connect.ts'
import { connect, disconnect } from '../db/connection/connect.ts'
import { type DatabaseTarget, openTarget } from '../db/connection/target.ts'
import { userName } from '../systemUser.ts'
import { sweep } from './sweep.ts'
import { updateRegistry } from './updateRegistry.ts'

export interface EngineOptions {
  readonly databaseUrl?: string | undefined
  readonly dataDir?: string | undefined
  /** 'cli' or 'window': stands in the registry beside the person. */
  readonly shell: string
  readonly log?: (message: string) => void
}

/** An open database with its registry, as every command and every screen needs it. */
export interface Engine {
  readonly target: DatabaseTarget
  /** For commands; a load has connections of its own. */
  readonly client: Client
  /** `person@computer (shell)`, written with everything that is changed. */
  readonly who: string
  /** What the person should know: a server taken over, leftovers cleaned, runs purged. */
  readonly notices: string[]
  close(): Promise<void>
}

/** Opens the database, brings the registry up to date and cleans up after killed runs. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const applicationName = `leads-loader ${options.shell}`
  const target = await openTarget({
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir,
    applicationName,
    ...(options.log && { log: options.log }),
  })
  const notices = [...target.notices]
  let client: Client | null = null
  try {
    client = await connect(target.connection, applicationName)
    await updateRegistry(client, (notice) => notices.push(notice))
    const who = `${userName()}@${hostname()} (${options.shell})`
    notices.push(...(await sweep(client, who)))
    const opened = client
    return {
      target,
      client: opened,
      who,
      notices,
      async close() {
        await disconnect(opened)
        await target.leave()
      },
    }
  } catch (error) {
    if (client !== null) await disconnect(client)
    await target.leave()
    throw error
  }
}
