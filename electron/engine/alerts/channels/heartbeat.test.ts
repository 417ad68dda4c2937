import { expect, test } from 'vitest'
import { canary, failing, sendingTests } from '../../../testing/alerts/sending.ts'
import type { AlertMessage } from '../message/message.ts'
import { pingUrl } from './heartbeat.ts'

const sending = sendingTests()

test.each<[Parameters<typeof pingUrl>[2], AlertMessage['kind'], string | null]>([
  ['paths', 'start', 'https://hc.example/ping/7/start'],
  ['paths', 'resolve', 'https://hc.example/ping/7'],
  ['paths', 'trigger', 'https://hc.example/ping/7/fail'],
  ['paths', 'test', 'https://hc.example/ping/7/log'],
  ['states', 'start', 'https://hc.example/ping/7?state=run'],
  ['states', 'resolve', 'https://hc.example/ping/7?state=complete'],
  ['states', 'trigger', 'https://hc.example/ping/7?state=fail'],
  ['success', 'start', null],
  ['success', 'trigger', null],
  ['success', 'resolve', 'https://hc.example/ping/7'],
])('of addresses by %s, %s is %s', (pings, kind, url) => {
  expect(pingUrl('https://hc.example/ping/7', kind, pings)).toBe(url)
})

test('a parameter of the address stays, and a slash at its end is none of it', () => {
  expect(pingUrl('https://hc.example/p/?key=a', 'trigger', 'paths')).toBe('https://hc.example/p/fail?key=a')
  expect(pingUrl('https://hc.example/p?key=a', 'start', 'states')).toBe(
    'https://hc.example/p?key=a&state=run',
  )
})

test('a failed run is a failure, with what was found', async () => {
  expect(await sending.send('heartbeat')).toMatchObject({ result: 'sent' })
  const [heard] = sending.service().heard
  expect(heard?.path).toBe(`/services/${canary}/fail`)
  expect(JSON.parse(heard?.text ?? '')).toMatchObject({
    message: failing.title,
    text: expect.stringContaining('5 or 5+4 digits'),
  })
})

test('what a service does not want to hear is not sent to it', async () => {
  const settings = { pings: 'success' }
  expect(await sending.send('heartbeat', { settings })).toMatchObject({ result: 'sent' })
  expect(sending.service().heard).toEqual([])
})
