import { expect, test } from 'vitest'
import { canary, failing, hostileMessage, parcel, sendingTests } from '../../../testing/alerts/sending.ts'
import { says } from '../../../testing/alerts/services.ts'
import { testMessage } from '../testTarget.ts'
import { pagerdutyEvent } from './pagerduty.ts'

const sending = sendingTests()
const key = { secret: { secret: canary } }
const accepted = '{"status":"success","message":"Event processed","dedup_key":"x"}'

test('is sent one event with the key of the source, and its routing key in the body alone', async () => {
  sending.service().answer(says(202, accepted))
  expect((await sending.send('pagerduty', key)).result).toBe('sent')
  const [heard] = sending.service().heard
  expect(JSON.parse(heard?.text ?? '')).toMatchObject({
    routing_key: canary,
    event_action: 'trigger',
    dedup_key: 'leads-loader/leads-1/texas',
    payload: { severity: 'error', source: 'leads (here)', component: 'texas', class: 'checks' },
  })
  expect(JSON.stringify([heard?.path, heard?.headers])).not.toContain(canary)
})

test('a test opens an incident of its own and resolves it at once', async () => {
  sending.service().answer(says(202, accepted))
  await sending.send('pagerduty', { ...key, message: testMessage('leads'), dedupKey: null })
  const events = sending.service().heard.map(({ text }) => JSON.parse(text))
  expect(events.map((event) => event.event_action)).toEqual(['trigger', 'resolve'])
  expect(events[0].dedup_key).toBe(events[1].dedup_key)
  expect(events[0].payload.severity).toBe('info')
})

test.each([
  [400, '{"status":"invalid event","message":"Event object is invalid","errors":["routing_key"]}', 'failed'],
  [429, '', 'later'],
  [503, '', 'later'],
] as const)('%d %s is %s', async (status, text, result) => {
  sending.service().answer(says(status, text))
  expect((await sending.send('pagerduty', key)).result).toBe(result)
})

test.each([
  ['error', 'error'],
  ['warn', 'warning'],
  ['info', 'info'],
] as const)('%s is its %s, and a summary has 1,024 characters', (severity, expected) => {
  const event = pagerdutyEvent(
    parcel('pagerduty', '', { message: { ...failing, severity, title: 'x'.repeat(3000) } }),
  )
  expect(event.payload.severity).toBe(expected)
  expect(event.payload.summary).toHaveLength(1024)
})

// 200 failures of such length were an event of several MB, which PagerDuty refuses
test('an event stays below what PagerDuty takes, whatever a run finds', () => {
  const event = pagerdutyEvent(parcel('pagerduty', '', { message: hostileMessage() }))
  expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(512_000 - 100)
  expect(event.payload.summary.length).toBeLessThanOrEqual(1024)
  const { failures, left_out = 0, as_last_time } = event.payload.custom_details
  expect(failures.length + left_out).toBe(150)
  expect(as_last_time?.of).toBe('As last time (run 11 of 2025-10-29): 1 check')
})
