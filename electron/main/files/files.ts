import { randomUUID } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, isAbsolute, resolve } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import type { ChosenFile } from '../../../shared/window/files.ts'

/** The files that the person gave, by a dialog or a drop. The page only ever holds their ids. */
export interface Files {
  /** From a dialog of the system. @throws LoaderError file-missing, file-unreadable */
  add(paths: readonly string[]): Promise<ChosenFile[]>
  /** From the page, which may not be itself: what is no plain file on this computer is refused. */
  addDropped(paths: readonly string[]): Promise<ChosenFile[]>
  /** @throws LoaderError usage for an id that was not given out */
  pathOf(id: string): string
  /** Whether a path is one of these files, also by another name. */
  includes(path: string): boolean
}

export function createFiles(): Files {
  const paths = new Map<string, string>()
  const ids = new Map<string, string>()

  const add = async (path: string): Promise<ChosenFile> => {
    const bytes = await sizeOf(path)
    const id = ids.get(path) ?? randomUUID()
    ids.set(path, id)
    paths.set(id, path)
    return { id, name: basename(path), bytes }
  }

  return {
    add: (chosen) => Promise.all(chosen.map(add)),
    async addDropped(dropped) {
      for (const path of dropped) refuseUnlessLocal(path)
      return Promise.all(dropped.map(add))
    },
    pathOf(id) {
      const path = paths.get(id)
      if (path === undefined) throw new LoaderError('usage', 'That file was not chosen in this window.')
      return path
    },
    includes(path) {
      const real = realPath(path)
      return [...ids.keys()].some((known) => realPath(known) === real)
    },
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path) // nothing is there
  }
}

/** `\\host\share\x.csv` would send this user's credentials to that host just by being looked at. */
function refuseUnlessLocal(path: string): void {
  if (isAbsolute(path) && !path.includes('\0') && !/^[\\/]{2}/.test(path)) return
  throw new LoaderError('usage', 'What was dropped is not a file on this computer.', {
    hint: 'Choose the file with the button instead.',
  })
}

async function sizeOf(path: string): Promise<number> {
  const file = basename(path)
  try {
    const found = await stat(path)
    if (found.isFile()) return found.size
  } catch (cause) {
    throw new LoaderError('file-missing', `${file} can't be found any more.`, { file, cause })
  }
  throw new LoaderError('file-unreadable', `${file} is not a file.`, {
    file,
    hint: 'Choose CSV files; a folder can be opened to choose the files in it.',
  })
}
