import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What is wrong with the notices of a packed program; null when they tell all that is in it.
 * @param {string} app the folder of the packed program, as electron-builder makes it on Linux
 * @param {readonly string[]} packed the paths in its archive
 */
export function noticeFault(app, packed) {
  const resources = join(app, 'resources')
  for (const path of ['LICENSE.electron.txt', 'LICENSES.chromium.html']) {
    if (!existsSync(join(app, path))) return `The package lacks ${path}.`
  }
  for (const path of ['THIRD_PARTY_NOTICES.txt', 'sbom.cdx.json']) {
    if (!existsSync(join(resources, path))) return `The package lacks ${path}.`
  }
  /** @type {{ components: { name: string, group?: string, type: string }[] }} */
  const { components } = JSON.parse(readFileSync(join(resources, 'sbom.cdx.json'), 'utf8'))
  const text = readFileSync(join(resources, 'THIRD_PARTY_NOTICES.txt'), 'utf8')
  const inBill = new Set(
    components.map(({ name, group }) => (group === undefined ? name : `${group}/${name}`)),
  )
  for (const path of packed) {
    const name = packageOf(path.replaceAll('\\', '/'))
    if (name === null) continue
    if (!inBill.has(name)) return `The bill of materials does not tell the package ${name}, which is packed.`
    if (!text.includes(`\n${name} `))
      return `THIRD_PARTY_NOTICES.txt does not tell the package ${name}, which is packed.`
  }
  return null
}

/**
 * The package whose package.json this is; a package may have others deeper in it.
 * @param {string} path
 */
function packageOf(path) {
  const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path) ?? []
  return name ?? null
}
