import { parseArgs } from 'node:util'

export interface StartOptions {
  readonly dataDir: string | undefined
  readonly databaseUrl: string | undefined
}

/** Of a start's arguments those that are ours; the rest are Chromium's switches, or files of the desktop. */
export function startOptions(words: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { 'data-dir': { type: 'string' }, 'database-url': { type: 'string' } },
    strict: false,
  })
  // without strict an option without its value is `true`
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return { dataDir: text(values['data-dir']), databaseUrl: text(values['database-url']) }
}
