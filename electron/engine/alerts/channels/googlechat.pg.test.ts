import { beforeAll, expect, test } from 'vitest'
import { deliveringTo, makeTarget } from '../../../testing/alerts/delivery.ts'
import { testService } from '../../../testing/alerts/service.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { csv } from '../../../testing/invent/csv.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'
import { texasRecord } from '../../../testing/invent/numbered.ts'
import { load } from '../../load/load.ts'
import { announce, sendLeft } from '../announce.ts'

const { folder, write } = testFiles()
const database = testEngine()
const service = testService()
beforeAll(async () => {
  const records = (zip: string) => Array.from({ length: 20 }, (_, n) => texasRecord(n, { Zip: zip }))
  write('good.csv', csv([texasHeader, ...records('75001')]))
  write('bad.csv', csv([texasHeader, ...records('7500')]))
  await makeTarget(database.engine, { kind: 'googlechat' })
})

let day = 0
async function run(file: 'good.csv' | 'bad.csv'): Promise<number> {
  day += 1
  const request = { folder, files: [file], date: `2026-01-0${day}`, mode: 'new', publish: 'passing' } as const
  const { run: loaded } = await load(database.engine, request)
  // of its few runs nothing is learned to be usual
  await database.engine.client.query('delete from loader.measure')
  return loaded.runId
}

test('an incident is one thread, and the next one another; a space is not sent two messages in a second', async () => {
  const times: number[] = []
  service.answer((response) => {
    times.push(performance.now())
    response.writeHead(200).end('{}')
  })
  const delivering = deliveringTo(service, 'secret')
  for (const file of ['bad.csv', 'bad.csv'] as const) await announce(database.engine, await run(file), null)
  expect(await sendLeft(database.engine, delivering)).toMatchObject({ sent: 2, notices: [] })
  for (const file of ['good.csv', 'bad.csv'] as const)
    expect(await announce(database.engine, await run(file), delivering)).toMatchObject({ sent: 1 })

  const heard = service.heard.map(({ text }) => JSON.parse(text))
  const heads = heard.map(({ cardsV2 }) => cardsV2[0].card.header.title)
  expect(heads).toEqual(['🔴 Failed', '🔴 Failed', '🟢 Well again', '🔴 Failed'])
  const [opened, again, over, next] = heard.map(({ thread }) => thread.threadKey)
  expect([again, over]).toEqual([opened, opened])
  expect(next).not.toBe(opened)
  // of one target's timer, which may end a little early
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1000)
})
