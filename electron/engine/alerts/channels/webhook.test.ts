import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { sendingTests } from '../../../testing/alerts/sending.ts'
import type { Service } from '../../../testing/alerts/services.ts'

const sending = sendingTests()

test.each([
  ['plain text', Buffer.from('plain text')],
  [`whsec_${Buffer.from('sixteen bytes !!').toString('base64')}`, Buffer.from('sixteen bytes !!')],
])('is signed with %s over id, time and body', async (signingSecret, hmacKey) => {
  await sending.send('webhook', { secret: { secret: `${sending.service().url}/in`, signingSecret } })
  const { headers, text } = sending.service().heard[0] as Service['heard'][number]
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers
  const expected = createHmac('sha256', hmacKey).update(`${id}.${time}.`).update(text).digest('base64')
  expect(signature).toBe(`v1,${expected}`)
  expect(JSON.parse(text)).toMatchObject({ version: 1, id, event: 'checks-failed', test: false })
  expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60)
})
