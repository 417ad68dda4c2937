// What the test runners write at their end, read into one shape.

import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @typedef {{ title: string, message: string }} Failure
 * @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[] }} Report
 */

/**
 * The numbers of a run of vitest; undefined where it left no report.
 * @param {string} file
 * @returns {Report | undefined}
 */
export function vitestReport(file) {
  if (!existsSync(file)) return undefined
  /**
   * @type {{
   *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
   *   testResults: { name: string, status: string, message: string,
   *     assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[]
   * }}
   */
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const path = relative(root, name)
      const failed = assertionResults.filter((test) => test.status === 'failed')
      // a file can fail without a test: by what it imports, or by a hook
      if (failed.length === 0) return status === 'failed' ? [{ title: path, message }] : []
      return failed.map(({ fullName, failureMessages }) => ({
        title: `${path} › ${fullName}`,
        message: failureMessages.join('\n'),
      }))
    }),
  }
}

/**
 * @typedef {{
 *   file: string, suites?: Suite[],
 *   specs?: { ok: boolean, title: string, tests: { results: { errors: { message: string }[] }[] }[] }[]
 * }} Suite
 */

/**
 * The numbers of a run of Playwright; undefined where it left no report.
 * @param {string} file
 * @returns {Report | undefined}
 */
export function playwrightReport(file) {
  if (!existsSync(file)) return undefined
  /** @type {{ stats: Record<'expected' | 'flaky' | 'unexpected' | 'skipped', number>, suites: Suite[] }} */
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
  }
}

/**
 * The failed tests of a suite and of the suites in it.
 * @param {Suite} suite
 * @returns {Failure[]}
 */
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
