import { LoaderError } from '../../shared/errors.ts'
import { parseDatabaseUrl, tlsFor } from '../db/connection/databaseUrl.ts'

/** A server's address as a profile keeps it, and the password that stood in it. */
export interface ProfileUrl {
  /** postgresql://user@host:port/database, without the password. */
  readonly url: string
  readonly password: string | undefined
  /** Whom a password goes to: it is forgotten when that changes. */
  readonly target: string
  /** For the question whether to save it. */
  readonly host: string
  readonly database: string
  readonly user: string
  /** Others on the network could read it: sslmode=disable on a private one. */
  readonly isReadable: boolean
}

const kept = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const

/**
 * Takes a URL apart that a person wrote. Nothing is filled in from the environment but the person's own name.
 * @throws LoaderError usage, database-tls: what is wrong with it; never with the URL itself.
 */
export async function profileUrl(text: string): Promise<ProfileUrl> {
  const parsed = parseDatabaseUrl(text.trim(), {})
  const { host, port, user, database, password, sslmode } = parsed
  // they would show another server than the one that is meant
  if (/[\p{Cc}\p{Cf}]/u.test(`${host}${user}${database}`))
    throw new LoaderError('usage', "The database URL holds characters that can't be seen.")
  // refuses what is not offered, such as sslmode=require, before anything is looked up
  const tls = sslmode === undefined || sslmode === 'verify-full' ? null : await tlsFor(parsed, true)
  const place = `${host.startsWith('/') ? encodeURIComponent(host) : host.includes(':') ? `[${host}]` : host}:${port}`
  const query = new URLSearchParams()
  for (const name of kept) {
    const value = parsed[name]
    if (value !== undefined) query.set(name, value)
  }
  const suffix = query.size === 0 ? '' : `?${query}`
  return {
    url: `postgresql://${encodeURIComponent(user)}@${place}/${encodeURIComponent(database)}${suffix}`,
    password,
    target: `${user}@${place}`,
    host: `${host}:${port}`,
    database,
    user,
    isReadable: tls?.privateOnly === true,
  }
}

/** The URL of a profile with its password, for opening the connection only. */
export function urlWithPassword(url: string, password: string | undefined): string {
  if (password === undefined) return url
  return url.replace('@', () => `:${encodeURIComponent(password)}@`)
}
