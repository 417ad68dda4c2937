import { isIP } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { canary, sendingTests } from '../../../testing/alerts/sending.ts'
import { startMailServer } from '../../../testing/alerts/services.ts'
import type { Parcel } from '../sending/parcel.ts'

const sending = sendingTests()
let letters: readonly string[] = []
const settings = { host: '127.0.0.1', from: 'loader@example.com', to: ['ops@example.com'] }

async function mail(
  options: SMTPServerOptions,
  other: Partial<Parcel['settings']> = {},
  on = sending.network(),
) {
  const server = await startMailServer(options)
  letters = server.letters
  try {
    const wanted = { ...settings, port: server.port, security: 'none' as const, ...other }
    return await sending.send('email', { settings: wanted, secret: { secret: canary } }, on)
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
  const sent = await mail({}, { host: 'smtp.example' }, { ...sending.network(), resolve })
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
