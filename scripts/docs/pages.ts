import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every page that people read, by its path from the root. */
export const pageNames: readonly string[] = [
  ...['README.md', 'CHANGELOG.md', 'SECURITY.md', 'bench/README.md', 'samples/README.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
]

/** With `\n` at its line ends. */
export const readPage = (name: string): string =>
  readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n')

/** A fenced block: what stands behind its opening backticks, its text, and the line on which it opens, from 1. */
export interface Block {
  readonly info: string
  readonly text: string
  readonly line: number
}

const fence = /^```(.*)\n([\s\S]*?)^```$/gm

export function blocksOf(text: string): Block[] {
  return [...text.matchAll(fence)].map(({ index, 1: info = '', 2: body = '' }) => ({
    info: info.trim(),
    text: body,
    line: text.slice(0, index).split('\n').length,
  }))
}

export const withoutBlocks = (text: string): string => text.replace(fence, '')
