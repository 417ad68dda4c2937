import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands, texasFile } from '../../../testing/command.ts'
import { testDatabase } from '../../../testing/database.ts'

const database = testDatabase()
const { run, json, write } = commands(() => database.url)
const check = 'newest_license_is_recent'
const samples = fileURLToPath(new URL('../../../../samples/flawed', import.meta.url))
/** Looks at a run as a whole. */
const whole = 'no_orphan_rows'

interface Results {
  readonly checks: {
    name: string
    source: string | null
    status: string
    warn: string
    snoozed: object | null
  }[]
}

beforeAll(async () => {
  write('texas.csv', texasFile(20))
  const loaded = await run('load', '-f', 'texas.csv', '--date', '2026-03-02', '--publish', 'always')
  expect(loaded.code).toBe(0)
})

const found = async (...words: string[]) => {
  const { document } = await json<Results>('checks', '1', ...words)
  return document.checks.find(({ name }) => name === check)
}

describe('leads checks', () => {
  test('lists the checks with their thresholds', async () => {
    const { code, out } = await run('checks')
    expect(code).toBe(0)
    expect(out).toMatch(/Reconciliation[\s\S]+every_record_is_accounted_for +all +off +from 1 row/)
    expect(out).toMatch(/Freshness[\s\S]+newest_license_is_recent +all +over 365 days +off/)
    const { document } = await json<{ checks: { family: string }[] }>('checks')
    expect(new Set(document.checks.map(({ family }) => family)).size).toBeGreaterThanOrEqual(9)
  })

  test('shows a run with one line a check, what asks for a look first', async () => {
    const { code, out } = await run('checks', '1')
    expect(code).toBe(0)
    expect(out).toMatch(
      /New since the last run\n(.*\n)* {2}! warning {2}The newest license is recent: In texas .* ask the agency for a newer list\.\n/,
    )
    expect(out).toMatch(
      /Passed\n(.*\n)* {2}✓ passed {3}ZIP codes have five or nine digits: texas: 0 of 20 facilities/,
    )
  })

  test('sets a threshold, and looks once more', async () => {
    const words = ['--source', 'texas', '--error', 'over 100 days', '--why', 'it is old']
    const { code, document } = await json('checks', 'set', check, ...words)
    expect(code).toBe(0)
    expect(document).toEqual({ check, source: 'texas', warn: 'over 365 days', error: 'over 100 days' })
    expect((await run('checks', '1', '--again')).code).toBe(5)
    expect((await run('checks')).out).toMatch(/texas +over 365 days +over 100 days +set by .+: it is old/)
  })

  test('snoozes and wakes', async () => {
    const snoozed = await run('checks', 'snooze', check, '--until', '2999-12-31', '--why', 'known')
    expect([snoozed.code, snoozed.out]).toEqual([0, expect.stringContaining('is snoozed until 2999-12-31')])
    expect((await run('checks', '1', '--again')).code).toBe(0)
    expect(await found()).toMatchObject({ status: 'failed', snoozed: { until: '2999-12-31', why: 'known' } })
    expect((await run('checks', 'snooze', check, '--wake')).code).toBe(0)
    expect((await run('checks', '1', '--again')).code).toBe(5)
    const back = await run(
      'checks',
      'set',
      check,
      '--source',
      'texas',
      '--error',
      'default',
      '--why',
      'enough',
    )
    expect(back.out).toBe(`${check} of texas warns over 365 days from now on.\n`)
    expect((await run('checks', '1', '--again')).code).toBe(0)
  })

  test('tells what a check found and who decided what of it', async () => {
    const { out } = await run('checks', 'history', check)
    expect(out).toMatch(/^The newest license is recent\nProtects: A list that the agency .+\n/)
    expect(out).toMatch(/texas[\s\S]+2026-03-02 +1 +[\d,]+ +to 365 +warned/)
    expect(out).toMatch(/all sources: awake[\s\S]+snoozed until 2999-12-31, by .+: known[\s\S]+: it is old/)
    const { document } = await json<{ decisions: object[] }>('checks', 'history', check)
    expect(document.decisions).toHaveLength(4)
  })
})

test('gives programs all that was kept of a result, as its help says', async () => {
  const { document } = await json<{ checks: object[] }>('checks', '1')
  const { out: help } = await run('checks', '--help')
  for (const name of Object.keys(document.checks[0] as object)) expect(help).toContain(name)
  expect(document.checks[0]).toMatchObject({ durationMs: expect.any(Number), query: expect.any(String) })
})

test('a check that fails of two sources is one that failed', async () => {
  const words = ['--error', 'over 1 days', '--why', 'a test']
  expect((await run('checks', 'set', check, ...words)).code).toBe(0)
  write('nevada.csv', readFileSync(join(samples, 'nevada.csv')))
  const files = ['texas.csv', 'nevada.csv']
  const loaded = await run('load', '-f', ...files, '--date', '2026-03-09', '--json')
  expect([loaded.code, loaded.err]).toEqual([5, expect.stringContaining('1 check failed, so run 2')])
  expect((await run('checks', '2')).err).toContain('1 check failed, so the run waits.')
  // and is no news where it failed so before, but is not folded either
  expect((await run('publish', '2', '--reason', 'a test')).code).toBe(0)
  await run('load', '-f', ...files, '--date', '2026-03-16')
  expect((await run('checks', '3')).out).toMatch(
    /New since the last run, and what still fails\n(.*\n)* {2}✗ failed {3}The newest license is recent: In .* As in run 2\.\n/,
  )
})

test.each([
  ['an unknown run', ['9'], 'There is no run 9.'],
  ['--again without a run', ['--again'], '--again needs a run.'],
  ['an unknown check', ['set', 'nothing', '--warn', 'off', '--why', 'x'], "There is no check 'nothing'."],
  ['a form that does not fit', ['set', check, '--warn', 'over 5 %', '--why', 'x'], 'is no threshold of'],
  ['no reason', ['set', check, '--warn', 'off'], 'The reason is missing.'],
  ['neither a day nor --wake', ['snooze', check, '--why', 'x'], 'A snooze needs its last day, or --wake.'],
  ['a past day', ['snooze', check, '--until', '2020-01-01', '--why', 'x'], '2020-01-01 is past.'],
  ['no check', ['set'], 'See "leads checks set --help".'],
  ['the history of an unknown source', ['history', check, '--source', 'utah'], "There is no source 'utah'."],
  [
    'the history of a source of what has none',
    ['history', whole, '--source', 'texas'],
    'Leave the source out.',
  ],
])('leads checks refuses %s', async (_what, words, says) => {
  const { code, err } = await run('checks', ...words)
  expect(code).toBe(2)
  expect(err).toContain(says)
})
