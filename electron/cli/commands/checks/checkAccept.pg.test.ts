import { beforeAll, expect, test } from 'vitest'
import { commands, texasFile } from '../../../testing/command.ts'
import { testDatabase } from '../../../testing/database.ts'

const database = testDatabase()
const { run, json, write } = commands(() => database.url)

beforeAll(async () => {
  write('texas.csv', texasFile(20))
  expect((await run('load', '-f', 'texas.csv', '--date', '2026-03-02', '--publish', 'always')).code).toBe(0)
})

test.each([
  [['1', '--why', 'a test'], { runId: 1, date: '2026-03-02', source: null, choice: 'accept' }],
  [
    ['2026-03-02', '--source', 'texas', '--exclude', '--why', 'a test'],
    { runId: 1, source: 'texas', choice: 'exclude' },
  ],
  [['1', '--default', '--why', 'a test'], { runId: 1, source: null, choice: 'default' }],
])('checks accept %j', async (words, document) => {
  const answer = await json('checks', 'accept', ...words)
  expect(answer.code).toBe(0)
  expect(answer.document).toMatchObject(document)
})

test('checks accept keeps who said what, when and why', async () => {
  const { document } = await json<{ rows: object[] }>(
    ...['sql', 'select run_id, source, choice, who, why from loader.baseline order by baseline_id'],
  )
  expect(document.rows).toHaveLength(3)
  expect(document.rows[0]).toMatchObject({ run_id: 1, source: null, choice: 'accept', why: 'a test' })
  expect(document.rows[0]).toHaveProperty('who', expect.stringContaining('(cli)'))
})

test('checks accept is told in the history of the run and of what it learns, by whom and why', async () => {
  const shown = await run('show', '1')
  expect(shown.out).toMatch(/published by .+: is the new normal: a test\n/)
  expect(shown.out).toMatch(/published by .+: is no example of what is usual for texas: a test\n/)
  const learned = await json<{ decisions: object[] }>('checks', 'history', 'row_counts_are_usual')
  expect(learned.document.decisions).toMatchObject([
    { kind: 'baseline', runId: 1, source: null, choice: 'default', why: 'a test' },
    { kind: 'baseline', runId: 1, source: 'texas', choice: 'exclude' },
    { kind: 'baseline', runId: 1, source: null, choice: 'accept' },
  ])
  const other = await json<{ decisions: object[] }>('checks', 'history', 'zips_are_well_formed')
  expect(other.document.decisions).toEqual([])
})

test('a run that waits is the new normal once it stands published', async () => {
  const words = ['--date', '2026-03-09', '--publish', 'never']
  expect((await run('load', '-f', 'texas.csv', ...words)).code).toBe(0)
  const { out } = await run('checks', 'accept', '2', '--source', 'texas', '--why', 'a test')
  expect(out).toMatch(
    /^Run 2 of 2026-03-09 \(texas\) is the new normal, once it stands published; now it is waiting\.\n$/,
  )
})

test.each([
  ['an unknown run', ['9', '--why', 'a test'], 'There is no run 9.'],
  ['no reason', ['1'], 'The reason is missing.'],
  ['a source that the run has not', ['1', '--source', 'nevada', '--why', 'a test'], "no source 'nevada'"],
  ['two choices', ['1', '--exclude', '--default', '--why', 'a test'], 'Either --exclude or --default.'],
  ['no run', ['--why', 'a test'], 'run'],
])('checks accept refuses %s', async (_what, words, says) => {
  const { code, err } = await run('checks', 'accept', ...words)
  expect(code).toBe(2)
  expect(err).toContain(says)
})
