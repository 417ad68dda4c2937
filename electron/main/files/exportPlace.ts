import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename, unlink } from 'node:fs/promises'
import { LoaderError } from '../../../shared/errors.ts'

/** Where the person wants a file, by the system's dialog. */
export interface ExportPlace {
  readonly path: string
  /** The dialog has asked whether the file that is there may go. */
  readonly mayReplace: boolean
}

/**
 * Writes to a chosen place; `write` never overwrites. A file that may be replaced is set aside until the new one is
 * whole, and comes back if it fails.
 *
 * @param isInput whether a path is a file that was chosen to be loaded: that is never replaced.
 * @throws LoaderError output-failed
 */
export async function writeTo<T>(
  { path, mayReplace }: ExportPlace,
  isInput: (path: string) => boolean,
  write: (path: string) => Promise<T>,
): Promise<T> {
  if (isInput(path)) {
    throw new LoaderError('output-failed', 'A file that was chosen to be loaded is not overwritten.', {
      hint: 'Choose another name.',
    })
  }
  if (!mayReplace || !existsSync(path)) return write(path)
  const aside = `${path}.${randomBytes(4).toString('hex')}.old`
  await rename(path, aside).catch((cause) => {
    throw new LoaderError('output-failed', `${path} can't be replaced.`, {
      hint: 'Choose another name.',
      cause,
    })
  })
  try {
    return await write(path)
  } finally {
    // several files are written beside the place, not at it
    if (existsSync(path)) await unlink(aside)
    else await rename(aside, path)
  }
}
