import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const mention = /new URL\(['"](\.\/[^'"/]+\.txt)['"], import\.meta\.url\)/g

/**
 * The data files that a module names, as it names them.
 * @param {string} code
 */
export function dataFilesIn(code) {
  return [...code.matchAll(mention)].map(([, path]) => path ?? '')
}

/**
 * For vite: puts the data files that modules name as `new URL('./….txt', import.meta.url)` beside what is built, where the
 * same words find them. Vite's own assets are for pages, which fetch them.
 */
export function dataFiles() {
  /** By module. */
  const found = new Map()
  return {
    name: 'data-files',
    transform(code, id) {
      const paths = dataFilesIn(code)
      if (paths.length > 0) found.set(id, paths)
      return null
    },
    writeBundle({ dir }, bundle) {
      for (const part of Object.values(bundle)) {
        const used = Object.keys(part.modules ?? {}).filter((id) => found.has(id))
        if (used.length > 0 && part.fileName.includes('/'))
          this.error(`${part.fileName} must lie beside the data files that it reads.`)
        for (const id of used) for (const path of found.get(id)) copyBeside(dir, id, path)
      }
    },
  }
}

function copyBeside(dir, id, path) {
  copyFileSync(fileURLToPath(new URL(path, pathToFileURL(id))), join(dir, basename(path)))
}
