import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import { unpackFolder } from '../../unpackFolder.ts'

/** A file of unpacked text, which only this user may read. */
interface TextWriter {
  readonly path: string
  write(bytes: Buffer): Promise<void>
  /** Closes it; it stays. */
  finish(): Promise<void>
  /** Removes it, unless it is finished. */
  abandon(): Promise<void>
}

/** A full volume stops the database server for good, so much is left free. */
const leastFree = 512 * 1024 ** 2
/** How often the volume is looked at, in bytes. */
const lookEvery = 32 * 1024 ** 2

/** @throws LoaderError database-no-space, also while writing */
export async function createTextWriter(): Promise<TextWriter> {
  const folder = unpackFolder()
  const path = join(folder, `${randomUUID()}.txt`)
  let handle: FileHandle | null = await open(path, 'wx', 0o600)
  let untilLook = lookEvery

  return {
    path,
    async write(bytes) {
      untilLook -= bytes.length
      if (untilLook < 0) {
        untilLook = lookEvery
        const { bavail, bsize } = await statfs(folder)
        if (bavail * bsize < leastFree) throw noSpace()
      }
      try {
        await handle?.write(bytes)
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code
        throw code === 'ENOSPC' || code === 'EDQUOT' ? noSpace(error) : error
      }
    },
    async finish() {
      await handle?.close()
      handle = null
    },
    async abandon() {
      if (handle === null) return
      await handle.close()
      handle = null
      await rm(path, { force: true })
    },
  }
}

function noSpace(cause?: unknown): LoaderError {
  return new LoaderError(
    'database-no-space',
    'The volume of the data folder has no room to unpack the file.',
    {
      hint: 'Free some space, or move the data folder with --data-dir.',
      cause,
    },
  )
}
