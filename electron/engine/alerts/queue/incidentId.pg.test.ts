import { expect, test } from 'vitest'
import claimSql from '../../../../sql/outbox/claim.sql?raw'
import finishSql from '../../../../sql/outbox/finish.sql?raw'
import { makeTarget } from '../../../testing/alerts/delivery.ts'
import { testEngine } from '../../../testing/engine.ts'
import { findTargets, type StoredTarget } from '../targets.ts'
import { testMessage } from '../testTarget.ts'
import { queueMessage } from './queueMessage.ts'

const database = testEngine()

interface Claimed {
  readonly deliveryId: number
  readonly messageId: string
  readonly incidentId: string | null
}

/** Enters a message, takes it and ends it as given; null where it is left to be withdrawn. */
async function sent(kind: 'trigger' | 'resolve', key: string | null, status = 'sent'): Promise<Claimed> {
  const { client } = database.engine
  const [target] = (await findTargets(client)) as [StoredTarget]
  words += 1
  const message = { ...testMessage(`leads ${words}`), kind }
  await queueMessage(client, target, null, message, key)
  const { rows } = await client.query<Claimed>(claimSql, ['alert', target.targetId, 0, false])
  const claimed = rows[0] as Claimed
  await client.query(finishSql, [claimed.deliveryId, status, null, null, true])
  return claimed
}
let words = 0

test('messages of an incident know the one that opened it, until it is over', async () => {
  await makeTarget(database.engine, { kind: 'pagerduty' })
  const opened = await sent('trigger', 'texas')
  const again = await sent('trigger', 'texas')
  const other = await sent('trigger', 'nevada')
  const over = await sent('resolve', 'texas')
  const next = await sent('trigger', 'texas')
  const after = await sent('trigger', 'texas')
  expect([opened, again, over].map(({ incidentId }) => incidentId)).toEqual(Array(3).fill(opened.messageId))
  expect(other.incidentId).toBe(other.messageId)
  expect([next, after].map(({ incidentId }) => incidentId)).toEqual(Array(2).fill(next.messageId))
})

test('one that was withdrawn has opened nothing, and a message of none is of none', async () => {
  await sent('trigger', 'ohio', 'withdrawn')
  const opened = await sent('trigger', 'ohio')
  expect(opened.incidentId).toBe(opened.messageId)
  expect((await sent('trigger', null)).incidentId).toBeNull()
})
