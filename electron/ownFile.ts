import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

// Windows has no such links among what a user may make
const noFollow = constants.O_NOFOLLOW ?? 0

/**
 * Opens a file of the data folder to be added to, and makes it if need be, for its owner only. A link in its place is never
 * followed: who may write into the folder could send what root writes elsewhere.
 */
export function openOwn(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | noFollow, 0o600)
}

/** Makes a file of its own, for its owner only; what stood in its place, a link too, is taken away first. */
export function createOwn(path: string): number {
  rmSync(path, { force: true })
  return openSync(path, 'wx', 0o600)
}

/** Writes the whole file or leaves the old one: a kill or a full disk never leaves half. */
export function writeOwn(path: string, text: string): void {
  const unfinished = `${path}.new`
  const file = createOwn(unfinished)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, path)
}
