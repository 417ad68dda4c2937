import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTarget } from '../../testing/alerts/delivery.ts'
import { testEngine } from '../../testing/engine.ts'
import { purgeTrash } from '../sweep.ts'

const database = testEngine()
let targetId: number

beforeAll(async () => {
  targetId = await makeTarget(database.engine, { kind: 'pagerduty' })
})
beforeEach(() => database.engine.client.query('delete from loader.outbox'))

interface Delivery {
  readonly status: 'pending' | 'sent' | 'failed' | 'held' | 'withdrawn'
  readonly days: number
  readonly kind?: 'trigger' | 'resolve' | 'test'
  readonly key?: string
}

/** Enters deliveries that ended, or began where they wait, so many days ago; gives those that a purge of the trash leaves. */
async function left(deliveries: readonly Delivery[]): Promise<number[]> {
  const { client, who } = database.engine
  const numbers: number[] = []
  for (const { status, days, kind = 'trigger', key = null } of deliveries) {
    const { rows } = await client.query<{ id: number }>(
      `insert into loader.outbox
              (target_id, target_name, kind, dedup_key, severity, message, status, created_at, finished_at)
       select $1, 'Ops', $2, $3, 'error', '{}', $4, past, case when $4 not in ('pending', 'held') then past end
         from (select now() - make_interval(days => $5) as past) p
       returning delivery_id as id`,
      [targetId, kind, key, status, days],
    )
    numbers.push(rows[0]?.id as number)
  }
  expect(await purgeTrash(client, who)).toEqual([])
  const { rows } = await client.query<{ id: number }>('select delivery_id as id from loader.outbox')
  return numbers.flatMap((number, index) => (rows.some(({ id }) => id === number) ? [index] : []))
}

test('what was delivered, given up or taken back leaves the log after 90 days', async () => {
  const ended = (['sent', 'failed', 'withdrawn'] as const).flatMap((status) => [
    { status, days: 91 },
    { status, days: 89 },
  ])
  expect(await left(ended)).toEqual([1, 3, 5])
})

test('what waits to be sent stays, however long', async () => {
  expect(
    await left([
      { status: 'pending', days: 400 },
      { status: 'held', days: 400 },
    ]),
  ).toEqual([0, 1])
})

test('an incident that is open stays, one that is over goes', async () => {
  expect(
    await left([
      { status: 'sent', days: 300, key: 'open' },
      { status: 'sent', days: 200, key: 'open' },
      { status: 'sent', days: 200, key: 'over' },
      { status: 'sent', days: 150, key: 'over', kind: 'resolve' },
      { status: 'sent', days: 200, key: 'just over' },
      { status: 'pending', days: 0, key: 'just over', kind: 'resolve' },
      { status: 'sent', days: 200, key: 'resolved in vain' },
      { status: 'failed', days: 150, key: 'resolved in vain', kind: 'resolve' },
    ]),
  ).toEqual([1, 5, 6])
})
