import { createRequire } from 'node:module'
import { LoaderError } from '../../../shared/errors.ts'
import { dataFolder as dataFolderOf } from '../../dataFolder.ts'
import { joinEmbedded } from '../embedded/join.ts'
import { type Connection, connect, disconnect, placeOf, silenceMilliseconds } from './connect.ts'
import { type DatabaseUrl, parseDatabaseUrl, tlsFor } from './databaseUrl.ts'
import { databaseError } from './errors.ts'
import { requireOwnSession } from './pooler.ts'

/** The oldest server that is supported. */
const oldestMajor = 15

interface TargetOptions {
  /** `--database-url`; else the environment's DATABASE_URL; else the embedded server. */
  databaseUrl?: string | undefined
  /** `--data-dir`. */
  dataDir?: string | undefined
  /** False: a database that is missing on the server is an error, and is not created. */
  mayCreate?: boolean
  applicationName: string
  log?: (message: string) => void
}

/** The database that a command works on. */
export interface DatabaseTarget {
  kind: 'embedded' | 'server'
  /** Plain data, for `connect` in this thread or another. Holds the password. */
  connection: Connection
  /** For people: name and host, no password. */
  label: { name: string; host: string }
  url(showPassword: boolean): string
  /** Of the embedded server; null for another. */
  dataFolder: string | null
  /** What the person should know, one sentence each. */
  notices: string[]
  /** To be called when the work is over and the connections are closed. */
  leave(): Promise<void>
}

/** Finds the database, and starts or creates it if need be. Throws a LoaderError that says what to do. */
export async function openTarget(options: TargetOptions): Promise<DatabaseTarget> {
  const url = options.databaseUrl || process.env.DATABASE_URL
  return url ? openServer(url, options) : openEmbedded(options)
}

async function openEmbedded({ dataDir, applicationName, log }: TargetOptions): Promise<DatabaseTarget> {
  const folder = dataFolderOf(dataDir)
  const server = await joinEmbedded(folder, { applicationName, ...(log && { log }) })
  return {
    kind: 'embedded',
    connection: { ...server.config, silence: patience() },
    label: { name: server.config.database, host: 'embedded' },
    url: (showPassword) => urlOf(server.config, showPassword),
    dataFolder: folder,
    notices: server.notices,
    leave: server.leave,
  }
}

async function openServer(
  text: string,
  { applicationName, mayCreate = true }: TargetOptions,
): Promise<DatabaseTarget> {
  const url = parseDatabaseUrl(text)
  const tls = await tlsFor(url, parseDatabaseUrl(text, {}).sslmode !== undefined)
  const { host, port, user, database } = url
  const password = url.password ?? (await passwordFromFile(url))
  const connection: Connection = {
    ...{ host, port, user, database, ...tls },
    password: password ?? '',
    silence: patience(),
  }
  const notices: string[] = []
  if (tls.privateOnly) {
    notices.push(
      `The connection to ${host} is not encrypted (sslmode=disable): others on that network can read it.`,
    )
  }
  notices.push(...(await prepare(connection, applicationName, mayCreate)))
  return {
    kind: 'server',
    connection,
    label: { name: database, host: placeOf(connection) },
    url: (showPassword) => urlOf(connection, showPassword),
    dataFolder: null,
    notices,
    leave: async () => {},
  }
}

/**
 * LEADS_SILENCE, in seconds: how long nothing may come from a server, or show that it works for us, before its connection
 * is given up. A satellite may need more, a test less.
 */
function patience(): number {
  const seconds = Number(process.env.LEADS_SILENCE ?? silenceMilliseconds / 1000)
  return seconds >= 1 && seconds <= 600 ? seconds * 1000 : silenceMilliseconds
}

/** From ~/.pgpass or PGPASSFILE, read here so that it need not be read again in each thread. */
async function passwordFromFile({ host, port, user, database }: DatabaseUrl): Promise<string | undefined> {
  const requireOfPg = createRequire(createRequire(import.meta.url).resolve('pg'))
  const pgpass = requireOfPg('pgpass') as (
    who: { host: string; port: number; user: string; database: string },
    done: (password: string | undefined) => void,
  ) => void
  return new Promise((resolve) => pgpass({ host, port, user, database }, resolve))
}

/** Creates a missing database, and looks at version and role. Returns notices. */
async function prepare(
  connection: Connection,
  applicationName: string,
  mayCreate: boolean,
): Promise<string[]> {
  const client = await (mayCreate ? connectOrCreate : connectOnly)(connection, applicationName)
  try {
    const { rows } = await client.query<{
      version: number
      shown: string
      superuser: string
      encoding: string
    }>(
      `select current_setting('server_version_num')::int4 as version,
              current_setting('server_version') as shown,
              current_setting('is_superuser') as superuser, current_setting('server_encoding') as encoding`,
    )
    const [server] = rows
    if (server && server.version < oldestMajor * 10_000) {
      throw new LoaderError(
        'database-version',
        `The server runs PostgreSQL ${server.shown}; ${oldestMajor} or later is needed.`,
        {
          hint: 'Upgrade the server, or use another, or none: then the embedded one is used.',
        },
      )
    }
    if (server !== undefined && server.encoding !== 'UTF8') throw wrongEncoding(connection, server.encoding)
    if (server?.superuser !== 'on') return []
    return [`${connection.user} is a superuser. A role of its own is safer: see leads db roles.`]
  } catch (error) {
    throw databaseError(error, "Can't look at the server's version")
  } finally {
    await disconnect(client)
  }
}

async function connectOnly(connection: Connection, applicationName: string) {
  await requireOwnSession(connection)
  return connect(connection, applicationName)
}

async function connectOrCreate(connection: Connection, applicationName: string) {
  try {
    await requireOwnSession(connection)
  } catch (error) {
    if (sqlStateOf(error) !== '3D000') throw error
    await createDatabase(connection, applicationName)
  }
  return connect(connection, applicationName)
}

const sqlStateOf = (error: unknown) => ((error as Error).cause as { code?: string } | undefined)?.code

async function createDatabase(connection: Connection, applicationName: string): Promise<void> {
  const { database, user } = connection
  const connectTo = async (name: string) => {
    await requireOwnSession({ ...connection, database: name })
    return connect({ ...connection, database: name }, applicationName)
  }
  const client = await connectTo('postgres').catch((error) => {
    if (sqlStateOf(error) !== '3D000' && sqlStateOf(error) !== '42501') throw error
    return connectTo('template1')
  })
  try {
    await client.query(
      `create database ${client.escapeIdentifier(database)} encoding 'UTF8' template template0`,
    )
  } catch (error) {
    const state = (error as { code?: string }).code
    // another process made it meanwhile
    if (state === '42P04' || state === '23505') return
    if (state === '42501') {
      throw new LoaderError(
        'database-no-right',
        `The database ${database} does not exist, and ${user} may not create it.`,
        {
          hint: `Ask who runs the server for: create database ${client.escapeIdentifier(database)} owner ${client.escapeIdentifier(user)}`,
          cause: error,
        },
      )
    }
    throw databaseError(error, `Can't create the database ${database}`)
  } finally {
    await disconnect(client)
  }
}

/** Names in other scripts would be refused, or, in SQL_ASCII, stored as bytes that nobody checks. */
function wrongEncoding({ database }: Connection, encoding: string): LoaderError {
  return new LoaderError(
    'database-refused',
    `The database ${database} is of the encoding ${encoding}; a load needs UTF8.`,
    {
      hint: "Nothing was changed. Use another database: create database leads encoding 'UTF8' template template0",
    },
  )
}

/** As other tools take it. Without `showPassword` the password is left out. */
export function urlOf(connection: Connection, showPassword: boolean): string {
  const { host, port, user, password, database, ssl, privateOnly } = connection
  const secret = showPassword && password ? `:${encodeURIComponent(password)}` : ''
  const isSocket = host.startsWith('/')
  const place = isSocket ? '' : placeOf({ host, port })
  const query = isSocket
    ? `?host=${encodeURIComponent(host)}&port=${port}`
    : ssl
      ? '?sslmode=verify-full'
      : privateOnly
        ? '?sslmode=disable'
        : ''
  return `postgresql://${encodeURIComponent(user)}${secret}@${place}/${encodeURIComponent(database)}${query}`
}
