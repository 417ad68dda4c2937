import { expect, test } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'

const { folder, write } = testFiles()
const database = testEngine()

const records = (from: number) => Array.from({ length: 30 }, (_, index) => texasRecord(from + index))

/** What the checks of content and bytes say of a week's records. */
async function saidOf(date: string, list: readonly string[][]): Promise<string[]> {
  const request = { folder, files: [write('texas.csv', csv([texasHeader, ...list]))], date } as const
  const { checks } = await load(database.engine, { ...request, mode: 'new', publish: 'always' })
  return checks
    .filter(({ name, status }) => /^(contents|files)_are/.test(name) && status === 'failed')
    .map(({ name, severity, explanation }) => {
      expect(explanation).not.toMatch(/[{}]|undefined|null|NaN/)
      return `${severity} ${name}`
    })
}

test('content that stood there before is told, whatever the order of its records', async () => {
  expect(await saidOf('2026-01-05', records(1))).toEqual([])
  expect(await saidOf('2026-01-12', records(2))).toEqual([])
  // one facility is another
  expect(await saidOf('2026-01-19', [...records(2).slice(1).reverse(), texasRecord(40)])).toEqual([])
  expect(await saidOf('2026-01-26', records(2).reverse())).toEqual([
    'warn contents_are_new',
    'error contents_are_not_older',
  ])
  expect(await saidOf('2026-02-02', [...records(2).slice(9), ...records(2).slice(0, 9)])).toEqual([
    'warn contents_are_new',
    'error contents_are_not_older',
  ])
})
