import { dirname, join, normalize } from 'node:path/posix'
import { parseSync } from 'rolldown/utils'

/** What these export is for others than modules: a tool that takes them by its settings, or the layouts that will come. */
const forOthers = [
  /\.config\.ts$/,
  /\.d\.(ts|mts)$/,
  /^e2e\/build\.ts$/,
  /^electron\/host\/worlds\/(page|preload)World\.ts$/,
  /^scripts\/testRun\/vitestGlobalSetup\.ts$/,
  /^electron\/sources\/rules\//,
]

/**
 * What a module exports that no other module names, as `path:line name`. Whoever takes a module as a whole (`import *`, a
 * glob, an `import()` that isn't taken apart on the spot) uses all of it.
 *
 * @param {ReadonlyMap<string, string>} files path from the top → text
 * @returns {string[]}
 */
export function unusedExports(files) {
  /** @type {Map<string, Set<string>>} path → names that others take of it; `*` is all of them */
  const used = new Map()
  const use = (/** @type {string} */ from, /** @type {string} */ specifier, /** @type {string} */ name) => {
    if (!specifier.startsWith('.')) return
    const path = normalize(join(dirname(from), specifier.split('?')[0] ?? ''))
    used.set(path, (used.get(path) ?? new Set()).add(name))
  }
  /** @type {{ path: string, name: string, line: number }[]} */
  const exported = []
  for (const [path, text] of files) {
    const { program, module, comments } = parseSync(path, text)
    for (const { moduleRequest, entries } of module.staticImports)
      for (const { importName } of entries) use(path, moduleRequest.value, takenName(importName))
    for (const { entries } of module.staticExports)
      for (const { moduleRequest, importName, exportName, start } of entries) {
        if (moduleRequest !== null) use(path, moduleRequest.value, takenName(importName))
        const name = exportName.kind === 'Default' ? 'default' : exportName.name
        if (name !== null) exported.push({ path, name, line: text.slice(0, start).split('\n').length })
      }
    // types of JavaScript
    for (const { value } of path.endsWith('.mjs') ? comments : [])
      for (const [, specifier = '', name = '*'] of value.matchAll(/\bimport\('(\.[^']+)'\)(?:\.(\w+))?/g))
        use(path, specifier, name)
    if (!/\bimport(\.meta\.glob)?\s*[(<]/.test(text)) continue
    walk(program, (specifier, name) => {
      if (!specifier.includes('*')) return use(path, specifier, name)
      const whole = new RegExp(`^${globPattern(normalize(join(dirname(path), specifier)))}$`)
      for (const other of files.keys()) if (whole.test(other)) used.set(other, new Set(['*']))
    })
  }
  return exported
    .filter(({ path }) => !forOthers.some((place) => place.test(path)))
    .filter(({ path, name }) => !used.get(path)?.has(name) && !used.get(path)?.has('*'))
    .map(({ path, name, line }) => `${path}:${line} exports ${name}, which no other module uses.`)
}

/** @param {{ kind: string, name: string | null }} importName */
function takenName({ kind, name }) {
  return kind === 'Name' ? (name ?? '*') : kind === 'Default' ? 'default' : '*'
}

/** @param {string} glob `**` is any folders, `*` is any name */
function globPattern(glob) {
  return glob
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?')
    .replace(/\{([^}]*)\}/g, (_, /** @type {string} */ names) => `(?:${names.replaceAll(',', '|')})`)
}

/**
 * Calls `use` with each specifier of an expression or a type, and the name that is taken of it there.
 * @param {any} node of the parser's tree, whatever it is
 * @param {(specifier: string, name: string) => void} use
 * @param {readonly any[]} above the nodes that it lies in, the nearest last
 */
function walk(node, use, above = []) {
  if (node === null || typeof node !== 'object') return
  if (node.type === 'ImportExpression' && typeof node.source?.value === 'string')
    for (const name of takenAbove(above)) use(node.source.value, name)
  if (node.type === 'TSImportType')
    use(node.source.value, node.qualifier?.name ?? node.qualifier?.left?.name ?? '*')
  if (node.type === 'CallExpression' && node.callee?.property?.name === 'glob')
    for (const glob of node.arguments[0]?.elements ?? node.arguments) if (glob.value) use(glob.value, '*')
  const inside = Array.isArray(node) ? above : [...above, node]
  for (const key of Object.keys(node)) if (key !== 'type') walk(node[key], use, inside)
}

/**
 * The names that `(await import(…)).name` and `const { name } = await import(…)` take.
 * @param {readonly any[]} above
 * @returns {string[]}
 */
function takenAbove(above) {
  const awaited = above.at(-1)
  if (awaited?.type !== 'AwaitExpression') return ['*']
  const around = above.at(-2)
  if (around?.type === 'ParenthesizedExpression') return takenAbove([...above.slice(0, -2), awaited])
  if (around?.type === 'MemberExpression' && !around.computed) return [around.property.name]
  if (around?.type !== 'VariableDeclarator' || around.id.type !== 'ObjectPattern') return ['*']
  return around.id.properties.map((/** @type {any} */ one) => one.key?.name ?? '*')
}
