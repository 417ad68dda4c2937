// Finds Electron's program. Never by require('electron'): that downloads as a side effect, or throws.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
/** @type {Partial<Record<NodeJS.Platform, string>>} */
const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const name = names[process.platform] ?? 'electron'

/** The folder of the npm package; undefined where it is not installed. */
export function electronPackage() {
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** The complete program of the installed version, or of ELECTRON_OVERRIDE_DIST_PATH; else undefined. */
export function electronProgram(
  folder = electronPackage(),
  override = process.env.ELECTRON_OVERRIDE_DIST_PATH,
) {
  if (override) return existing(join(override, name))
  if (folder === undefined) return undefined
  // without path.txt, or with another version, a download was broken off
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const unpacked = text(join(folder, 'dist', 'version')).replace(/^v/, '')
  if (!existsSync(join(folder, 'path.txt')) || unpacked !== version) return undefined
  return existing(join(folder, 'dist', name))
}

/** @param {string} path */
const existing = (path) => (existsSync(path) ? path : undefined)
/** @param {string} path */
const text = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '')
