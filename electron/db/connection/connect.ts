import { lookup } from 'node:dns'
import { isIP, type LookupFunction, Socket, type TcpNetConnectOpts } from 'node:net'
import { Client, types } from 'pg'
import { LoaderError } from '../../../shared/errors.ts'
import { fenceIn } from '../wire/fence.ts'
import { garbled } from '../wire/protocolFault.ts'
import { watchSilence } from '../wire/silence.ts'
import { databaseError } from './errors.ts'
import { lockTimeout } from './locks.ts'
import { takeTurns } from './takeTurns.ts'
import { isPrivateAddress } from './tls.ts'

/** A connection's queries; other folders know `pg` only by this name. */
export type { Client } from 'pg'

/** Everything needed to connect, as plain data that can be sent to a worker. Holds secrets: never log it. */
export interface Connection {
  /** Host name, address, or the folder of a Unix socket. */
  host: string
  port: number
  user: string
  password?: string
  database: string
  /** False only where TLS is not needed; else the certificate is verified, authority and host name. */
  ssl: false | { rejectUnauthorized: true; minVersion: 'TLSv1.2'; ca?: string; cert?: string; key?: string }
  /** Without TLS by the person's own wish: only to private addresses, looked at again at each connection. */
  privateOnly?: true
  /** Milliseconds without a sign of the server after which a connection is given up; `silenceMilliseconds` if not given. */
  silence?: number
}

/** The usual patience with a network that says nothing. */
export const silenceMilliseconds = 15_000

const connectMilliseconds = 10_000

/** date, timestamp and time as the server writes them; bigint as a number while it is exact. */
const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => {
    const number = Number(text)
    return Number.isSafeInteger(number) ? number : text
  },
  1082: (text) => text,
  1114: (text) => text,
  // the session's time zone is UTC: 2026-11-22 10:00:00.5+00 → 2026-11-22T10:00:00.5Z
  1184: (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z'),
}

/**
 * No schema but pg_catalog is seen. The connection that holds a lock may rest for hours and a statement run for minutes,
 * whatever time limits the role has. A server that can looks each second whether a client is still there, so that an
 * index of a killed load is not built to its end: not every platform can, and then the setting is refused.
 */
const sessionSettings = `
set statement_timeout = 0;
set search_path = pg_catalog; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set standard_conforming_strings = on;
set default_transaction_isolation = 'read committed';
set lock_timeout = '${lockTimeout}'; set idle_in_transaction_session_timeout = 0; set idle_session_timeout = 0;
do $$ begin set client_connection_check_interval = '1s'; exception when invalid_parameter_value then null; end $$;
select pg_backend_pid() as pid`

/**
 * A connection whose errors are LoaderErrors in plain words and whose session sees no schema but pg_catalog.
 * The caller ends it. A connection that breaks while idle shows at the next query. Statements that are asked at once
 * follow each other. No wait for the server goes on when nothing shows that it is still there.
 */
export async function connect(
  connection: Connection,
  applicationName: string,
  milliseconds = connectMilliseconds,
): Promise<Client> {
  const client = clientFor(connection, applicationName, milliseconds)
  const look = (limit: number) => connectToLook(connection, limit)
  const watch = watchSilence(client, connection.silence ?? silenceMilliseconds, look)
  fenceIn(client, watch.heard)
  takeTurns(client, watch)
  const answer = await open(client, connection, sessionSettings, milliseconds)
  // the driver gives the answers of several statements as a list
  const [last] = [answer].flat().slice(-1) as { rows: { pid?: unknown }[] }[]
  const pid = last?.rows[0]?.pid
  if (typeof pid !== 'number') {
    cutOff(client)
    throw databaseError(garbled(), `Can't connect to the database at ${placeOf(connection)}`)
  }
  if ((client as unknown as { processID: number | null }).processID !== pid) lent.add(client)
  watch.start(pid)
  return client
}

/** Connections of a pooler: what was set in them must not stay behind. */
const lent = new WeakSet<Client>()

/** Logs in, sets nothing and is not watched: for a look at what answers. */
export async function connectBare(connection: Connection, applicationName: string): Promise<Client> {
  const client = clientFor(connection, applicationName, connectMilliseconds)
  fenceIn(client, () => undefined)
  await open(client, connection, null, connectMilliseconds)
  return client
}

/** For one look at what the server does, all of it within the limit. */
async function connectToLook(connection: Connection, milliseconds: number): Promise<Client> {
  const client = clientFor(connection, 'leads-loader look', milliseconds)
  fenceIn(client, () => undefined)
  const limit = setTimeout(() => cutOff(client), milliseconds).unref()
  client.once('end', () => clearTimeout(limit))
  await open(client, connection, 'set search_path = pg_catalog', milliseconds)
  return client
}

function clientFor(connection: Connection, applicationName: string, milliseconds: number): Client {
  const { ssl, privateOnly, silence: _, ...rest } = connection
  const client = new Client({
    ...rest,
    ssl: ssl && { ...ssl },
    application_name: applicationName,
    connectionTimeoutMillis: milliseconds,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && parsers[oid]) ||
        types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
    ...(privateOnly && { stream: () => privateSocket() }),
  })
  client.on('error', () => {})
  if (!ssl && !isLocal(connection.host)) refuseReadablePassword(client)
  return client
}

/** Logs in and sets the session, within the limit; gives what the server answers. */
async function open(
  client: Client,
  connection: Connection,
  settings: string | null,
  milliseconds: number,
): Promise<unknown> {
  const limit = setTimeout(() => breakOff(client, new Error('timeout expired')), milliseconds)
  try {
    await client.connect()
    return settings === null ? null : await client.query(settings)
  } catch (error) {
    void client.end().catch(() => {})
    throw databaseError(
      error,
      `Can't connect to the database ${connection.database} at ${placeOf(connection)}`,
    )
  } finally {
    clearTimeout(limit)
  }
}

const recoveringMilliseconds = 10_000
/** "The database system is starting up", or in recovery after one of its processes was killed. */
const cannotConnectNow = '57P03'

/**
 * As `connect`, and tries again for some time, longer while the server says that it recovers. For what must be known or
 * cleaned up after a failure.
 * @param patience milliseconds: for how long it is tried `again`, and what `each` trial may take
 */
export async function connectAgain(
  connection: Connection,
  applicationName: string,
  { again, each }: { again: number; each: number },
): Promise<Client> {
  const start = performance.now()
  for (;;) {
    try {
      return await connect(connection, applicationName, each)
    } catch (error) {
      const { code, cause } = error as LoaderError
      const recovers = (cause as { code?: string } | undefined)?.code === cannotConnectNow
      const limit = recovers && again > 0 ? recoveringMilliseconds : again
      const passing = code === 'database-unreachable' || code === 'database-lost'
      if (!passing || performance.now() - start > limit) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const goodbyeMilliseconds = 300

/** Ends a connection, broken ones too; a server that doesn't say goodbye at once is not waited for. */
export async function disconnect(client: Client): Promise<void> {
  const patience = setTimeout(() => cutOff(client), goodbyeMilliseconds)
  // where a statement still runs, the pooler closes the connection with us
  if (lent.has(client)) {
    for (const sql of ['rollback', 'discard all']) await client.query(sql).catch(() => undefined)
  }
  await client.end().catch(() => undefined) // it is gone either way
  clearTimeout(patience)
}

/** Breaks a connection off: what waits for its server fails as lost. */
export function cutOff(client: Client): void {
  breakOff(client)
}

function breakOff(client: Client, error?: Error): void {
  ;(client as unknown as { connection: { stream: Socket } }).connection.stream.destroy(error)
}

/** host:port for people; no password. */
export function placeOf({ host, port }: Pick<Connection, 'host' | 'port'>): string {
  if (host.startsWith('/')) return host
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

const isLocal = (host: string) => host.startsWith('/')

/** Without TLS no password goes out readable: not to who listens, and not to who took a stopped server's port. */
function refuseReadablePassword(client: Client): void {
  const refuse = () => {
    const said = 'The server asks for a readable password on a connection without TLS.'
    const hint = "Use TLS, or set the server's password_encryption and pg_hba.conf to scram-sha-256."
    breakOff(client, new LoaderError('database-tls', said, { hint }))
  }
  const handlers = client as unknown as { _handleAuthCleartextPassword: () => void }
  handlers._handleAuthCleartextPassword = refuse
}

/** A socket that does not connect to a public address, whatever the name resolves to by then. */
function privateSocket(): Socket {
  const socket = new Socket()
  const connectTo = socket.connect.bind(socket) as (options: TcpNetConnectOpts) => Socket
  const privateLookup: LookupFunction = (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 4)
      const open = addresses.find(({ address }) => !isPrivateAddress(address))
      const first = addresses[0]
      if (open || !first) return done(notPrivate(host), '', 4)
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  socket.connect = ((port: number, host: string) => {
    // an address is not looked up
    if (isIP(host) && !isPrivateAddress(host)) return socket.destroy(notPrivate(host))
    return connectTo({ port, host, lookup: privateLookup })
  }) as typeof socket.connect
  return socket
}

export function notPrivate(host: string): LoaderError {
  return new LoaderError(
    'database-tls',
    `sslmode=disable is only for private networks, and ${host} is a public address.`,
    {
      hint: 'Take sslmode=disable out of the URL: the connection is then encrypted and verified.',
    },
  )
}
