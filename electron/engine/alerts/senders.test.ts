import { createHmac } from 'node:crypto'
import { createServer, isIP } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { beforeAll, describe, expect, test } from 'vitest'
import { testService } from '../../testing/service.ts'
import { type Service, says, startMailServer } from '../../testing/services.ts'
import { sendParcel } from './deliver.ts'
import type { AlertMessage } from './message.ts'
import { pagerdutyEvent } from './pagerduty.ts'
import type { Parcel } from './parcel.ts'
import { internet, type Network } from './post.ts'
import { slackBody } from './slack.ts'
import { testMessage } from './testTarget.ts'

const canary = 'CANARY-K3Y-77'
const service = testService()
let network: Network
beforeAll(async () => {
  const url = `${service.url}/v2/enqueue`
  network = { ...internet, pagerduty: { us: url, eu: url }, milliseconds: 30_000 }
})

const failing: AlertMessage = {
  ...{ ...testMessage('leads (here)'), kind: 'trigger', severity: 'error' },
  run: { runId: 12, date: '2025-11-05', status: 'waiting', startedBy: 'mira@desk-3 (cli)' },
}

function parcel(other: Partial<Parcel> = {}): Parcel {
  return {
    message: failing,
    messageId: '0b6f7c9e-5a8e-4a53-9f3c-3d1f0f5a7a10',
    ...{ dedupKey: 'leads-loader/leads-1/texas', settings: {}, allowPrivate: true },
    secret: { secret: `${service.url}/services/${canary}` },
    at: new Date('2026-11-22T10:00:00Z'),
    ...other,
  }
}

const send = (kind: 'slack' | 'pagerduty' | 'webhook' | 'email', other: Partial<Parcel> = {}, on = network) =>
  sendParcel(
    { kind },
    parcel(other),
    { secretOf: async () => ({}), network: on },
    AbortSignal.timeout(50_000),
  )

describe('slack', () => {
  test.each([
    [200, 'ok', 'sent'],
    [400, 'invalid_payload', 'failed'],
    [403, 'action_prohibited', 'failed'],
    [404, 'no_service', 'failed'],
    [410, 'channel_is_archived', 'failed'],
    [500, 'rollup_error', 'later'],
  ] as const)('%d %s is %s', async (status, text, result) => {
    service.answer(says(status, text))
    expect(await send('slack')).toMatchObject({ result, answer: `${status}: ${text}` })
  })

  test('429 is tried again when it says', async () => {
    service.answer(says(429, 'rate_limited', { 'retry-after': '42' }))
    expect(await send('slack')).toMatchObject({ result: 'later', afterSeconds: 42 })
  })

  test('is sent text and blocks that fit, whatever a run finds', () => {
    const failure = failing.failures[0] as AlertMessage['failures'][number]
    const hostile = `<!channel> & *bold* \`code\` ${'é<'.repeat(9000)}`
    const body = slackBody({
      ...failing,
      title: hostile,
      sentences: [hostile],
      failures: Array.from({ length: 200 }, () => ({
        ...failure,
        title: hostile,
        observed: hostile,
        samples: Array.from({ length: 5 }, () => ({ company: hostile })),
      })),
    })
    expect(body.blocks.length).toBeLessThanOrEqual(50)
    expect(body.blocks.map((block) => block.type)).toContain('header')
    for (const block of body.blocks) {
      const text = 'text' in block ? block.text : block.elements[0]
      expect(text?.text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000)
      if (text?.type === 'mrkdwn') expect(text.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
    }
    expect(body.text).not.toMatch(/[<>]/)
    expect(JSON.stringify(body)).toContain('and 155 more')
  })
})

describe('pagerduty', () => {
  const key = { secret: { secret: canary } }
  const accepted = '{"status":"success","message":"Event processed","dedup_key":"x"}'

  test('is sent one event with the key of the source, and its routing key in the body alone', async () => {
    service.answer(says(202, accepted))
    expect((await send('pagerduty', key)).result).toBe('sent')
    const [heard] = service.heard
    expect(JSON.parse(heard?.text ?? '')).toMatchObject({
      ...{ routing_key: canary, event_action: 'trigger', dedup_key: 'leads-loader/leads-1/texas' },
      payload: { severity: 'error', source: 'leads (here)', component: 'texas', class: 'checks' },
    })
    expect(JSON.stringify([heard?.path, heard?.headers])).not.toContain(canary)
  })

  test('a test opens an incident of its own and resolves it at once', async () => {
    service.answer(says(202, accepted))
    await send('pagerduty', { ...key, message: testMessage('leads'), dedupKey: null })
    const events = service.heard.map(({ text }) => JSON.parse(text))
    expect(events.map((event) => event.event_action)).toEqual(['trigger', 'resolve'])
    expect(events[0].dedup_key).toBe(events[1].dedup_key)
    expect(events[0].payload.severity).toBe('info')
  })

  test.each([
    [
      400,
      '{"status":"invalid event","message":"Event object is invalid","errors":["routing_key"]}',
      'failed',
    ],
    [429, '', 'later'],
    [503, '', 'later'],
  ] as const)('%d %s is %s', async (status, text, result) => {
    service.answer(says(status, text))
    expect((await send('pagerduty', key)).result).toBe(result)
  })

  test.each([
    ['error', 'error'],
    ['warn', 'warning'],
    ['info', 'info'],
  ] as const)('%s is its %s, and a summary has 1,024 characters', (severity, expected) => {
    const event = pagerdutyEvent(parcel({ message: { ...failing, severity, title: 'x'.repeat(3000) } }))
    expect(event.payload.severity).toBe(expected)
    expect(event.payload.summary).toHaveLength(1024)
  })
})

describe('webhook', () => {
  test.each([
    ['plain text', Buffer.from('plain text')],
    [`whsec_${Buffer.from('sixteen bytes !!').toString('base64')}`, Buffer.from('sixteen bytes !!')],
  ])('is signed with %s over id, time and body', async (signingSecret, hmacKey) => {
    await send('webhook', { secret: { secret: `${service.url}/in`, signingSecret } })
    const { headers, text } = service.heard[0] as Service['heard'][number]
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = headers
    const expected = createHmac('sha256', hmacKey).update(`${id}.${time}.`).update(text).digest('base64')
    expect(signature).toBe(`v1,${expected}`)
    expect(JSON.parse(text)).toMatchObject({ version: 1, id, event: 'checks-failed', test: false })
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60)
  })
})

describe('what a URL may lead to', () => {
  test('a redirect is not followed', async () => {
    service.answer(says(302, '', { location: `${service.url}/elsewhere` }))
    expect((await send('webhook')).result).toBe('failed')
    expect(service.heard).toHaveLength(1)
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
      const secret = { secret: `${scheme}://${host}:${service.port}/${canary}` }
      expect(await send('webhook', { secret, allowPrivate: false })).toMatchObject({ result: 'failed' })
    }
    expect(service.heard).toEqual([])
  })

  test('a host that answers another address at the second look is looked up once', async () => {
    const answers = ['127.0.0.1', '10.255.255.1']
    let looks = 0
    const resolve = async () => [{ address: answers[looks++] as string, family: 4 }]
    const secret = { secret: `http://rebinding.example:${service.port}/in` }
    expect((await send('webhook', { secret }, { ...network, resolve })).result).toBe('sent')
    expect([looks, service.heard[0]?.headers.host]).toEqual([1, `rebinding.example:${service.port}`])
  })

  test('a name and password in a URL, or another scheme, are refused', async () => {
    for (const secret of ['http://a:b@127.0.0.1/', 'file:///etc/passwd', 'ftp://127.0.0.1/', 'nothing'])
      expect((await send('webhook', { secret: { secret } })).result).toBe('failed')
  })
})

describe('a service that misbehaves', () => {
  test('one that does not answer is given up for now', async () => {
    service.answer(() => undefined)
    const impatient = { ...network, milliseconds: 300 }
    expect(await send('slack', {}, impatient)).toMatchObject({
      result: 'later',
      answer: expect.stringContaining('0.3 s'),
    })
  })

  test('of an answer without end the status counts, and no more than its beginning is read', async () => {
    let written = 0
    service.answer((response) => {
      response.writeHead(200)
      const part = 'x'.repeat(64 * 1024)
      const pour = () => {
        while (!response.destroyed && response.write(part)) written += part.length
      }
      response.on('drain', pour)
      pour()
    })
    expect(await send('slack')).toMatchObject({ result: 'sent' })
    expect(written).toBeLessThan(32 * 1024 * 1024)
  })

  test('what drips is not waited for', async () => {
    service.answer((response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(drip))
    })
    expect(await send('slack', {}, { ...network, milliseconds: 2000 })).toMatchObject({ result: 'sent' })
  })

  test('one that repeats the URL puts no secret into the log', async () => {
    service.answer((response, { path }) => void response.writeHead(404).end(`no route to ${path}`))
    const { answer } = await send('slack')
    expect(answer).toContain('no route to')
    expect(answer).not.toContain(canary)
  })

  test('one that speaks no HTTP is a failure for now', async () => {
    const odd = createServer((socket) => socket.end('hello\r\n')).listen(0, '127.0.0.1')
    await new Promise((resolve) => odd.once('listening', resolve))
    const { port } = odd.address() as { port: number }
    const sent = await send('slack', { secret: { secret: `http://127.0.0.1:${port}/${canary}` } })
    odd.close()
    expect(sent.result).toBe('later')
    expect(sent.answer).not.toContain(canary)
  })
})

describe('email', () => {
  let letters: readonly string[] = []
  const settings = { host: '127.0.0.1', from: 'loader@example.com', to: ['ops@example.com'] }

  async function mail(options: SMTPServerOptions, other: Partial<Parcel['settings']> = {}, on = network) {
    const server = await startMailServer(options)
    letters = server.letters
    try {
      const wanted = { ...settings, port: server.port, security: 'none' as const, ...other }
      return await send('email', { settings: wanted, secret: { secret: canary } }, on)
    } finally {
      await server.close()
    }
  }
  const refused = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

  test('is a letter with what failed, known again by its number', async () => {
    expect((await mail({})).result).toBe('sent')
    expect(letters[0]).toContain('Subject: [Leads Loader] Failed:')
    expect(letters[0]).toContain('Message-ID: <0b6f7c9e-5a8e-4a53-9f3c-3d1f0f5a7a10@leads-loader>')
    expect(letters[0]).toContain('ZIP codes have five or nine digits')
  })

  // many hosts have an IPv6 address too, to which many machines have no way
  test('goes to the next address of a host where nothing can be reached at the first', async () => {
    const resolve = async () => ['::1', '127.0.0.1'].map((address) => ({ address, family: isIP(address) }))
    const sent = await mail({}, { host: 'smtp.example' }, { ...network, resolve })
    expect(sent.result).toBe('sent')
    expect(letters).toHaveLength(1)
  })

  test.each([
    [450, 'Greylisted, try later', 'later'],
    [550, 'No such user', 'failed'],
  ] as const)('%d is %s', async (code, text, result) => {
    const sent = await mail({ onRcptTo: (_address, _session, done) => done(refused(code, text)) })
    expect(sent).toMatchObject({ result, answer: expect.stringContaining(text) })
  })

  test('a wrong password is refused for good, and stands in no answer', async () => {
    const sent = await mail(
      { onAuth: (_auth, _session, done) => done(refused(535, `Bad password ${canary}`)) },
      { user: 'loader' },
    )
    expect(sent.result).toBe('failed')
    expect(sent.answer).toContain('535')
    expect(sent.answer).not.toContain(canary)
  })

  test('without STARTTLS no letter and no password goes out', async () => {
    let signedIn = false
    const sent = await mail(
      {
        onAuth(_auth, _session, done) {
          signedIn = true
          done(null, { user: 'x' })
        },
      },
      { security: 'starttls', user: 'loader' },
    )
    expect(sent).toMatchObject({ result: 'failed', answer: expect.stringContaining('TLS') })
    expect([signedIn, letters]).toEqual([false, []])
  })

  test('to a certificate of its own making nothing is sent', async () => {
    const sent = await mail({ disabledCommands: [] }, { security: 'starttls' })
    expect(sent.result).not.toBe('sent')
    expect(letters).toEqual([])
  })
})
