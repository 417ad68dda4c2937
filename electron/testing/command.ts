import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { testFiles } from './files.ts'

/** The program as it is shipped, and the one that fault tests stop. */
const programs = {
  shipped: fileURLToPath(new URL('../../out/cli/index.js', import.meta.url)),
  faults: fileURLToPath(new URL('../../out/faults/index.js', import.meta.url)),
}

/** How a command ended, and what it said. */
interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Waits until standard error holds a text. */
  says(text: string): Promise<void>
}

/** Starts the built program as a scheduler does, without a terminal. */
export function start(
  words: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Started {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...environment } = process.env
  const program = options.env?.LEADS_FAULT === undefined ? programs.shipped : programs.faults
  const child = spawn(process.execPath, [program, ...words], {
    cwd: options.cwd ?? tmpdir(),
    env: { ...environment, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  const listeners: (() => void)[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
    for (const listener of listeners) listener()
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (err.includes(text)) resolve()
      }
      listeners.push(look)
      look()
      void ended.then(() => reject(new Error(`It ended without saying '${text}': ${err}`)))
    })
  return { child, ended, says }
}

/** The commands of one test file on one database, and a folder with their input files, which goes after the tests. */
export function commands(databaseUrl: () => string) {
  const { folder, write } = testFiles()
  const withUrl = (words: readonly string[]) => [...words, '--database-url', databaseUrl()]
  const run = (...words: string[]) => start(withUrl(words), { cwd: folder }).ended
  return {
    folder,
    run,
    write,
    /** With --json: the exit code and the one document on standard output. */
    async json<T = Record<string, never>>(...words: string[]): Promise<{ code: number | null; document: T }> {
      const { code, out, err } = await run(...words, '--json')
      expect([out.slice(0, 1), out.slice(-2)], err).toEqual(['{', '}\n'])
      return { code, document: JSON.parse(out) as T }
    },
    start: (words: readonly string[], env: Record<string, string> = {}) =>
      start(withUrl(words), { cwd: folder, env: { NODE_ENV: 'test', ...env } }),
  }
}

const texasHeader =
  'Operation #,Operation Name,Address,City,State,Zip,County,Phone,Email Address,Type,Status,Issue Date,Capacity,Facility ID,Infant,Toddler,Preschool,School'

/** A Texas list of so many invented records, numbered from `first`; then lines as they are given. */
export function texasFile(records: number, more: readonly string[] = [], first = 1): string {
  const lines = [texasHeader]
  for (let number = first; number < first + records; number += 1) lines.push(texasLine(number))
  return [...lines, ...more, ''].join('\n')
}

export function texasLine(number: number, name = `Acorn House ${number}`): string {
  return `${number},${name},${number} Elm St,AUSTIN,TX,78701,TRAVIS,512-555-0100,h${number}@example.com,Licensed Center,Full Permit,1/2/2015,12,${number},Y,Y,N,N`
}
