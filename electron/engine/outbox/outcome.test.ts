import { expect, test } from 'vitest'
import { loggable, outcomeOf, secondsOf } from './outcome.ts'

const said = (status: number, body = '', retryAfter: string | null = null) =>
  outcomeOf({ status, body, retryAfter }, Date.parse('2026-11-22T10:00:00Z'))

test.each([
  [200, 'ok', 'sent'],
  [202, '{"status":"success"}', 'sent'],
  [302, '', 'failed'],
  [400, 'invalid_payload', 'failed'],
  [403, 'action_prohibited', 'failed'],
  [404, 'no_service', 'failed'],
  [410, 'channel_is_archived', 'failed'],
  [408, '', 'later'],
  [429, 'rate_limited', 'later'],
  [500, 'rollup_error', 'later'],
  [503, '', 'later'],
] as const)('%d %s is %s', (status, body, result) => {
  expect(said(status, body).result).toBe(result)
})

test.each([
  ['30', 30],
  ['0', null],
  ['Sun, 22 Nov 2026 10:02:00 GMT', 120],
  ['Sun, 22 Nov 2026 09:00:00 GMT', null],
  ['soon', null],
  ['99999999', 21_600],
  [null, null],
] as const)('Retry-After %j is %j seconds', (text, seconds) => {
  expect(secondsOf(text, Date.parse('2026-11-22T10:00:00Z'))).toBe(seconds)
  expect(said(429, '', text)).toMatchObject({ afterSeconds: seconds })
})

test('what a service repeats of its URL is taken out, also a part of it and coded otherwise', () => {
  const url = 'https://hooks.example/services/T0CANARY/B0CANARY/c4n%2Fry-c4nary'
  for (const echo of [url, '/services/T0CANARY/B0CANARY/c4n%2Fry-c4nary', 'B0CANARY', 'c4n/ry-c4nary'])
    expect(loggable(`404: no ${echo} here`, [url])).not.toMatch(/canary|c4n/i)
  const key = 'R0CANARYKEY'
  const coded = Buffer.from(key).toString('base64')
  expect(loggable(`bad key ${key} (${coded})`, [undefined, key])).toBe('bad key ••• (•••)')
})

test('an answer is one line that can be read', () => {
  expect(loggable('a\r\n\u001b[31mb\u202ec', [])).toBe('a [31mb c')
  expect(loggable('x'.repeat(5000), [])).toHaveLength(300)
})
