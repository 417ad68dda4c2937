import { readFileSync, statSync } from 'node:fs'
import { chmod, chown, readdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Places } from '../folder/places.ts'

/** The unprivileged user that the server runs as when root starts it; PostgreSQL refuses to run as root. */
export interface ServerUser {
  name: string
  uid: number
  gid: number
}

const preferredNames = ['postgres', '_postgres', 'nobody']

/** Undefined unless this process is root. A cluster that exists keeps its owner. */
export function serverUser(places: Places, passwd = '/etc/passwd'): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }))
  const owner = statSync(places.cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? String(owner.uid)
    return { name, uid: owner.uid, gid: owner.gid }
  }
  for (const name of preferredNames) {
    const user = users.find((each) => each.name === name && each.uid !== 0)
    if (user) return user
  }
  throw new LoaderError(
    'database-no-right',
    'The database server does not run as root, and no other user exists.',
    {
      hint: 'Run leads as another user, add a user named postgres, or give --database-url.',
    },
  )
}

/** By the mode bits, as the kernel decides for a process without supplementary groups. */
function permits(path: string, user: ServerUser, wanted: number): boolean {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & wanted) === wanted
}

/** The nearest folder on the way to `path` that the user can't pass through; undefined if there is none. */
function closedFolder(path: string, user: ServerUser): string | undefined {
  const folders: string[] = []
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    folders.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return folders.find((folder) => !permits(folder, user, 1))
}

/** True when the user can read the file, or folder. */
export const canRead = (path: string, user: ServerUser) =>
  closedFolder(path, user) === undefined && permits(path, user, 4)

/**
 * Lets the server's user pass through root's data folder to the cluster, and nobody else: its group gets the
 * right to pass, not to list. Only for a folder with nothing else in it; any other is named in an error.
 */
export async function openWayFor(user: ServerUser, places: Places): Promise<void> {
  const { dataFolder } = places
  if (!permits(dataFolder, user, 1)) {
    const ourNames = [...Object.values(places).map((path) => basename(path)), 'settings.json']
    const ours = (await readdir(dataFolder)).every((name) => ourNames.includes(name))
    const { mode } = await stat(dataFolder)
    if (ours) {
      await chown(dataFolder, 0, user.gid)
      await chmod(dataFolder, (mode & 0o700) | 0o010)
    }
  }
  const closed = closedFolder(places.cluster, user)
  if (closed === undefined) return
  throw new LoaderError(
    'database-no-right',
    `The database server does not run as root but as ${user.name}, who can't enter ${closed}.`,
    { hint: `Choose another --data-dir, for example below /var/lib, or allow it: chmod o+x '${closed}'` },
  )
}
