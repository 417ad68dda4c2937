import { type FileHandle, open, unlink } from 'node:fs/promises'
import { LoaderError } from '../../../../shared/errors.ts'

/** A file that is written for a person: it never takes the place of another, and is whole or not there. */
export interface OutputFile {
  readonly path: string
  readonly bytes: number
  write(text: string): Promise<void>
  /** Everything is written. */
  finish(): Promise<void>
  /** Takes the file away again; nothing after `finish`. */
  abandon(): Promise<void>
}

const chunkCharacters = 64 * 1024

/**
 * @param mode what the rows may hold is no secret, but names and phones: readable by the person's own group at most.
 * @throws LoaderError output-failed when the file exists or can't be made.
 */
export async function createOutputFile(path: string, mode = 0o640): Promise<OutputFile> {
  if (path.trim() === '')
    throw new LoaderError('output-failed', 'The file to write has no name.', {
      hint: 'Give it one, such as rows.csv.',
    })
  const handle = await open(path, 'wx', mode).catch((error: unknown) => {
    throw outputError(path, error)
  })
  let waiting = ''
  let bytes = 0
  let isOpen = true
  const flush = async () => {
    const buffer = Buffer.from(waiting)
    waiting = ''
    await writeAll(handle, buffer).catch((error: unknown) => {
      throw outputError(path, error)
    })
    bytes += buffer.length
  }
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await handle.close()
  }
  return {
    path,
    get bytes() {
      return bytes
    },
    async write(text) {
      waiting += text
      if (waiting.length > chunkCharacters) await flush()
    },
    async finish() {
      await flush()
      await handle.sync().catch(() => undefined) // not every file system can
      await close()
    },
    async abandon() {
      if (!isOpen) return
      await close()
      await unlink(path)
    },
  }
}

async function writeAll(handle: FileHandle, buffer: Buffer): Promise<void> {
  let written = 0
  while (written < buffer.length) written += (await handle.write(buffer, written)).bytesWritten
}

function outputError(path: string, error: unknown): LoaderError {
  const code = (error as NodeJS.ErrnoException).code
  const [reason, hint] = reasons[code ?? ''] ?? [
    `the system says ${code ?? String(error)}`,
    'Choose another place.',
  ]
  return new LoaderError('output-failed', `${path} can't be written: ${reason}.`, { hint, cause: error })
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  EEXIST: ['it exists already', 'Nothing is ever overwritten: choose another name, or remove it first.'],
  ENOENT: ['its folder does not exist', 'Make the folder first.'],
  ENOTDIR: ['a part of its path is a file', 'Choose another place.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  EACCES: ['no permission', 'Choose a folder that you may write to.'],
  EPERM: ['no permission', 'Choose a folder that you may write to.'],
  EROFS: ['its volume is read-only', 'Choose another place.'],
  ENOSPC: ['its volume is full', 'Free some space. The part that was written is removed.'],
}
