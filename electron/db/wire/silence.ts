import type { Socket } from 'node:net'
import type { Client } from 'pg'

/** Nothing came from the server for so long, and no other connection says that it works. The message is a clause. */
export class SilenceFault extends Error {
  override readonly name = 'SilenceFault'

  constructor(milliseconds: number) {
    super(`nothing came from the server for ${Math.round(milliseconds / 100) / 10} s`)
  }
}

/** A session that holds a lock which another one waits for. */
interface Holder {
  readonly pid: number
  readonly application: string
  readonly role: string
  /** ISO 8601 in UTC; null where the server does not tell this role. */
  readonly since: string | null
}

/** What a session does now, and who holds what it waits for. Here, since journeys read this file without Vite. */
const lookSql = `
select a.state,
       a.wait_event_type as waits,
       case when a.wait_event_type = 'Lock' then
         (select coalesce(json_agg(json_build_object(
                   'pid', h.pid,
                   'application', coalesce(h.application_name, ''),
                   'role', coalesce(h.usename, ''),
                   'since', to_char(h.xact_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                 order by h.xact_start), '[]')
            from pg_stat_activity h where h.pid = any (pg_blocking_pids(a.pid)))
       else '[]' end as holders
  from pg_stat_activity a
 where a.pid = $1`

/** What the server says of a session of ours. */
interface Look {
  readonly state: string | null
  readonly waits: string | null
  readonly holders: readonly Holder[]
}

/** Watches one connection while its server is waited for. */
export interface Watch {
  /** From now on the connection is watched; the number is of its process at the server. */
  start(pid: number): void
  /** Something came. */
  heard(): void
  /** A statement was sent. `waits` tells whether the server is waited for; call what it gives at the end. */
  begin(waits?: () => boolean): () => void
  /** Who was last seen to hold what the statement waits for. */
  holders(): readonly Holder[]
}

const tickMilliseconds = 250
/** A server under load takes longer to answer than a network. */
const leastLook = 1500

/**
 * A network that swallows everything gives no error, for a quarter of an hour or for ever. So, while the server is waited
 * for and nothing comes or goes, another connection looks at what it does, each fifth of `patience`; when nothing has
 * shown for all of it that the server still works for us, the connection is cut off. One that builds an index for an
 * hour is left alone: the look says so. What the looks see of locks is kept for the error's words.
 *
 * @param open a connection to look with, or a failure within so many milliseconds.
 */
export function watchSilence(
  client: Client,
  patience: number,
  open: (milliseconds: number) => Promise<Client>,
): Watch {
  const waiting = new Set<() => boolean>()
  let pid: number | null = null
  let aliveAt = 0
  let lookedAt = 0
  let isLooking = false
  let sent = 0
  let holders: readonly Holder[] = []
  let timer: NodeJS.Timeout | undefined
  const streamOf = () => (client as unknown as { connection: { stream: Socket } }).connection.stream

  const alive = () => {
    aliveAt = performance.now()
  }
  const look = async () => {
    isLooking = true
    try {
      const found = await lookAt(pid as number, () => open(Math.max(patience / 5, leastLook)))
      if (worksFor(found)) alive()
      holders = found?.holders ?? []
    } catch (error) {
      // whoever refuses is there
      if (isServers(error)) alive()
    }
    lookedAt = performance.now()
    isLooking = false
  }
  const tick = () => {
    const stream = streamOf()
    if (waiting.size === 0 || stream.destroyed) {
      clearInterval(timer)
      timer = undefined
      return
    }
    const gone = stream.bytesWritten - stream.writableLength
    if (gone !== sent || ![...waiting].some((waits) => waits())) {
      sent = gone
      return alive()
    }
    const now = performance.now()
    if (now - aliveAt >= patience) return void stream.destroy(new SilenceFault(patience))
    // the first look comes early: a lock is waited for a few seconds only
    const rest = patience / (lookedAt < aliveAt ? 10 : 5)
    if (!isLooking && now - Math.max(aliveAt, lookedAt) >= rest) void look()
  }

  return {
    start(number) {
      pid = number
    },
    heard: alive,
    begin(waits = () => true) {
      if (pid === null) return () => undefined
      if (waiting.size === 0) {
        holders = []
        alive()
      }
      const one = () => waits()
      waiting.add(one)
      timer ??= setInterval(tick, Math.min(tickMilliseconds, patience / 20)).unref()
      return () => waiting.delete(one)
    },
    holders: () => holders,
  }
}

async function lookAt(pid: number, open: () => Promise<Client>): Promise<Look | undefined> {
  const client = await open()
  try {
    return (await client.query<Look>(lookSql, [pid])).rows[0]
  } finally {
    void client.end().catch(() => undefined) // one look; it is cut off by itself where nothing comes
  }
}

/** False also when its answer is there, or it waits for us to go on: the network has lost that. */
const worksFor = (found: Look | undefined) =>
  found !== undefined && !(found.state ?? 'active').startsWith('idle') && found.waits !== 'Client'

/** Whether the server itself gave the error. */
function isServers(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ('severity' in at) return true
  return false
}

const noted = new WeakMap<object, readonly Holder[]>()

/** Keeps with an error of a lock who held it. */
export function noteHolders(error: unknown, holders: readonly Holder[]): void {
  if (typeof error === 'object' && error !== null && holders.length > 0) noted.set(error, holders)
}

/** 'session 4711 (psql, role ada) has held a lock since 10:32 UTC'; undefined where nobody was seen. */
export function holderOf(error: unknown): string | undefined {
  const [first, ...more] = noted.get(error as object) ?? []
  if (first === undefined) return undefined
  const { pid, application, role, since } = first
  const who = [application === '' ? [] : [application], `role ${role}`].flat().join(', ')
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  const from = since === null ? '' : ` since ${since.slice(0, 10)} ${since.slice(11, 19)} UTC`
  return `session ${pid} (${who})${others} has held a lock that is needed${from}`
}
