/**
 * Structured clone as JSON, in Node and in the page alike. What Electron's channels refuse is refused here too,
 * since the platform's own structuredClone comes first.
 */

/** Electron's own words. */
const notCloneable = 'An object could not be cloned.'

/** Values that JSON has no sign for, or that need none of their own: written as negative numbers. */
const constants: readonly unknown[] = [undefined, null, Number.NaN, Infinity, -Infinity, -0, true, false]

type Node = string | number | readonly [kind: string, ...parts: unknown[]]

/** To be written as JSON. Most values are JSON already; the others are a text of their own. */
export type Encoded = { readonly plain: unknown } | string

const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1)

export function encode(input: unknown): Encoded {
  // a page of rows holds thousands of values: nothing but to look at each is done with them
  if (isPlain(input, 0)) return { plain: input }
  let root: unknown
  try {
    root = structuredClone(input)
  } catch {
    throw new Error(notCloneable)
  }
  const places = new Map<unknown, number>()
  const nodes: Node[] = []

  const put = (value: unknown): number => {
    const constant = constants.findIndex((candidate) => Object.is(candidate, value))
    if (constant >= 0) return -1 - constant
    const known = places.get(value)
    if (known !== undefined) return known
    const place = nodes.push(0) - 1
    places.set(value, place)
    nodes[place] = nodeOf(value, put)
    return place
  }
  return JSON.stringify([put(root), nodes])
}

/** Deeper ones may hold themselves. */
const deepest = 20

/** Whether JSON gives the value back as it is. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || depth === deepest) return false
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) if (!isPlain(value[at], depth + 1)) return false
    return true
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const member of Object.values(value)) if (!isPlain(member, depth + 1)) return false
  return true
}

function nodeOf(value: unknown, put: (value: unknown) => number): Node {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'bigint') return ['bigint', String(value)]
  if (value instanceof Error) return ['error', value.name, value.message, value.stack]
  if (ArrayBuffer.isView(value)) return ['view', kindOf(value), toBase64(value)]
  switch (kindOf(value)) {
    case 'Date':
      return ['date', String((value as Date).getTime())] // also of no time: NaN
    case 'ArrayBuffer':
      return ['buffer', toBase64(new Uint8Array(value as ArrayBuffer))]
    case 'Map':
      return ['map', ...[...(value as Map<unknown, unknown>)].flat().map(put)]
    case 'Set':
      return ['set', ...[...(value as Set<unknown>)].map(put)]
    case 'Array':
      return ['array', ...(value as unknown[]).map(put)]
    case 'Object':
      return ['object', ...Object.entries(value as object).flatMap(([key, member]) => [key, put(member)])]
    default:
      throw new Error(notCloneable) // File, Blob, ImageBitmap: the main process can't read them either
  }
}

export function decode(encoded: Encoded): unknown {
  if (typeof encoded !== 'string') return encoded.plain
  const [root, nodes] = JSON.parse(encoded) as [number, Node[]]
  const done = new Map<number, unknown>()

  const get = (place: unknown): unknown => {
    const at = place as number
    if (at < 0) return constants[-1 - at]
    if (done.has(at)) return done.get(at)
    const node = nodes[at] as Node
    const value = Array.isArray(node) ? emptyValue(node as [string, ...unknown[]]) : node
    done.set(at, value)
    if (Array.isArray(node)) fill(value, node as [string, ...unknown[]], get)
    return value
  }
  return get(root)
}

function emptyValue([kind, ...parts]: readonly [string, ...unknown[]]): unknown {
  switch (kind) {
    case 'bigint':
      return BigInt(parts[0] as string)
    case 'error':
      return Object.assign(new Error(parts[1] as string), { name: parts[0], stack: parts[2] })
    case 'date':
      return new Date(Number(parts[0]))
    case 'buffer':
      return fromBase64(parts[0] as string).buffer
    case 'view':
      return viewOf(parts[0] as string, fromBase64(parts[1] as string).buffer)
    case 'map':
      return new Map()
    case 'set':
      return new Set()
    case 'array':
      return []
    default:
      return {}
  }
}

/** After the value is known, since it may hold itself. */
function fill(
  value: unknown,
  [kind, ...parts]: readonly [string, ...unknown[]],
  get: (place: unknown) => unknown,
) {
  if (kind === 'array') for (const part of parts) (value as unknown[]).push(get(part))
  if (kind === 'set') for (const part of parts) (value as Set<unknown>).add(get(part))
  if (kind !== 'map' && kind !== 'object') return
  for (let at = 0; at < parts.length; at += 2) {
    if (kind === 'map') (value as Map<unknown, unknown>).set(get(parts[at]), get(parts[at + 1]))
    else define(value as object, parts[at] as string, get(parts[at + 1]))
  }
}

/** Also a member called `__proto__` stays a member. */
const define = (target: object, key: string, value: unknown) =>
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })

function viewOf(kind: string, buffer: ArrayBufferLike): unknown {
  const View = (globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => unknown>)[kind]
  if (View === undefined) throw new Error(notCloneable)
  return new View(buffer)
}

function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  let text = ''
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) text += String.fromCharCode(byte)
  return btoa(text)
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
