import { parseSync } from 'rolldown/utils'

/**
 * What a module names as imported: of types too, `export … from`, `import('…')` as a value and as a type, and
 * `import.meta.glob('…')`. A computed `import(x)` names nothing.
 *
 * TypeScript 7 has no compiler API, which dependency-cruiser would need to see types; the parser of the bundler sees them.
 *
 * @param {string} path decides how it is parsed
 * @param {string} text
 * @returns {{ specifier: string, line: number }[]}
 */
export function importsOf(path, text) {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  /** @type {{ value: string, start: number }[]} */
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
  ]
  // the whole tree is walked only where something may hide in it
  if (/\bimport(\.meta\.glob)?\s*[(<]/.test(text)) walk(program, found)
  const starts = new Map(found.map(({ value, start }) => [`${start}`, { value, start }]))
  return [...starts.values()].map(({ value, start }) => ({
    specifier: value,
    line: text.slice(0, start).split('\n').length,
  }))
}

/**
 * Adds the imports that are expressions and types.
 * @param {any} node of the parser's tree, whatever it is
 * @param {{ value: string, start: number }[]} found
 */
function walk(node, found) {
  if (Array.isArray(node)) for (const child of node) walk(child, found)
  if (node === null || typeof node !== 'object') return
  const named =
    node.type === 'ImportExpression' || node.type === 'TSImportType'
      ? [node.source]
      : node.type === 'CallExpression' && isGlob(node.callee)
        ? (node.arguments[0]?.elements ?? node.arguments.slice(0, 1))
        : []
  for (const literal of named)
    if (typeof literal?.value === 'string' && !literal.value.startsWith('!')) found.push(literal)
  for (const key of Object.keys(node)) if (key !== 'type') walk(node[key], found)
}

const isGlob = (/** @type {any} */ callee) =>
  callee.type === 'MemberExpression' &&
  callee.object.type === 'MetaProperty' &&
  callee.property.name === 'glob'
