// `npm run layers`: says which import goes where it may not (layers.mjs), which go round in a circle, and what is exported
// though no other module uses it (unusedExports.mjs).
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, normalize } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { importsOf } from './importsOf.mjs'
import { layers } from './layers.mjs'
import { unusedExports } from './unusedExports.mjs'

const isTestFile = /\.test\.tsx?$/
const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @param {ReadonlyMap<string, string>} files path from the top → text
 * @returns {string[]} one line a breach: where, what, why
 */
export function breaches(files) {
  /** @type {string[]} */
  const found = []
  /** @type {Map<string, string[]>} */
  const imported = new Map()
  for (const [path, text] of files) {
    const own = layerOf(path)
    const isTest = isTestFile.test(path)
    const layer = own === undefined ? undefined : layers[own]
    /** @type {string[]} */
    const targets = []
    imported.set(path, targets)
    for (const { specifier, line } of importsOf(path, text)) {
      const say = (/** @type {string} */ why) => found.push(`${path}:${line} imports ${specifier}: ${why}`)
      const [target = ''] = specifier.split('?')
      if (!target.startsWith('.')) {
        if (isTest || layer === undefined) continue
        const name = packageOf(target)
        const allowed = layer.packages
        if (!allowed.includes(name) && !(isBuiltin(name) && allowed.includes('node:*'))) say(layer.says)
        continue
      }
      const to = normalize(join(dirname(path), target))
      targets.push(to)
      if (isTestFile.test(to)) say('nobody imports a test.')
      if (isTest || layer === undefined) continue
      const other = layerOf(to) ?? to.split('/')[0] ?? ''
      if (other === own || layer.layers.includes(other)) continue
      say(layer.says)
    }
  }
  return [...found, ...circles(imported).map((circle) => `A circle of imports: ${circle.join(' → ')}`)]
}

/**
 * The layer that a file is of: the longest that its path begins with; `electron` for files beside its folders only.
 * @param {string} path
 */
function layerOf(path) {
  const parts = path.split('/')
  if (parts[0] === 'electron') return parts.length === 2 ? 'electron' : known(parts.slice(0, 2).join('/'))
  return known(parts[0] ?? '')
}

const known = (/** @type {string} */ name) => (name in layers ? name : undefined)

/**
 * `@scope/name/deep` is of the package `@scope/name`; Node's modules keep their `node:`.
 * @param {string} specifier
 */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/**
 * One circle for each group of files that reach each other, from its first file by name round to it again.
 * @param {ReadonlyMap<string, readonly string[]>} imported
 */
function circles(imported) {
  /** @type {string[][]} */
  const found = []
  /** @type {Map<string, number>} */
  const state = new Map()
  /** @type {string[]} */
  const way = []
  const visit = (/** @type {string} */ path) => {
    state.set(path, way.push(path) - 1)
    for (const next of imported.get(path) ?? []) {
      if (!imported.has(next)) continue
      const at = state.get(next)
      if (at === undefined) visit(next)
      else if (at >= 0) found.push([...way.slice(at), next])
    }
    way.pop()
    state.set(path, -1)
  }
  for (const path of [...imported.keys()].sort()) if (!state.has(path)) visit(path)
  return found
}

/** All modules of the repository, also those that git doesn't know yet. */
export function modules() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  /** @type {string[]} */
  const paths = listed.split('\n').filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path))
  return new Map(
    paths.flatMap((path) =>
      existsSync(join(root, path))
        ? [/** @type {const} */ ([path, readFileSync(join(root, path), 'utf8')])]
        : [],
    ),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = modules()
  const found = [...breaches(all), ...unusedExports(all)]
  for (const breach of found) console.error(breach)
  if (found.length > 0) process.exitCode = 1
}
