/** A step into a JSON text: a key or a place in a list. */
export type JsonPath = readonly (string | number)[]

/** Where each value of a JSON text begins, and what a parser that keeps the last of two keys would hide. */
export interface JsonPlaces {
  /** The offset of the value at a path, or of the nearest one above it. */
  offsetOf(path: JsonPath): number
  /** Keys that stand twice in one object, or may not stand anywhere. */
  readonly badKeys: readonly { readonly path: JsonPath; readonly offset: number; readonly why: string }[]
}

/** Deeper than any source; a text of brackets alone would be. */
const deepest = 12

/** These reach into the program's own objects. */
/** Keys that no source file may have, at any depth: also no header of a record in an example. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const blank = /[\s,:]/

/** Takes a text that JSON.parse accepts. Null where it is nested too deep. */
export function jsonPlaces(text: string): JsonPlaces | null {
  const offsets = new Map<string, number>()
  const badKeys: { path: JsonPath; offset: number; why: string }[] = []
  interface Level {
    readonly keys: Set<string> | null
    step: string | number
  }
  const levels: Level[] = []
  let isKey = false
  const path = () => levels.map(({ step }) => step)

  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string
    if (blank.test(sign)) {
      const level = levels.at(-1)
      if (sign === ',' && level !== undefined) {
        isKey = level.keys !== null
        if (typeof level.step === 'number') level.step += 1
      }
      if (sign === ':') isKey = false
      continue
    }
    if (sign === '}' || sign === ']') {
      levels.pop()
      isKey = false
      continue
    }
    const end = sign === '"' ? endOfString(text, at) : at
    const level = levels.at(-1)
    if (isKey && level?.keys) {
      const key = JSON.parse(text.slice(at, end + 1)) as string
      level.step = key
      if (level.keys.has(key)) badKeys.push({ path: path(), offset: at, why: 'stands twice' })
      if (forbiddenKeys.has(key)) badKeys.push({ path: path(), offset: at, why: 'is no key of a source' })
      level.keys.add(key)
    } else {
      offsets.set(pathKey(path()), at)
      if (sign === '{' || sign === '[') {
        if (levels.length === deepest) return null
        levels.push(sign === '{' ? { keys: new Set(), step: '' } : { keys: null, step: 0 })
        isKey = sign === '{'
      } else if (sign !== '"') {
        while (at + 1 < text.length && !/[\s,\]}]/.test(text[at + 1] as string)) at += 1
        continue
      }
    }
    at = end
  }

  return {
    offsetOf(wanted) {
      for (let length = wanted.length; length > 0; length -= 1) {
        const offset = offsets.get(pathKey(wanted.slice(0, length)))
        if (offset !== undefined) return offset
      }
      return 0
    },
    badKeys,
  }
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function pathKey(path: JsonPath): string {
  return JSON.stringify(path)
}

/** `rules[3].to`, as people write it. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  )
}

/** 1-based. */
export function lineOf(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
