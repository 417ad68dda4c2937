import { describe, expect, test } from 'vitest'
import { failing, hostileMessage, sendingTests } from '../../../testing/alerts/sending.ts'
import { says } from '../../../testing/alerts/services.ts'
import type { AlertMessage } from '../message/message.ts'
import { chatBody } from './googlechat.ts'

const sending = sendingTests()
const widgets = (message: AlertMessage) => {
  const { cardsV2 } = chatBody({ message, incidentId: null })
  const sections = cardsV2.flatMap(({ card }) => card.sections)
  return sections.flatMap((section) => section.widgets.map(({ textParagraph: { text } }) => text))
}

test('is a card, of which telephones show the title', () => {
  expect(chatBody({ message: failing, incidentId: null })).toMatchObject({
    fallbackText: 'Test: 1 check failed on run 12 of 2025-11-05: not published',
    cardsV2: [{ card: { header: { title: '🔴 Failed', subtitle: 'Leads Loader' } } }],
  })
  expect(widgets(failing)).toEqual([
    '<b>Test: 1 check failed on run 12 of 2025-11-05: not published</b>',
    'This is a test of the alerts. Nothing happened; nothing has to be done.',
    [
      '<font color="#c5221f"><b>Failed</b></font> <b>texas: ZIP codes have five or nine digits</b>',
      'In texas 312 of 2,040 facilities (15.3 %) have a ZIP code that is not 5 or 5+4 digits; it fails over 5 %: look at their column.',
      '• file invented.csv, record 7, company A. H., zip 9999',
    ].join('<br>'),
    '<b>leads show 12</b><br>In the window: Runs, then run 12',
    '<i>leads (here) · texas · loaded by mira@desk-3 (cli)</i>',
  ])
})

test.each([
  ['error', 'trigger', '🔴 Failed'],
  ['warn', 'trigger', '🟠 Warning'],
  ['info', 'test', '🔵 Test'],
  ['info', 'resolve', '🟢 Well again'],
] as const)('%s of a %s is headed %s', (severity, kind, title) => {
  const message = { ...failing, severity, kind }
  expect(chatBody({ message, incidentId: null }).cardsV2[0]?.card.header.title).toBe(title)
})

describe('what a message is of', () => {
  const asked = async (other: Parameters<typeof sending.send>[1] = {}) => {
    await sending.send('googlechat', other)
    const [heard] = sending.service().heard
    const { searchParams } = new URL(heard?.path ?? '', sending.service().url)
    return { thread: JSON.parse(heard?.text ?? '').thread, parameters: Object.fromEntries(searchParams) }
  }

  test('is its thread, and one that comes twice is known', async () => {
    const secret = { secret: `${sending.service().url}/v1/spaces/x/messages?key=k&token=t` }
    expect(await asked({ secret, incidentId: 'opened-1', messageId: 'message-1' })).toEqual({
      thread: { threadKey: 'opened-1' },
      parameters: {
        key: 'k',
        token: 't',
        requestId: 'message-1',
        messageReplyOption: 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD',
      },
    })
  })

  test('is none of a test', async () => {
    const { thread, parameters } = await asked({ incidentId: null })
    expect([thread, Object.keys(parameters)]).toEqual([undefined, ['requestId']])
  })
})

describe('whatever a run finds', () => {
  const shown = hostileMessage()

  test('it has less than the 32,000 bytes and 100 widgets that a card may have, and says how much is left out', () => {
    const body = JSON.stringify(chatBody({ message: shown, incidentId: 'x'.repeat(36) }))
    expect(Buffer.byteLength(body)).toBeLessThan(30_000)
    expect(widgets(shown)).toContainEqual(expect.stringMatching(/^and 1\d\d more$/))
    const [failure] = failing.failures as [AlertMessage['failures'][number]]
    const many = widgets({ ...failing, failures: Array.from({ length: 300 }, () => failure) })
    expect(many.length).toBeLessThan(100)
    expect(many).toContainEqual(expect.stringMatching(/^and 2\d\d more$/))
  })

  test('nothing of it is HTML but what we write, and nothing breaks or turns a line', () => {
    const ours = /<\/?(b|i|br)>|<font color="#[0-9a-f]{6}">|<\/font>/g
    for (const text of widgets({ ...shown, open: ['leads show <b>'], sources: ['<i>', 'a&b'] })) {
      expect(text.replace(ours, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|[\n\r\u202e]/)
    }
    expect(widgets({ ...failing, sentences: ['a < b & <users/all>\nc'] })).toContain(
      'a &lt; b &amp; &lt;users/all&gt; c',
    )
  })
})

test.each([
  [400, 'INVALID_ARGUMENT', 'failed'],
  [403, 'PERMISSION_DENIED', 'failed'],
  [404, 'NOT_FOUND', 'failed'],
  [429, 'RESOURCE_EXHAUSTED', 'later'],
] as const)('%d %s is %s', async (code, status, result) => {
  sending.service().answer(says(code, JSON.stringify({ error: { code, message: 'm', status } })))
  expect(await sending.send('googlechat')).toMatchObject({ result, answer: expect.stringContaining(status) })
})
