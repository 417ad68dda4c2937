import { afterEach, expect, test, vi } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'

const { folder, write } = testFiles()
const database = testEngine()
write('texas.csv', texas(20))
afterEach(() => vi.unstubAllEnvs())

/** What the check says of a run of the date, on that day. */
async function found(date: string, day: string, publish: 'passing' | 'never' = 'never') {
  vi.stubEnv('LEADS_TODAY', day)
  const request = { folder, files: ['texas.csv'], date, mode: 'replace', publish } as const
  const { checks, published } = await load(database.engine, request)
  const { status, severity, observed, expected, explanation } = checks.find(
    ({ name }) => name === 'run_date_is_plausible',
  ) as (typeof checks)[number]
  return { status, severity, observed, expected, explanation, published }
}

// A load for 2099 was published, and its date was the newest for ever.
test('a run date after tomorrow fails, so the run waits', async () => {
  expect(await found('2026-03-03', '2026-03-02', 'passing')).toMatchObject({
    status: 'passed',
    published: true,
  })
  expect(await found('2026-03-04', '2026-03-02', 'passing')).toMatchObject({
    status: 'failed',
    severity: 'error',
    observed: '2 days',
    expected: 'warns over 400 days, fails over 1 day ahead',
    explanation: expect.stringContaining(
      'The run date 2026-03-04 is 2 days after today, 2026-03-02; it fails over 1 day',
    ),
    published: false,
  })
})

test('a run date more than 400 days before the first or after the newest published date warns', async () => {
  const day = '2030-01-01'
  const near = { status: 'passed' }
  expect(await found('2025-01-27', day)).toMatchObject(near)
  expect(await found('2025-01-26', day)).toMatchObject({
    ...{ status: 'failed', severity: 'warn', observed: '401 days' },
    explanation: expect.stringContaining('2025-01-26 is 401 days before 2026-03-03, the first published one'),
  })
  expect(await found('2027-04-07', day)).toMatchObject(near)
  expect(await found('2027-04-08', day)).toMatchObject({
    ...{ status: 'failed', severity: 'warn', observed: '401 days' },
    explanation: expect.stringContaining('401 days after 2026-03-03, the newest published one'),
  })
})
