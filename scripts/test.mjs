// `npm test`: installs what is missing and runs everything that a change must pass. Goes on after a failure, so that
// one run tells all; the last line adds up all test runners.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { requireChromium } from './chromium.mjs'
import { install } from './ready.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${root}.cache/tests`
/** How much of a failed test's message is told again at the end. */
const MESSAGE_LINES = 12
const bin = (name) => `${root}node_modules/.bin/${name}`

await install()
await requireChromium()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const failedSteps = []
const failedTests = []
for (const [title, command, args] of [
  ['Types', bin('tsc'), ['--noEmit']],
  ['Lint and format', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['Production build', process.execPath, ['scripts/build.mjs']],
]) {
  if ((await run(title, command, args)) !== 0) failedSteps.push(title)
}

const counts = { passed: 0, failed: 0, skipped: 0 }
const vitestFile = `${results}/vitest.json`
const vitest = await run(
  'Unit and database tests',
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`],
  { LEADS_TESTS_WITHOUT_BUILD: '1' }, // it is built already
)
count('Unit and database tests', vitest, vitestFile, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
  failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    // a file can fail without a test: by what it imports, or by a hook
    if (failed.length === 0) return status === 'failed' ? [{ title: file, message }] : []
    return failed.map(({ fullName, failureMessages }) => ({
      title: `${file} › ${fullName}`,
      message: failureMessages.join('\n'),
    }))
  }),
}))

if (existsSync(`${root}playwright.config.ts`)) {
  const playwrightFile = `${results}/playwright.json`
  const playwright = await run('Window tests', bin('playwright'), ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile,
    E2E_BUILD: 'no',
  })
  count('Window tests', playwright, playwrightFile, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
  }))
}

// What an installer would hold; its tools are large, so that only CI fetches them.
if (process.env.CI) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const tools = await run('Tools for installers', npm, ['ci', '--prefix', 'packaging', '--loglevel=error'])
  if (tools !== 0 || (await run('Installers', process.execPath, ['scripts/checkPackage.mjs'])) !== 0) {
    failedSteps.push('Installers')
  }
}

// Once more at the end: what failed is often read from the last lines of a long log alone.
for (const { title, message } of failedTests) {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, MESSAGE_LINES)
  console.log(`\nFailed: ${title}\n  ${lines.join('\n  ')}`)
}
for (const step of failedSteps) console.log(`Failed: ${step}`)
const failed = counts.failed + failedSteps.length
console.log(
  `${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
)
process.exitCode = failed > 0 ? 1 : 0

/** The exit code of a command whose output goes where ours goes. */
function run(title, command, args, environment = {}) {
  console.log(`\n== ${title}`)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** The failed tests of a suite in Playwright's report, and of the suites in it. */
function failuresOf({ file, suites = [], specs = [] }) {
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => ({
        title: `e2e/${file} › ${title}`,
        message: tests
          .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map((error) => error.message)))
          .join('\n'),
      })),
    ...suites.flatMap(failuresOf),
  ]
}

/** Adds a runner's numbers; one that failed without a failed test (a broken setup, no report) counts as a failed step. */
function count(title, exitCode, file, read) {
  const found = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] }
  failedTests.push(...found.failures)
  for (const key of Object.keys(counts)) counts[key] += found[key]
  if (exitCode !== 0 && found.failed === 0) failedSteps.push(title)
  if (found.passed === 0) failedSteps.push(`${title}: no test passed`)
}
