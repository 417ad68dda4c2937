import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { LoaderError } from '../../../../shared/errors.ts'

/** Where the embedded server keeps what in the data folder. */
export const placesIn = (dataFolder: string) => ({
  dataFolder,
  /** PostgreSQL's own data directory, owned by the user that the server runs as. */
  cluster: join(dataFolder, 'cluster'),
  /** Passwords, 0600. */
  credentials: join(dataFolder, 'credentials.json'),
  log: join(dataFolder, 'server.log'),
  /** Bytes that mean nothing, deleted so that a server on a full volume can start. */
  ballast: join(dataFolder, 'ballast'),
  /** Held while the server is started, joined or stopped. */
  changeLock: join(dataFolder, 'server.lock'),
  /** Shared by every process that uses the server. */
  inUseLock: join(dataFolder, 'in-use.lock'),
  /** Held by the server's own processes: they inherit it, so it is free once the last of them is gone. */
  aliveLock: join(dataFolder, 'alive.lock'),
  /** Last port, and why the server was left running. */
  state: join(dataFolder, 'server.json'),
  /** There while `leads db start` keeps the server up. */
  pin: join(dataFolder, 'keep-running'),
  /** What the window keeps: its settings, its log, and the browser's profile. */
  window: join(dataFolder, 'window'),
  /** The server's programs, copied for a user that can't reach the installed ones. */
  programs: join(dataFolder, 'programs'),
  /** Packed files while they are read (unpackFolder.ts). */
  unpacked: join(dataFolder, 'unpacked'),
})

export type Places = ReturnType<typeof placesIn>

/**
 * Links in the data folder are never followed: whoever planted one would have passwords and data written where he likes.
 * @throws LoaderError database-no-right
 */
export function refuseLinks({ dataFolder: _, ...places }: Places): void {
  const path = Object.values(places).find((each) =>
    lstatSync(each, { throwIfNoEntry: false })?.isSymbolicLink(),
  )
  if (path === undefined) return
  throw new LoaderError(
    'database-no-right',
    `${path} is a link, and links in the data folder are not followed.`,
    {
      hint: 'Take it away, and look who made it. To keep everything elsewhere, use --data-dir.',
    },
  )
}
