import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { LoaderError } from '../../shared/errors.ts'

/**
 * Opens a file that a person named. Errors carry that name, never the path.
 * @throws LoaderError file-missing, file-unreadable
 */
export async function openInput(
  path: string,
  name: string,
): Promise<{ handle: FileHandle; stats: BigIntStats }> {
  let handle: FileHandle | undefined
  try {
    // Not blocking, or the open of a named pipe would wait for a writer for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stats = await handle.stat({ bigint: true })
    if (stats.isDirectory()) {
      throw new LoaderError('file-unreadable', `${name} is a folder.`, {
        file: name,
        hint: 'Name the CSV files in it.',
      })
    }
    if (!stats.isFile()) {
      throw new LoaderError('file-unreadable', `${name} is a device or a pipe, not a file.`, {
        file: name,
        hint: 'Save it as a file first: it is read more than once.',
      })
    }
    return { handle, stats }
  } catch (error) {
    await handle?.close()
    throw error instanceof LoaderError ? error : inputError(error, name)
  }
}

/** What the operating system said about a file, in words. */
export function inputError(error: unknown, name: string): LoaderError {
  const code = systemCode(error)
  if (
    code === 'ENOENT' ||
    code === 'ENOTDIR' ||
    code === 'ENAMETOOLONG' ||
    code === 'ERR_INVALID_ARG_VALUE'
  ) {
    return new LoaderError('file-missing', `${name} is not there.`, {
      file: name,
      hint: 'Look at the name and the folder.',
      cause: error,
    })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new LoaderError('file-unreadable', `${name} may not be read: no permission.`, {
      file: name,
      hint: 'Ask its owner for the right to read it.',
      cause: error,
    })
  }
  return new LoaderError('file-unreadable', `${name} could not be read: the system says ${code}.`, {
    file: name,
    hint: 'Copy it to this computer and load the copy.',
    cause: error,
  })
}

export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

export function fileChanged(name: string): LoaderError {
  return new LoaderError('file-changed', `${name} changed while it was read.`, {
    file: name,
    hint: 'Wait until the copy is complete, then load again.',
  })
}

/** The same file on disk, untouched in between. */
export function sameFile(before: BigIntStats, after: BigIntStats): boolean {
  return (
    before.dev === after.dev &&
    before.ino === after.ino &&
    before.size === after.size &&
    before.mtimeNs === after.mtimeNs
  )
}
