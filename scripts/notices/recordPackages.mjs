// Which packages and data of others went into a bundle, told by the bundler itself.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { dataFilesIn } from '../build/dataFiles.mjs'
import { dataComponents } from './dataOrigins.mjs'
import { packageComponent, packageFolder } from './packageLicense.mjs'
import { writeWhole } from './writeWhole.mjs'

/** The parts of the program that are handed on; `host` stands in for Electron in development alone. */
const parts = new Set(['cli', 'main', 'preload', 'renderer'])

/**
 * Writes what a part of the program holds of others into `folder`, and fails the build when that may not be handed on.
 * Vite's own `build.license` forgets NOTICE files, data, and where a package lies.
 * @param {string} root of the project
 * @param {string} folder
 * @param {string} part
 * @returns {import('vite').Plugin}
 */
export function recordPackages(root, folder, part) {
  return {
    name: 'leads:record-packages',
    generateBundle(_, bundle) {
      if (!parts.has(part)) return
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      )
      writeWhole(join(folder, `${part}.json`), JSON.stringify(componentsOf(root, modules)))
    },
  }
}

/**
 * @param {string} root of the project
 * @param {readonly string[]} modules as the bundler names them
 * @returns {import('./packageLicense.mjs').Component[]}
 * @throws Error that names all that may not be handed on
 */
export function componentsOf(root, modules) {
  const packages = join(root, 'node_modules')
  /** @type {Set<string>} */
  const folders = new Set()
  /** @type {Set<string>} */
  const data = new Set()
  for (const id of modules) {
    // what the bundler adds is of the bundler
    const [, bundler] = /^\0(rolldown|vite)\//.exec(id) ?? []
    const path = id.replace(/^\0/, '').replace(/\?.*$/, '')
    const folder = bundler === undefined ? packageFolder(path) : join(packages, bundler)
    if (folder !== null) folders.add(folder)
    else for (const file of dataFilesOf(path)) data.add(relative(root, file).replaceAll('\\', '/'))
  }
  return allOrFaults([
    ...[...folders].map((folder) => () => [packageComponent(folder)]),
    ...[...data].map((path) => () => dataComponents(packages, path)),
  ])
}

/**
 * The data files that a module of ours reads; the bundler makes some that are in no file.
 * @param {string} path
 */
function dataFilesOf(path) {
  if (!existsSync(path)) return []
  return dataFilesIn(readFileSync(path, 'utf8')).map((file) => join(dirname(path), file))
}

/**
 * @template T
 * @param {readonly (() => T[])[]} works
 * @throws Error of all that went wrong, so that nobody mends them one build at a time
 */
function allOrFaults(works) {
  /** @type {string[]} */
  const faults = []
  const done = works.flatMap((work) => {
    try {
      return work()
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error))
      return []
    }
  })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return done
}
