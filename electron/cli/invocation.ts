import { basename, relative } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import type { Context } from './context.ts'

/** How this person calls the program: next commands are printed so that they can be copied. */
export function programName(): string {
  const { npm_lifecycle_event: script } = process.env
  if (script === 'leads' || script === 'load') return 'npm run leads --'
  if (script === 'npx') return 'npx leads'
  const path = process.argv[1] ?? 'leads'
  const name = basename(path)
  if (!name.endsWith('js')) return 'leads'
  const near = relative(process.cwd(), path)
  return `node ${quoted(near.startsWith('..') ? path : near)}`
}

/** A whole command line with the options that lead to the same database; a password is left out. */
export function commandLine({ common }: Context, engine: Engine, words: string): string {
  const options = [
    ...(common.databaseUrl === undefined ? [] : [`--database-url ${quoted(engine.target.url(false))}`]),
    ...(common.dataDir === undefined ? [] : [`--data-dir ${quoted(common.dataDir)}`]),
  ]
  return [programName(), words, ...options].join(' ')
}

/** As a POSIX shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
