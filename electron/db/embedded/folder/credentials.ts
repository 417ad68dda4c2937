import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { LoaderError } from '../../../../shared/errors.ts'
import { writeOwn } from '../../../ownFile.ts'
import type { Connection } from '../../connection/connect.ts'
import type { Places } from './places.ts'

export interface Credentials {
  /** Only the runner uses this role: it makes the other one and looks who is connected. */
  administrator: { user: string; password: string }
  /** What loads run as: owns the database, may do nothing else. */
  loader: { user: string; password: string }
}

/** 192 random bits in characters that need no quoting anywhere. */
const newPassword = () => randomBytes(24).toString('base64url')

export function readCredentials(places: Places): Credentials {
  try {
    return JSON.parse(readFileSync(places.credentials, 'utf8')) as Credentials
  } catch (cause) {
    throw new LoaderError(
      'database-refused',
      `The embedded database's passwords in ${places.credentials} can't be read.`,
      {
        hint: 'Bring the file back from a backup, or run as the user who made the data folder.',
        cause,
      },
    )
  }
}

/** Written before the cluster is made, so that no cluster exists whose passwords nobody knows. */
export async function ensureCredentials(places: Places): Promise<Credentials> {
  if (existsSync(places.credentials)) return readCredentials(places)
  const credentials: Credentials = {
    administrator: { user: 'leads_admin', password: newPassword() },
    loader: { user: 'leads', password: newPassword() },
  }
  writeOwn(places.credentials, `${JSON.stringify(credentials, undefined, 2)}\n`)
  return credentials
}

/** How the loading role, or the administrator, reaches the server on that port. */
export function connectionTo(
  port: number,
  role: { user: string; password: string },
  database: string,
): Connection {
  return { host: '127.0.0.1', port, user: role.user, password: role.password, database, ssl: false }
}
