// What a commit must pass within seconds: types, lint and format of the staged files, and the unit tests that import
// them; databases and windows are left to `npm test`. Looks at the files as they are in the folder.

import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { tool } from './testRun/tool.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { stdout } = spawnSync('git', ['diff', '--cached', '--name-only', '-z', '--diff-filter=ACMR'], {
  cwd: root,
  encoding: 'utf8',
})
const staged = stdout.split('\0').filter((file) => file !== '')
const code = staged.filter((file) => /\.(tsx?|mjs|sql|json)$/.test(file))
// git sets it for its hooks; a test that asks git would ask about this commit
const withoutGit = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')),
)

/** @type {[title: string, words: string[], environment: NodeJS.ProcessEnv][]} */
const checks =
  code.length === 0
    ? []
    : [
        ['types', [tool('typescript', 'tsc'), '--noEmit'], withoutGit],
        [
          'related unit tests',
          [
            ...[tool('vitest'), 'related', '--run', '--passWithNoTests', '--reporter=dot'],
            ...['--exclude', '**/*.pg.test.ts', ...code],
          ],
          { ...withoutGit, LEADS_TESTS_WITHOUT_BUILD: '1' },
        ],
      ]
if (staged.length > 0) {
  const lint = ['check', '--staged', '--no-errors-on-unmatched', '--error-on-warnings']
  checks.push(['lint and format', [tool('@biomejs/biome', 'biome'), ...lint], process.env])
}

const results = await Promise.all(
  checks.map(([title, words, environment]) => check(title, words, environment)),
)
for (const { title, passed, seconds, said } of results) {
  process.stderr.write(`${passed ? 'passed' : 'FAILED'}  ${title}, ${seconds.toFixed(1)} s\n`)
  if (!passed) process.stderr.write(`${said}\n`)
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1

/**
 * @param {string} title
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<{ title: string, passed: boolean, seconds: number, said: string }>}
 */
function check(title, words, environment) {
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text
      })
    }
    child.once('close', (exitCode) =>
      resolve({ title, passed: exitCode === 0, seconds: (performance.now() - began) / 1000, said }),
    )
  })
}
