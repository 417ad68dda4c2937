import { expect, test } from 'vitest'
import { hostileMessage, sendingTests } from '../../../testing/alerts/sending.ts'
import { says } from '../../../testing/alerts/services.ts'
import { slackBody } from './slack.ts'

const sending = sendingTests()

test.each([
  [200, 'ok', 'sent'],
  [400, 'invalid_payload', 'failed'],
  [403, 'action_prohibited', 'failed'],
  [404, 'no_service', 'failed'],
  [410, 'channel_is_archived', 'failed'],
  [500, 'rollup_error', 'later'],
] as const)('%d %s is %s', async (status, text, result) => {
  sending.service().answer(says(status, text))
  expect(await sending.send('slack')).toMatchObject({ result, answer: `${status}: ${text}` })
})

test('429 is tried again when it says', async () => {
  sending.service().answer(says(429, 'rate_limited', { 'retry-after': '42' }))
  expect(await sending.send('slack')).toMatchObject({ result: 'later', afterSeconds: 42 })
})

test('is sent text and blocks that fit, whatever a run finds', () => {
  const body = slackBody(hostileMessage())
  expect(body.blocks.length).toBeLessThanOrEqual(50)
  expect(body.blocks.map((block) => block.type)).toContain('header')
  for (const block of body.blocks) {
    const text = 'text' in block ? block.text : block.elements[0]
    expect(text?.text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000)
    if (text?.type === 'mrkdwn') expect(text.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  }
  expect(body.text).not.toMatch(/[<>]/)
  // 150 new ones, of which 43 have a place, and 50 of before in one
  expect(JSON.stringify(body)).toContain('and 106 more')
  expect(JSON.stringify(body)).toContain('As last time (run 11 of 2025-10-29): 1 check')
})
