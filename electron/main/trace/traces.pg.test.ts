import { beforeAll, expect, test } from 'vitest'
import { load } from '../../engine/load/load.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { createTraces } from './traces.ts'

const { folder, write } = testFiles()
const database = testEngine()
beforeAll(async () => {
  const files = [write('in.csv', texas(3))]
  await load(database.engine, { folder, files, date: '2026-11-22', mode: 'new', publish: 'always' })
})

test('a search is ended by the next one, and by leaving the database', async () => {
  const traces = createTraces(async () => database.engine)
  const first = expect(traces.find('invented')).rejects.toMatchObject({ code: 'cancelled' })
  const second = traces.find('invented care 2')
  await first
  expect((await second).subjects).toHaveLength(1)
  const third = expect(traces.find('invented')).rejects.toMatchObject({ code: 'cancelled' })
  await traces.end()
  await third
  const { rows } = await database.engine.client.query(
    `select from pg_stat_activity where application_name like 'leads-loader trace%' and datname = current_database()`,
  )
  expect(rows).toHaveLength(0)
})
