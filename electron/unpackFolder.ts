import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import { LoaderError } from '../shared/errors.ts'
import { userName } from './systemUser.ts'

/** Threads that are started later know it too. */
const key = 'leads-loader unpack folder'
const folderName = /^of-([0-9]+)$/

/**
 * Says where packed files are unpacked: below the data folder, in a folder of this process, which goes with it. What a
 * process left that was killed is removed now. To be called once, before anything is read; else it is the system's
 * folder for temporary files.
 */
export function unpackUnder(dataFolder: string): void {
  const folder = join(dataFolder, 'unpacked')
  setEnvironmentData(key, folder)
  removeLeftOvers(folder)
  removeAtEnd(folder)
}

let isRegistered = false

function removeAtEnd(folder: string): void {
  if (isRegistered || !isMainThread) return
  isRegistered = true
  process.once('exit', () => remove(folderOf(folder, process.pid)))
}

/**
 * The folder of this process, made if need be; nobody else may look into it.
 * @throws LoaderError database-no-right
 */
export function unpackFolder(): string {
  const given = getEnvironmentData(key)
  const base = typeof given === 'string' ? given : join(tmpdir(), `leads-loader-${userName()}`)
  const folder = folderOf(base, process.pid)
  try {
    mkdirSync(dirname(dirname(base)), { recursive: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new LoaderError('database-no-right', `There is no place to unpack the file: ${why}.`, {
      hint: 'Choose another data folder with --data-dir, or unpack the file yourself.',
      cause,
    })
  }
  removeAtEnd(base)
  return folder
}

function folderOf(folder: string, process: number): string {
  return join(folder, `of-${process}`)
}

function removeLeftOvers(folder: string): void {
  for (const name of entriesOf(folder)) {
    const owner = Number(folderName.exec(name)?.[1])
    if (owner > 0 && owner !== process.pid && !isAlive(owner)) remove(join(folder, name))
  }
  // a process had our number before us
  remove(folderOf(folder, process.pid))
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // nothing was ever unpacked there
    return []
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Somebody has a file of it open, on Windows: the next start removes it.
  }
}
