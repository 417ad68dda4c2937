import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { databaseName } from '../../../../shared/domain.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import { connect, disconnect } from '../../connection/connect.ts'
import type { Programs } from '../server/programs.ts'
import type { ServerUser } from '../server/serverUser.ts'
import { type Credentials, connectionTo } from './credentials.ts'
import type { Places } from './places.ts'
import { freeBytes } from './space.ts'

const spaceForCluster = 120 * 1024 * 1024
const stagingPrefix = 'new-cluster-'
/** With some patience: an initdb whose starter was killed goes on writing for a moment. */
const removal = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }

/** What a server program sees of our environment: nothing that could hold a secret or redirect it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'windir', 'COMSPEC', 'TEMP', 'TMP', 'TMPDIR']
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C' }
  for (const name of kept) if (process.env[name] !== undefined) environment[name] = process.env[name]
  return environment
}

/** Refuses a cluster of another major version: its files can't be read by this server. */
export function requireMajor(places: Places, programs: Programs): void {
  const found = readFileSync(join(places.cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === programs.major) return
  throw new LoaderError(
    'database-version',
    `The data folder ${places.dataFolder} was made by PostgreSQL ${found}; this program brings ${programs.major}.`,
    {
      hint: `Use the Leads Loader that brings PostgreSQL ${found}, or another --data-dir. The data is untouched.`,
    },
  )
}

/** Makes the cluster beside its place and moves it there when complete, so that a kill leaves none half made. */
export async function createCluster(
  places: Places,
  programs: Programs,
  credentials: Credentials,
  user: ServerUser | undefined,
): Promise<void> {
  for (const name of await readdir(places.dataFolder)) {
    if (name.startsWith(stagingPrefix)) await rm(join(places.dataFolder, name), removal)
  }
  if (existsSync(places.cluster)) return
  if ((await freeBytes(places.dataFolder)) < spaceForCluster) {
    throw new LoaderError('database-no-space', `A new database needs 120 MB in ${places.dataFolder}.`, {
      hint: 'Free some space, or choose another folder with --data-dir.',
    })
  }
  const staging = await mkdtemp(join(places.dataFolder, stagingPrefix))
  try {
    const cluster = join(staging, 'cluster')
    const passwordFile = join(staging, 'password')
    await writeFile(passwordFile, `${credentials.administrator.password}\n`, { mode: 0o600 })
    if (user) for (const path of [staging, passwordFile]) await chown(path, user.uid, user.gid)
    await promisify(execFile)(programs.initdb, initdbArguments(cluster, passwordFile, credentials), {
      cwd: '/',
      env: serverEnvironment(),
      windowsHide: true,
      ...(user && { uid: user.uid, gid: user.gid }),
    }).catch(initdbFailed)
    await rename(cluster, places.cluster)
  } finally {
    await rm(staging, removal)
  }
}

function initdbArguments(cluster: string, passwordFile: string, credentials: Credentials): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${credentials.administrator.user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // sorts and classifies characters alike on every machine, also where the system has no C.UTF-8
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
  ]
}

const otherPlace = 'Choose another --data-dir, or give --database-url.'
const giveName =
  'This user is a number without a name: add it to /etc/passwd, run as root, or give --database-url.'

function initdbFailed(cause: Error & { stderr?: string }): never {
  const reason = cause.stderr?.trim().split('\n').at(-1) ?? cause.message
  const full = /no space left/i.test(cause.stderr ?? '')
  const nameless = /user does not exist/.test(reason)
  throw new LoaderError(
    full ? 'database-no-space' : 'database-unreachable',
    `The embedded database could not be made: ${reason}`,
    { hint: full ? 'Free some space.' : nameless ? giveName : otherPlace, cause },
  )
}

/** The loading role and its database, made at the first start; after a kill in between, at the next. */
export async function ensureDatabase(port: number, { administrator, loader }: Credentials): Promise<void> {
  const client = await connect(connectionTo(port, administrator, 'postgres'), 'leads start')
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $2) as database`,
      [loader.user, databaseName],
    )
    if (!rows[0]?.role) {
      const password = client.escapeLiteral(loader.password)
      await client.query(
        `create role ${loader.user} login nosuperuser nocreatedb nocreaterole noreplication password ${password}`,
      )
    }
    if (!rows[0]?.database) await client.query(`create database ${databaseName} owner ${loader.user}`)
  } finally {
    await disconnect(client)
  }
}
