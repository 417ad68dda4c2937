// `npm test`: installs what is missing and runs everything that a change must pass. Goes on after a failure, so that
// one run tells all; the last line adds up all test runners.

import { requireChromium } from './launch/chromium.mjs'
import { install } from './launch/ready.mjs'
import { runStep, stepTable, watchSignals } from './testRun/steps.mjs'

watchSignals()
await install()
await requireChromium()
const { plainStep, playwrightStep, tellFailures, vitestStep } = await import('./testRun/testSteps.mjs')
const { tool } = await import('./testRun/tool.mjs')

const built = { LEADS_TESTS_WITHOUT_BUILD: '1' }
const checks = [
  await plainStep('types', [tool('typescript', 'tsc'), '--noEmit']),
  await plainStep('lint', [tool('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']),
  await plainStep('build', ['scripts/build.mjs']),
]
const tests = [
  await vitestStep('unit', ['--exclude', '**/*.pg.test.ts'], built),
  await vitestStep('database', ['.pg.test.ts'], built),
  await playwrightStep('window', []),
]
// What an installer would hold; its tools are large, so that only CI fetches them.
if (process.env.CI) {
  const tools = await runStep('tools for installers', 'npm ci --prefix packaging --loglevel=error')
  const installers = await plainStep('installers', ['scripts/checkPackage.mjs'])
  checks.push({ ...installers, minutes: installers.minutes + tools.minutes })
}

const steps = [...checks, ...tests]
tellFailures(steps)
process.stdout.write(`\n${stepTable(steps).join('\n')}\n\n`)
/** @param {'passed' | 'failed' | 'skipped'} key */
const sum = (key, of = steps) => of.reduce((all, step) => all + step[key], 0)
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
// what has no tests of its own counts only when it failed
process.stdout.write(`${sum('passed', tests)} passed, ${sum('failed')} failed${skipped}\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
