import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { stepTable } from './steps.mjs'
import { playwrightReport, vitestReport } from './testReports.mjs'

const folder = mkdtempSync(join(tmpdir(), 'leads-steps-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (report: unknown) => {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

test('steps stand in columns, with their minutes', () => {
  const ended = { skipped: 0, failed: 0 }
  expect(
    stepTable([
      { ...ended, title: 'lint', minutes: 0.04, passed: 1 },
      { ...ended, title: 'database', minutes: 12.26, passed: 412, failed: 3 },
    ]),
  ).toEqual([
    'part      minutes  passed  failed',
    'lint          0.0       1       0',
    'database     12.3     412       3',
  ])
})

test('a runner that left no report gives none', () => {
  expect(vitestReport(join(folder, 'none.json'))).toBeUndefined()
  expect(playwrightReport(join(folder, 'none.json'))).toBeUndefined()
})

test('a test file that failed as a whole is among the failures of vitest', () => {
  const counts = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 }
  const failed = { status: 'failed', fullName: 'keeps a zero', failureMessages: ['no'] }
  const passed = { status: 'passed', fullName: 'keeps a one', failureMessages: [] }
  const results = [
    { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [failed, passed] },
    { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
  ]
  expect(vitestReport(file({ ...counts, testResults: results }))).toMatchObject({
    passed: 1,
    failed: 1,
    skipped: 1,
    failures: [
      { title: expect.stringMatching(/a\.test\.ts › keeps a zero$/), message: 'no' },
      { title: expect.stringMatching(/b\.test\.ts$/), message: 'no such module' },
    ],
  })
})

test('failed tests of suites in suites are among the failures of Playwright', () => {
  const spec = { ok: false, title: 'opens', tests: [{ results: [{ errors: [{ message: 'late' }] }] }] }
  const stats = { expected: 4, flaky: 1, unexpected: 1, skipped: 2 }
  const suites = [{ file: 'a.spec.ts', suites: [{ file: 'a.spec.ts', specs: [spec] }] }]
  expect(playwrightReport(file({ stats, suites }))).toEqual({
    passed: 5,
    failed: 1,
    skipped: 2,
    failures: [{ title: 'e2e/a.spec.ts › opens', message: 'late' }],
  })
})
