import { expect, test } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'

const { folder, write } = testFiles()
const database = testEngine()

async function sharesOf(runId: number): Promise<string[]> {
  const { rows } = await database.engine.client.query<{ text: string }>(
    `select measure || ' ' || category || ' ' || value || ' of ' || records as text from loader.measure
      where run_id = $1 and measure in ('rejected', 'warnings') order by 1`,
    [runId],
  )
  return rows.map(({ text }) => text)
}

test('the rejects of a week stay in its measure when they are mended and added', async () => {
  const record = (number: number) =>
    texasRecord(number + 1, {
      ...(number < 4 && { 'Operation Name': '' }),
      ...(number >= 38 && { Capacity: '1O' }),
    })
  write('texas.csv', csv([texasHeader, ...Array.from({ length: 40 }, (_, number) => record(number))]))
  write('mended.csv', csv([texasHeader, ...[1, 2, 3, 4].map((number) => texasRecord(number))]))
  const request = { folder, date: '2019-12-01', publish: 'always' } as const
  const first = await load(database.engine, { ...request, files: ['texas.csv'], mode: 'new' })
  expect(await sharesOf(first.run.runId)).toEqual([
    'rejected no_company 0.1 of 40',
    'warnings number_not_understood 0.05 of 40',
  ])
  const second = await load(database.engine, { ...request, files: ['mended.csv'], mode: 'add' })
  expect(await sharesOf(second.run.runId)).toEqual([
    `rejected no_company ${4 / 44} of 44`,
    `warnings number_not_understood ${2 / 44} of 44`,
  ])
})
