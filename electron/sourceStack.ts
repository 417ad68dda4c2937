import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Node can do this for every error, but then reads the maps of all that it loads, which costs a command 20 ms of its
 * start. Here a map is read when an error is told.
 */

/** Where the bundles lie: this file is part of one in out/cli or out/main, or is a source itself. */
const builtFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../out' : '..', import.meta.url),
).replace(/[\\/]$/, '')

/** A place in a line of a stack: a file, by its address or path, or the page's, with line and column. */
const place = /((?:file|app):\/\/[^\s()]+|(?:[A-Za-z]:)?[\\/][^()]+?):(\d+):(\d+)(?=\)?$)/

/**
 * The lines of a stack that say where, of the sources and not of the bundles: `at load (electron/engine/load/load.ts:166:11)`.
 * What is in no bundle, or has no map, stays as it is. The message is left out, which may quote a file.
 */
export function sourceFrames(stack: string, built = builtFolder): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => sourceLine(line.trim(), built))
}

/** The same stack, message and all, with the places of the sources. */
export function sourceStack(stack: string, built = builtFolder): string {
  return stack
    .split('\n')
    .map((line) => (/^\s+at /.test(line) ? sourceLine(line, built) : line))
    .join('\n')
}

function sourceLine(line: string, built: string): string {
  return line.replace(place, (whole, file: string, lineNumber: string, column: string) => {
    const path = builtPath(file, built)
    const entry = path && mapOf(path)?.findEntry(Number(lineNumber) - 1, Number(column) - 1)
    if (!entry || !('originalSource' in entry)) return whole
    const source = relative(dirname(built), resolve(dirname(path), entry.originalSource)).replaceAll(sep, '/')
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })
}

/** The file of a bundle; undefined for Node's own, a package's or a source. */
function builtPath(file: string, built: string): string | undefined {
  try {
    const path = file.startsWith('app:')
      ? join(built, 'renderer', new URL(file).pathname)
      : file.startsWith('file:')
        ? fileURLToPath(file)
        : file
    return path.startsWith(built + sep) ? path : undefined
  } catch {
    return undefined // an address that is none
  }
}

const maps = new Map<string, SourceMap | undefined>()

function mapOf(path: string): SourceMap | undefined {
  if (!maps.has(path)) maps.set(path, readMap(path))
  return maps.get(path)
}

function readMap(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload)
  } catch {
    return undefined // an error must be told even where its map can't be read
  }
}
