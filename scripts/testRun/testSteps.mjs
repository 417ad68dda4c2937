// Steps of tests: what each runs, how its result is counted, and how a whole run is told at its end.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { runStep } from './steps.mjs'
import { playwrightReport, vitestReport } from './testReports.mjs'
import { tool } from './tool.mjs'

const results = fileURLToPath(new URL('../../.cache/tests', import.meta.url))
/** How much of a failed test's message is told again at the end. */
const messageLines = 12

/**
 * What a step came to, with what failed in it.
 * @typedef {import('./steps.mjs').Ended & { failures: import('./testReports.mjs').Failure[] }} Tested
 */

/**
 * A step without tests: it passes or fails as a whole.
 * @param {string} title
 * @param {string[]} words the script and its arguments
 * @param {Record<string, string>} [environment]
 * @returns {Promise<Tested>}
 */
export async function plainStep(title, words, environment) {
  const { code, minutes } = await runStep(title, words, environment)
  return { title, minutes, skipped: 0, ...whole(title, code === 0) }
}

/**
 * Tests by vitest.
 * @param {string} title
 * @param {string[]} words for vitest, after `run`
 * @param {Record<string, string>} [environment]
 */
export async function vitestStep(title, words, environment) {
  const file = reportFile(title)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ended = await runStep(title, [tool('vitest'), 'run', ...reporters, ...words], environment)
  return counted(title, ended, vitestReport(file))
}

/**
 * Tests by Playwright, of the program as it is built.
 * @param {string} title
 * @param {string[]} words
 * @param {Record<string, string>} [environment]
 */
export async function playwrightStep(title, words, environment = {}) {
  const file = reportFile(title)
  const ended = await runStep(
    title,
    [tool('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...words],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_BUILD: 'no', ...environment },
  )
  return counted(title, ended, playwrightReport(file))
}

/** @param {string} title */
function reportFile(title) {
  mkdirSync(results, { recursive: true })
  const file = join(results, `${title}.json`)
  rmSync(file, { force: true })
  return file
}

/**
 * A runner's numbers; one that failed without a failed test (a broken setup, no report), or ran none, failed itself.
 * @param {string} title
 * @param {{ code: number, minutes: number }} ended
 * @param {import('./testReports.mjs').Report | undefined} report
 * @returns {Tested}
 */
function counted(title, { code, minutes }, report) {
  if (report === undefined) return { title, minutes, skipped: 0, ...whole(title, false) }
  const { passed, failures, skipped } = report
  const mistakes = [
    ...(code !== 0 && report.failed === 0 ? [{ title, message: 'It failed without a failed test.' }] : []),
    ...(passed === 0 ? [{ title, message: 'No test passed.' }] : []),
  ]
  return {
    ...{ title, minutes, passed, skipped },
    failed: report.failed + mistakes.length,
    failures: [...failures, ...mistakes],
  }
}

/**
 * @param {string} title
 * @param {boolean} passed
 */
const whole = (title, passed) => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  failures: passed ? [] : [{ title, message: 'See above.' }],
})

/**
 * Once more at the end: what failed is often read from the last lines of a long log alone.
 * @param {readonly Tested[]} steps
 */
export function tellFailures(steps) {
  for (const { title, message } of steps.flatMap(({ failures }) => failures)) {
    const lines = stripVTControlCharacters(message).split('\n').slice(0, messageLines)
    process.stdout.write(`\nFailed: ${title}\n  ${lines.join('\n  ')}\n`)
  }
}
