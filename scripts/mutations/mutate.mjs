// Takes rules away one by one, in a copy of the sources: types or the tests named beside must turn red. Also a part of
// `npm run nightly`. `node scripts/mutations/mutate.mjs [word]` tries those whose place holds the word.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { columnMutations } from './columns.mjs'
import { ruleMutations } from './rules.mjs'

/** @typedef {import('./mutation.mjs').Mutation} Mutation */

const root = fileURLToPath(new URL('../..', import.meta.url))
const wanted = process.argv[2] ?? ''
const folder = mkdtempSync(join(tmpdir(), 'leads-mutations-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const skipped = new Set(['node_modules', '.git', 'out', '.cache', 'dist', 'coverage'])
cpSync(root, folder, {
  recursive: true,
  filter: (path) => !skipped.has(path.slice(root.length).split(/[\\/]/)[0] ?? ''),
})
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')

/** @param {string} name @param {readonly string[]} words */
function passes(name, words) {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', name), words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LEADS_TESTS_WITHOUT_BUILD: '1' },
    shell: process.platform === 'win32',
  })
  return status === 0
}

/** What notices that the file is another; null where nothing does. @param {Mutation} mutation */
function noticedBy({ tests, isValue = false }) {
  if (!isValue && !passes('tsc', ['--noEmit'])) return 'types'
  return tests.length > 0 && !passes('vitest', ['run', ...tests]) ? tests.join(', ') : null
}

let unnoticed = 0
let noticed = 0
for (const mutation of [...columnMutations, ...ruleMutations].filter(({ place }) => place.includes(wanted))) {
  const path = join(folder, mutation.file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(mutation.from, () => mutation.to)
  if (after === before)
    throw new Error(`${mutation.place}: ${mutation.file} no longer has what the mutation changes`)
  writeFileSync(path, after)
  const by = noticedBy(mutation)
  writeFileSync(path, before)
  if (by === null) unnoticed += 1
  else noticed += 1
  console.log(
    `${by === null ? 'NOT NOTICED' : 'noticed    '}  ${mutation.place}${by === null ? '' : `  by ${by}`}`,
  )
}
console.log(`${noticed} passed, ${unnoticed} failed`)
process.exitCode = unnoticed > 0 ? 1 : 0
