import { closeSync } from 'node:fs'
import { tryLock } from 'fs-native-extensions'
import { LoaderError } from '../../../../shared/errors.ts'
import { openOwn } from '../../../ownFile.ts'

/** A kernel lock: it ends with `release`, or with the process, also by kill -9. */
export interface FileLock {
  fd: number
  release(): void
}

/** Takes the lock if it is free; undefined if somebody holds it. A shared lock only excludes exclusive ones. */
export function tryFileLock(path: string, { shared = false } = {}): FileLock | undefined {
  // a plain descriptor, because a FileHandle that nobody refers to is closed, and the lock lost, by the collector
  const fd = openOwn(path)
  try {
    if (!tryLock(fd, { shared })) {
      closeSync(fd)
      return undefined
    }
  } catch (error) {
    closeSync(fd)
    throw error
  }
  let held = true
  const release = () => {
    if (held) closeSync(fd)
    held = false
  }
  return { fd, release }
}

/** True while somebody holds an exclusive lock on the file. */
export function isLocked(path: string): boolean {
  const lock = tryFileLock(path, { shared: true })
  lock?.release()
  return lock === undefined
}

/** Waits for the lock, at most `seconds`. `onWait` is told once when it takes longer than a second. */
export async function fileLock(
  path: string,
  { shared = false, seconds = 120, onWait = () => {} } = {},
): Promise<FileLock> {
  const start = performance.now()
  let told = false
  for (;;) {
    const lock = tryFileLock(path, { shared })
    if (lock) return lock
    const waited = performance.now() - start
    if (waited > seconds * 1000) {
      throw new LoaderError('database-locked', `Another leads process has held ${path} for ${seconds} s.`, {
        hint: 'Look for a leads process that hangs, end it, and run the command again.',
      })
    }
    if (!told && waited > 1000) {
      told = true
      onWait()
    }
    await pause(waited < 200 ? 5 : 25)
  }
}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))
