import { chmod, mkdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { LoaderError } from '../shared/errors.ts'
import { homeFolder } from './systemUser.ts'

/** What decides where the data folder lies. */
export interface Machine {
  platform: NodeJS.Platform
  environment: Record<string, string | undefined>
  home: string
  isRoot: boolean
}

const thisMachine = (): Machine => ({
  platform: process.platform,
  environment: process.env,
  home: homeFolder(),
  isRoot: process.getuid?.() === 0,
})

/**
 * The one place that knows where everything of this user is kept: database, settings, logs.
 * `dataDir` is the argument `--data-dir`; it moves all of it.
 * Root's own home is closed to the unprivileged user that the database server runs as, so root has /var/lib.
 */
export function dataFolder(dataDir?: string, machine: Machine = thisMachine()): string {
  if (dataDir !== undefined && dataDir !== '') return resolve(dataDir)
  const { platform, environment, home, isRoot } = machine
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Leads Loader')
  }
  if (isRoot) return '/var/lib/leads-loader'
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Leads Loader')
  const shared = environment.XDG_DATA_HOME
  return join(shared && isAbsolute(shared) ? shared : join(home, '.local', 'share'), 'leads-loader')
}

/**
 * Makes the data folder, readable by its owner only. A folder that exists keeps its mode: it may be one that
 * a person made for more than this.
 */
export async function createDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    const created = await mkdir(folder, { mode: 0o700 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (created) await chmod(folder, 0o700)
  } catch (error) {
    throw folderError(folder, error)
  }
  await requireClosed(folder)
}

/** Whoever may write into it could read passwords, or have this user write over files of his choice. */
async function requireClosed(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const { uid, mode } = await stat(folder)
  const isOurs = uid === process.getuid?.()
  if (isOurs && (mode & 0o022) === 0) return
  throw new LoaderError(
    'database-no-right',
    `The data folder ${folder} ${isOurs ? 'can be written by others' : 'belongs to another user'}.`,
    {
      hint: isOurs
        ? `Close it with: chmod go-w '${folder}'. Or choose a folder below it with --data-dir.`
        : 'Run as the user who owns it, or choose another with --data-dir.',
    },
  )
}

/** Why the data folder can't be used, in plain words. */
export function folderError(folder: string, error: unknown): LoaderError {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new LoaderError('database-no-space', `The volume of the data folder ${folder} is full.`, {
      hint: 'Free some space and run the command again.',
      cause: error,
    })
  }
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'this user may not write there'
      : code === 'EROFS'
        ? 'its volume is read-only'
        : code === 'ENOTDIR'
          ? 'a part of its path is a file'
          : error instanceof Error
            ? error.message
            : String(error)
  return new LoaderError('database-no-right', `The data folder ${folder} can't be used: ${reason}.`, {
    hint: 'Choose another with --data-dir.',
    cause: error,
  })
}
