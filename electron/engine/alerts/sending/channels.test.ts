import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { declareChannel, examplesOf } from '../../../../shared/alerts/channel.ts'
import { declarations, channels as declared } from '../../../../shared/alerts/channels.ts'
import { readSettings } from '../../../../shared/alerts/settingsSchema.ts'
import { settingsOn } from '../../../testing/alerts/delivery.ts'
import { canary, hostileMessage, parcel, sendingTests } from '../../../testing/alerts/sending.ts'
import { type Service, says } from '../../../testing/alerts/services.ts'
import type { Engine } from '../../engine.ts'
import { previewOf } from '../testTarget.ts'
import { pairedChannels } from './channelPairs.ts'
import { channels } from './channels.ts'
import { sendingTo } from './parcel.ts'

const sending = sendingTests()
const kindsOf = (wanted: (one: (typeof channels)[number]) => boolean) =>
  channels.filter(wanted).map(({ declaration }) => declaration.kind)
const every = kindsOf(() => true)
/** By HTTP: to a URL of the person's, or of the service. */
const posted = kindsOf(
  ({ declaration, sender }) => !sender.needsWindow && settingsOn(declaration, 1) === null,
)
const byUrl = kindsOf(({ declaration }) => declaration.secret?.is === 'url')

describe('a channel is two files of one name', () => {
  const fax = declareChannel({ kind: 'fax', label: 'Fax', gets: 'a page', secret: null, fields: {} })
  const other = declareChannel({ ...fax, kind: 'telex' })
  const faxes = sendingTo(fax, {
    tells: 'run',
    body: () => '',
    send: async () => ({ result: 'sent', answer: '' }),
  })

  test('which are all that it takes', () => {
    expect(pairedChannels({ fax }, { fax: faxes })).toEqual({ fax: faxes })
    expect(every.sort()).toEqual(Object.keys(declarations).sort())
  })

  test.each([
    [{ fax }, {}, 'electron/engine/alerts/channels/fax.ts is missing'],
    [{}, { fax: faxes }, 'shared/alerts/channels/fax.ts is missing'],
    [{ telex: fax }, { telex: faxes }, 'shared/alerts/channels/telex.ts declares the kind fax'],
    [
      { telex: other, fax },
      { fax: faxes, telex: faxes },
      'channels/telex.ts sends what shared/alerts/channels/fax.ts',
    ],
  ])('%#: what is missing is named', (declarationsOf, senders, says) => {
    expect(() => pairedChannels(declarationsOf, senders)).toThrow(says)
  })
})

describe.each(every)('%s', (kind) => {
  const { declaration } = channels.find((one) => one.declaration.kind === kind) as (typeof channels)[number]
  const engine = { target: { label: { name: 'leads', host: 'here' } } } as Pick<Engine, 'target'>

  test('has a kind that the registry takes, and words for people that end as they are put together', () => {
    expect(kind).toMatch(/^[a-z][a-z0-9]{0,39}$/)
    for (const text of [declaration.label, declaration.gets, declaration.secret?.about ?? ''])
      expect(text).not.toMatch(/^\s|[\s.]$/)
    if (declaration.note !== undefined) expect(declaration.note).toMatch(/\.$/)
  })

  test('has fields whose names an option can have', () => {
    for (const [key, { label }] of Object.entries(declaration.fields)) {
      expect(key).toMatch(/^[a-z][a-zA-Z]*$/)
      expect(label).toMatch(/^[A-Z]/)
    }
    const { neededWith } = declaration.secret ?? {}
    if (neededWith !== undefined) expect(Object.keys(declaration.fields)).toContain(neededWith)
  })

  test('shows a test message that says what it is of', () => {
    const { text, body } = previewOf(kind, engine)
    expect(text).toContain('This is a test')
    expect(body).toContain('Test: 1 check failed on run 12 of 2025-11-05')
    expect(body).toContain('Nothing happened')
  })

  test('its invented target would be a target', () => {
    expect(readSettings(declaration, examplesOf(declaration))).toMatchObject({ ok: true })
  })

  test('sends nothing with settings that are none, however they came into the registry', async () => {
    const wrong = Object.fromEntries(Object.keys(declaration.fields).map((key) => [key, { odd: true }]))
    if (Object.keys(wrong).length === 0) return
    expect(await sending.send(kind, { settings: wrong as never })).toMatchObject({ result: 'failed' })
    expect(sending.service().heard).toEqual([])
  })
})

describe.each(posted)('%s, by HTTP', (kind) => {
  test.each([
    [200, 'sent'],
    [202, 'sent'],
    [302, 'failed'],
    [400, 'failed'],
    [401, 'failed'],
    [404, 'failed'],
    [410, 'failed'],
    [413, 'failed'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ] as const)('%d is %s', async (status, result) => {
    sending.service().answer(says(status, 'what it says'))
    expect((await sending.send(kind)).result).toBe(result)
  })

  test('429 is tried again when it says', async () => {
    sending.service().answer(says(429, 'rate_limited', { 'retry-after': '42' }))
    expect(await sending.send(kind)).toMatchObject({ result: 'later', afterSeconds: 42 })
  })

  test('is sent as JSON that tells what is wrong, of which sources, how much, and how to open the run', async () => {
    await sending.send(kind)
    const { text, headers } = sending.service().heard[0] as Service['heard'][number]
    expect(headers['content-type']).toBe('application/json')
    const { title, sources, failures, open, database } = parcel(kind, '').message
    for (const said of [title, ...sources, failures[0]?.observed, failures[0]?.title, open[0], database])
      expect(JSON.stringify(JSON.parse(text))).toContain(said)
  })

  test('a service that repeats all that it was sent puts no secret into the log', async () => {
    sending
      .service()
      .answer((response, { path, text }) => void response.writeHead(404).end(`${path} ${text.slice(-2000)}`))
    const { answer } = await sending.send(kind)
    expect(answer).not.toContain(canary)
    expect(sending.service().heard).toHaveLength(1)
  })

  test('a message larger than any is sent all the same', async () => {
    expect((await sending.send(kind, { message: hostileMessage() })).result).toBe('sent')
    expect(() => JSON.parse(sending.service().heard[0]?.text ?? '')).not.toThrow()
  })
})

describe.each(byUrl)('what a URL of %s may lead to', (kind) => {
  test('a redirect is not followed', async () => {
    sending.service().answer(says(302, '', { location: `${sending.service().url}/elsewhere` }))
    expect((await sending.send(kind)).result).toBe('failed')
    expect(sending.service().heard).toHaveLength(1)
  })

  test.each(['http', 'https'])('no private address by %s, unless the target may', async (scheme) => {
    for (const host of [
      '127.0.0.1',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      'localhost',
      '169.254.169.254',
    ]) {
      const secret = { secret: `${scheme}://${host}:${sending.service().port}/${canary}` }
      expect(await sending.send(kind, { secret, allowPrivate: false })).toMatchObject({ result: 'failed' })
    }
    expect(sending.service().heard).toEqual([])
  })

  test('a host that answers another address at the second look is looked up once', async () => {
    const answers = ['127.0.0.1', '10.255.255.1']
    let looks = 0
    const resolve = async () => [{ address: answers[looks++] as string, family: 4 }]
    const secret = { secret: `http://rebinding.example:${sending.service().port}/in` }
    expect((await sending.send(kind, { secret }, { ...sending.network(), resolve })).result).toBe('sent')
    expect([looks, sending.service().heard[0]?.headers.host]).toEqual([
      1,
      `rebinding.example:${sending.service().port}`,
    ])
  })

  test('a name and password in a URL, or another scheme, are refused', async () => {
    for (const secret of ['http://a:b@127.0.0.1/', 'file:///etc/passwd', 'ftp://127.0.0.1/', 'nothing'])
      expect((await sending.send(kind, { secret: { secret } })).result).toBe('failed')
  })
})

describe.each(byUrl)('a service of %s that misbehaves', (kind) => {
  test('one that does not answer is given up for now', async () => {
    sending.service().answer(() => undefined)
    const impatient = { ...sending.network(), milliseconds: 300 }
    expect(await sending.send(kind, {}, impatient)).toMatchObject({
      result: 'later',
      answer: expect.stringContaining('0.3 s'),
    })
  })

  test('of an answer without end the status counts, and no more than its beginning is read', async () => {
    let written = 0
    sending.service().answer((response) => {
      response.writeHead(200)
      const part = 'x'.repeat(64 * 1024)
      const pour = () => {
        while (!response.destroyed && response.write(part)) written += part.length
      }
      response.on('drain', pour)
      pour()
    })
    expect(await sending.send(kind)).toMatchObject({ result: 'sent' })
    expect(written).toBeLessThan(32 * 1024 * 1024)
  })

  test('what drips is not waited for', async () => {
    sending.service().answer((response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(drip))
    })
    expect(await sending.send(kind, {}, { ...sending.network(), milliseconds: 2000 })).toMatchObject({
      result: 'sent',
    })
  })

  test('one that repeats the URL puts no secret into the log', async () => {
    sending.service().answer((response, { path }) => void response.writeHead(404).end(`no route to ${path}`))
    const { answer } = await sending.send(kind)
    expect(answer).toContain('no route to')
    expect(answer).not.toContain(canary)
  })

  test('one that speaks no HTTP is a failure for now', async () => {
    const odd = createServer((socket) => socket.end('hello\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => odd.once('listening', resolve))
    const { port } = odd.address() as { port: number }
    const sent = await sending.send(kind, { secret: { secret: `http://127.0.0.1:${port}/${canary}` } })
    odd.close()
    expect(sent.result).toBe('later')
    expect(sent.answer).not.toContain(canary)
  })
})

test('a kind that is not known sends nothing, and says what to do', async () => {
  expect(await sending.send('fax')).toEqual({
    result: 'failed',
    answer: 'This version of Leads Loader knows no alert targets of kind fax: update it.',
  })
  expect(declared.map(({ label }) => label)).toEqual(declared.map(({ label }) => label).toSorted())
})
