// Programs of packages, run by Node itself: what npm puts into .bin needs a shell on Windows.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))

/**
 * The script of a package's program, to be run by Node.
 * @param {string} packageName
 * @param {string} [name] of the program, if it is not the package's
 */
export function tool(packageName, name = packageName) {
  const folder = join(packages, packageName)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[name]
  if (script === undefined) throw new Error(`${packageName} has no program ${name}.`)
  return join(folder, script)
}
