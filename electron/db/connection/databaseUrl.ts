import { lookup } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { databaseName } from '../../../shared/domain.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { userName } from '../../systemUser.ts'
import { type Connection, notPrivate } from './connect.ts'
import { databaseError } from './errors.ts'
import { isLoopbackAddress, isPrivateAddress } from './tls.ts'

/** A database URL, taken apart. Nothing was looked up or read yet. */
export interface DatabaseUrl {
  host: string
  port: number
  user: string
  password: string | undefined
  database: string
  sslmode: string | undefined
  sslrootcert: string | undefined
  sslcert: string | undefined
  sslkey: string | undefined
}

type Environment = Record<string, string | undefined>

const parameters = [
  'host',
  'port',
  'user',
  'password',
  'dbname',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
]
/** Known to libpq and of no meaning here, where the connection is named and timed by the program. */
const ignored = ['application_name', 'fallback_application_name', 'connect_timeout', 'client_encoding']

function badUrl(reason: string): LoaderError {
  // never the URL itself: it may hold a password
  return new LoaderError('usage', `The database URL can't be understood: ${reason}.`, {
    hint: 'Write it as postgresql://user@host:5432/database; characters such as @ or / in a password as %40, %2F.',
  })
}

/** As libpq reads it, one host only. The environment fills in what the URL leaves out (PGHOST, PGUSER …). */
export function parseDatabaseUrl(text: string, environment: Environment = process.env): DatabaseUrl {
  // a folder as host, %2Frun%2Fpostgresql, is no host to URL
  const socket = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(%2f[^/?#:]*)/i.exec(text)
  const url = parse(socket ? text.replace(socket[0], `${socket[1]}socket`) : text.trim())
  const query = queryOf(url)
  const part = (value: string, name: string) => (value === '' ? undefined : decode(value, name))
  const user = query.get('user') ?? part(url.username, 'user') ?? environment.PGUSER ?? userName()
  const host = socket ? decode(socket[2] ?? '', 'host') : part(url.hostname.replace(/^\[|\]$/g, ''), 'host')
  if (host?.includes(',')) throw badUrl('it names several hosts')
  const port = Number(query.get('port') ?? (url.port || environment.PGPORT || 5432))
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw badUrl('the port is no number from 1 to 65535')
  return {
    host: query.get('host') ?? host ?? (environment.PGHOST || 'localhost'),
    port,
    user,
    password: query.get('password') ?? part(url.password, 'password') ?? environment.PGPASSWORD,
    database:
      query.get('dbname') ??
      part(url.pathname.slice(1), 'database') ??
      (environment.PGDATABASE || databaseName),
    sslmode: query.get('sslmode') ?? environment.PGSSLMODE,
    sslrootcert: query.get('sslrootcert') ?? environment.PGSSLROOTCERT,
    sslcert: query.get('sslcert'),
    sslkey: query.get('sslkey'),
  }
}

function parse(text: string): URL {
  if (!/^postgres(ql)?:\/\//i.test(text)) throw badUrl('it does not begin with postgresql://')
  try {
    return new URL(text)
  } catch {
    throw badUrl('host, port or a special character is not well-formed')
  }
}

function queryOf(url: URL): { get(name: string): string | undefined } {
  for (const name of url.searchParams.keys()) {
    if (!parameters.includes(name) && !ignored.includes(name)) {
      throw badUrl(`it has a parameter that is not known here: ${name.replace(/[^\w-]/g, '?').slice(0, 40)}`)
    }
  }
  return { get: (name) => url.searchParams.get(name) || undefined }
}

function decode(text: string, name: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badUrl(`the ${name} has a % that is not followed by two hexadecimal digits`)
  }
}

type Tls = Pick<Connection, 'ssl' | 'privateOnly'>

/**
 * How the connection is protected: verified TLS, or none where nobody can listen (this machine, or a private
 * network when the URL says so). Nothing in between, and never less than was decided.
 */
export async function tlsFor(url: DatabaseUrl, sslmodeInUrl: boolean): Promise<Tls> {
  const { host, sslmode } = url
  if (sslmode !== undefined && sslmode !== 'disable' && sslmode !== 'verify-full') {
    throw new LoaderError(
      'database-tls',
      `sslmode=${/^[\w-]{1,20}$/.test(sslmode) ? sslmode : '…'} is not offered.`,
      {
        hint: 'It encrypts without proof of who answers. Use sslmode=verify-full, with sslrootcert=FILE for an authority of your own.',
      },
    )
  }
  if (host.startsWith('/')) return { ssl: false }
  const loopback = await isLoopback(host)
  if (loopback && sslmode !== 'verify-full') return { ssl: false }
  if (sslmode === 'disable' && sslmodeInUrl) {
    await requirePrivate(host)
    return { ssl: false, privateOnly: true }
  }
  return { ssl: verified(url) }
}

/** The system's own look-up tries for half a minute. */
const lookupMilliseconds = 10_000

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host)) return [host]
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('timeout expired')), lookupMilliseconds).unref()
    })
    return (await Promise.race([lookup(host, { all: true }), late])).map(({ address }) => address)
  } catch (error) {
    throw databaseError(error, `Can't find the database host ${host}`)
  }
}

/** Names other than localhost may come to mean another machine between two look-ups. */
async function isLoopback(host: string): Promise<boolean> {
  if (isIP(host)) return isLoopbackAddress(host)
  return host.toLowerCase() === 'localhost' && (await addressesOf(host)).every(isLoopbackAddress)
}

async function requirePrivate(host: string): Promise<void> {
  const addresses = await addressesOf(host)
  if (!addresses.every(isPrivateAddress)) throw notPrivate(host)
}

function verified({ sslrootcert, sslcert, sslkey }: DatabaseUrl): Connection['ssl'] {
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8')
    } catch (cause) {
      throw new LoaderError('database-tls', `The certificate file ${path} can't be read.`, {
        hint: 'Correct sslrootcert, sslcert or sslkey in the database URL.',
        cause,
      })
    }
  }
  return {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(sslrootcert && sslrootcert !== 'system' && { ca: read(sslrootcert) }),
    ...(sslcert && { cert: read(sslcert) }),
    ...(sslkey && { key: read(sslkey) }),
  }
}
