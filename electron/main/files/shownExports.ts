import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import type { ExportPlace } from './exportPlace.ts'

/** The folders that were exported to, so that the page may ask by name alone to have a file shown in one. */
interface ShownExports {
  /** Asks for a place, and remembers its folder. */
  readonly askPlace: (name: string) => Promise<ExportPlace | null>
  /** @throws LoaderError file-missing */
  show(name: string): void
}

export function createShownExports(
  askPlace: (name: string) => Promise<ExportPlace | null>,
  showInFolder: (path: string) => void,
): ShownExports {
  /** The last one first. */
  let folders: string[] = []
  return {
    async askPlace(name) {
      const place = await askPlace(name)
      if (place === null) return null
      const folder = dirname(place.path)
      folders = [folder, ...folders.filter((one) => one !== folder)]
      return place
    },
    show(name) {
      const path = folders.map((folder) => join(folder, name)).find((one) => existsSync(one))
      if (path === undefined)
        throw new LoaderError('file-missing', `${name} is no longer where it was written.`, { file: name })
      showInFolder(path)
    },
  }
}
