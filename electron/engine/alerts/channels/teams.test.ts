import { describe, expect, test } from 'vitest'
import { urlFault } from '../../../../shared/alerts/alertUrl.ts'
import { channel as declaration } from '../../../../shared/alerts/channels/teams.ts'
import { failing, hostileMessage, parcel, sendingTests } from '../../../testing/alerts/sending.ts'
import { says } from '../../../testing/alerts/services.ts'
import type { AlertMessage } from '../message/message.ts'
import { sendParcel } from '../sending/sendParcel.ts'
import { teamsBody } from './teams.ts'

const sending = sendingTests()

/** Everything that a card shows, by the kinds of its parts. */
function textsOf(message: AlertMessage) {
  const found: { type: string; text: string }[] = []
  JSON.stringify(teamsBody(message), (_key, value) => {
    if (typeof value?.text === 'string') found.push({ type: value.type, text: value.text })
    return value
  })
  return found
}
const words = (message: AlertMessage) => textsOf(message).map(({ text }) => text)

test('is one Adaptive Card in a message, as a workflow takes it', async () => {
  sending.service().answer(says(202, ''))
  expect(await sending.send('teams')).toEqual({ result: 'sent', answer: '202' })
  const { attachments, ...body } = JSON.parse(sending.service().heard[0]?.text ?? '')
  expect(body).toEqual({ type: 'message' })
  expect(attachments).toMatchObject([
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.4', fallbackText: failing.title },
    },
  ])
})

test('tells what is wrong, of what, how much, where and how to open it', () => {
  expect(words(failing)).toEqual([
    'Test: 1 check failed on run 12 of 2025-11-05: not published',
    'This is a test of the alerts. Nothing happened; nothing has to be done.',
    'Failed  ',
    'texas: ZIP codes have five or nine digits',
    'In texas 312 of 2,040 facilities (15.3 %) have a ZIP code that is not 5 or 5+4 digits; it fails over 5 %: look at their column.',
    '• file invented.csv, record 7, company A. H., zip 9999',
    'leads show 12',
    'In the window: Runs, then run 12',
    'leads (here) · texas · loaded by mira@desk-3 (cli)',
  ])
})

test.each([
  ['error', 'trigger', 'attention'],
  ['warn', 'trigger', 'warning'],
  ['info', 'test', 'accent'],
  ['info', 'resolve', 'good'],
] as const)('%s of a %s is of the style %s', (severity, kind, style) => {
  const [{ content }] = teamsBody({ ...failing, severity, kind }).attachments
  expect(content.body[0]).toMatchObject({ type: 'Container', style })
})

describe('whatever a run finds', () => {
  test('it has less than the 28 kB that Teams posts, and says how much is left out', () => {
    const body = JSON.stringify(teamsBody(hostileMessage()))
    expect(Buffer.byteLength(body)).toBeLessThan(22_000)
    expect(words(hostileMessage())).toContainEqual(expect.stringMatching(/^and 1\d\d more$/))
  })

  test('many small failures are shown until there are too many for a card', () => {
    const [failure] = failing.failures as [AlertMessage['failures'][number]]
    const of = (count: number) => ({ ...failing, failures: Array.from({ length: count }, () => failure) })
    expect(words(of(12)).filter((text) => text === 'Failed  ')).toHaveLength(12)
    expect(words(of(300)).at(-4)).toMatch(/^and 2\d\d more$/)
    expect(Buffer.byteLength(JSON.stringify(teamsBody(of(300))))).toBeLessThan(22_000)
  })

  test('no text of it is Markdown, a date of the reader or more than a line', () => {
    for (const { type, text } of textsOf(hostileMessage())) {
      expect(type).toBe('TextRun')
      expect(text).not.toMatch(/\{\{|[\n\r\u202e]/)
    }
    const odd = { ...failing, sentences: ['{{{DATE(x)}}} *a*_b_\n[c](https://x.example)\u202e'] }
    expect(words(odd)).toContain('{ { {DATE(x)}}} *a*_b_ [c](https://x.example)')
  })
})

describe('the URL of an Office 365 connector', () => {
  const urls = [
    'https://example.webhook.office.com/webhookb2/1',
    'https://outlook.office.com/webhook/1',
    'https://outlook.office365.com/webhook/1',
  ]
  test.each(urls)('%s is refused where it is entered, and where it is in the environment', async (url) => {
    expect(urlFault(url, declaration.secret ?? {}, false)).toMatch(/Office 365 connector.*make a workflow/)
    const sent = await sendParcel(
      'teams',
      parcel('teams', '', { secret: { secret: url } }),
      { network: sending.network() },
      AbortSignal.timeout(5000),
    )
    expect(sent).toMatchObject({ result: 'failed', answer: expect.stringMatching(/make a workflow/) })
  })

  test.each([
    'https://default0a1b.2c.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/1/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=x',
    'https://prod-05.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=x',
    'https://relay.example.com/office.com',
  ])('but not %s', (url) => {
    expect(urlFault(url, declaration.secret ?? {}, false)).toBeNull()
  })
})

test('what a workflow answers to a wrong signature is told without it', async () => {
  const error = { code: 'DirectApiAuthorizationRequired', message: 'The request must be authenticated.' }
  sending.service().answer(says(401, JSON.stringify({ error })))
  const { result, answer } = await sending.send('teams')
  expect(result).toBe('failed')
  expect(answer).toContain('DirectApiAuthorizationRequired')
})
