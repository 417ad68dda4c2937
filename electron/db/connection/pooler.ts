import type { Socket } from 'node:net'
import type { Client } from 'pg'
import { LoaderError } from '../../../shared/errors.ts'
import { type Connection, connectBare, disconnect, placeOf } from './connect.ts'

/** A pool whose connections are all at work keeps a statement waiting; longer than this it is of no use to a load. */
const waitMilliseconds = 3000
/**
 * One look finds out an idle pool; on a busy one chance may hand out the same connection again: of three in one look of three, so
 * that ten miss it once in 59,000 times, and six did in 730.
 */
const rounds = 10

/**
 * Refuses a connection pooler that lends its connections for a transaction only. There, locks and settings stay behind
 * on a connection that then serves others: a load's own lock says nothing, and other programs lose their search_path. It
 * writes nothing and sets nothing. A session of one's own, direct or by a pooler in session mode, is what a load needs.
 *
 * @throws LoaderError database-refused
 */
export async function requireOwnSession(connection: Connection): Promise<void> {
  const one = await connectBare(connection, 'leads-loader look')
  try {
    const seen = await within(sessionOf(one), connection)
    if (isDirect(one, seen, connection)) return
    const other = await within(connectBare(connection, 'leads-loader look'), connection)
    try {
      let before = seen.pid
      for (let round = 0; round < rounds; round += 1) {
        // while it is in a transaction it has a connection of the pool for itself
        const held = await within(beginOn(other), connection)
        if (held === before) throw pooled(connection)
        const { pid: after } = await within(sessionOf(one), connection)
        if (after !== before) throw pooled(connection)
        await within(other.query('rollback'), connection)
        before = after
      }
    } finally {
      await disconnect(other)
    }
  } finally {
    await disconnect(one)
  }
}

interface Session {
  readonly pid: number
  readonly port: number | null
}

/** The role's own time limit, which may be a millisecond, is lifted for one transaction: nothing stays set. */
const begin = 'begin; set local statement_timeout = 0'
const ask = 'select pg_catalog.pg_backend_pid() as pid, pg_catalog.inet_client_port() as port'

async function sessionOf(client: Client): Promise<Session> {
  return sessionIn(await client.query(`${begin}; ${ask}; commit`))
}

/** The number of the server's process that runs the transaction, which goes on. */
async function beginOn(client: Client): Promise<number> {
  return sessionIn(await client.query(`${begin}; ${ask}`)).pid
}

/** The driver gives the answers of several statements as a list. */
function sessionIn(answers: unknown): Session {
  const lists = (answers as { rows: Session[] }[]).map(({ rows }) => rows)
  return lists.find((rows) => rows.length > 0)?.[0] as Session
}

/** Whether the server sees this very socket, and gave the session the number that it has. */
function isDirect(client: Client, { pid, port }: Session, { host }: Connection): boolean {
  const { processID, connection } = client as unknown as {
    processID: number | null
    connection: { stream: Socket }
  }
  if (processID !== pid) return false
  return host.startsWith('/') ? port === null : port === connection.stream.localPort
}

async function within<T>(work: Promise<T>, connection: Connection): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(pooled(connection)), waitMilliseconds)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    // "transaction blocks not allowed in statement pooling mode", or no connection was free for too long
    if ((error as { code?: string }).code === '08P01') throw pooled(connection, error)
    throw error
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined) // a late answer is nobody's matter
  }
}

function pooled(connection: Connection, cause?: unknown): LoaderError {
  return new LoaderError(
    'database-refused',
    `At ${placeOf(connection)} a connection pooler answers that lends no session of its own (transaction mode, or a full pool).`,
    {
      hint: "Nothing was changed. Give the server's own port (mostly 5432), or a pool in session mode with 12 connections.",
      cause,
    },
  )
}
