// Takes things away one by one, in a copy of the sources, and the tests named beside them must turn red. Parts of
// `npm run nightly` run it: `node scripts/mutations/mutate.mjs LIST [word]` tries those of a list whose place holds the word.
// A place whose text is no longer found counts as not noticed.

import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { columnMutations } from './columns.mjs'
import { protections } from './protections.mjs'
import { ruleMutations } from './rules.mjs'

/** @typedef {import('./mutation.mjs').Mutation} Mutation */

/**
 * `types`: the compiler may notice first.
 * @type {Record<string, { mutations: readonly Mutation[], types: boolean }>}
 */
const lists = {
  columns: { mutations: columnMutations, types: true },
  rules: { mutations: ruleMutations, types: false },
  protections: { mutations: protections, types: false },
}

const [name = '', word = ''] = process.argv.slice(2)
const list = lists[name]
if (list === undefined) {
  process.stderr.write(`Name a list: ${Object.keys(lists).join(', ')}.\n`)
  process.exit(2)
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const copy = mkdtempSync(join(tmpdir(), 'leads-mutations-'))
/** @type {import('node:child_process').ChildProcess | null} */
let running = null
process.once('exit', () => {
  endRunning()
  rmSync(copy, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const skipped = new Set(['node_modules', '.git', 'out', '.cache', 'dist', 'coverage'])
cpSync(root, copy, {
  recursive: true,
  filter: (path) => !skipped.has(path.slice(root.length).split(/[\\/]/)[0] ?? ''),
})
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')

/** Minutes: the slowest tests take three. What runs on for ever without a protection has noticed that it is gone. */
const patience = 10

/**
 * @param {string} script
 * @param {readonly string[]} words
 * @returns {Promise<boolean>}
 */
function passes(script, words) {
  const child = spawn(process.execPath, [join('node_modules', script), ...words], {
    cwd: copy,
    stdio: 'ignore',
    // a group of its own, so that its children end with it
    detached: process.platform !== 'win32',
  })
  running = child
  const timer = setTimeout(endRunning, patience * 60_000)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      running = null
      resolve(code === 0)
    })
  })
}

function endRunning() {
  if (running?.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? running.pid : -running.pid, 'SIGKILL')
  } catch {
    // it has just ended
  }
}

const typesPass = () => passes('typescript/bin/tsc', ['--noEmit'])
/** @param {readonly string[]} tests */
const testsPass = async (tests) =>
  tests.length === 0 || passes('vitest/vitest.mjs', ['run', '--bail', '1', ...tests])

/** @param {Mutation} mutation @returns {Promise<string | null>} what notices it */
async function noticedBy({ file, from, to, tests }) {
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, () => to)
  if (after === before) return null
  writeFileSync(path, after)
  try {
    if (list?.types && !(await typesPass())) return 'types'
    return (await testsPass(tests)) ? null : tests.join(', ')
  } finally {
    writeFileSync(path, before)
  }
}

const chosen = list.mutations.filter(({ place }) => place.includes(word))
// what is red anyway notices nothing
if (!(await testsPass([...new Set(chosen.flatMap(({ tests }) => tests))]))) {
  process.stdout.write('The tests are red before anything is taken away.\n0 passed, 1 failed\n')
  process.exit(1)
}
let unnoticed = 0
for (const mutation of chosen) {
  const by = await noticedBy(mutation)
  if (by === null) unnoticed += 1
  process.stdout.write(
    by === null ? `NOT NOTICED  ${mutation.place}\n` : `noticed      ${mutation.place}  by ${by}\n`,
  )
}
process.stdout.write(`${chosen.length - unnoticed} passed, ${unnoticed} failed\n`)
process.exitCode = unnoticed > 0 ? 1 : 0
