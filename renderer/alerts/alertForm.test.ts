import { describe, expect, test } from 'vitest'
import { channel as email } from '../../shared/alerts/channels/email.ts'
import { readSettings } from '../../shared/alerts/settingsSchema.ts'
import { alertTargetToSave } from '../../shared/window/alerts.ts'
import { type AlertForm, countOf, formOf, problemsOf, targetOf, toldProblems } from './alertForm.ts'

const texts = {
  host: 'smtp.example.com',
  from: 'loader@example.com',
  port: ' 2525 ',
  to: 'ops@example.com; lead@example.com',
}
const mail: AlertForm = { ...formOf(null, 'America/Chicago'), name: 'Ops', kind: 'email', texts }
const addresses = (count: number) => Array.from({ length: count }, (_, n) => `p${n}@example.com`).join(', ')
const none = { fields: {} }
const long = 'x'.repeat(300)

test('a form is saved as it is read back', () => {
  expect(problemsOf(mail)).toEqual(none)
  expect(targetOf(mail, null)).toMatchObject({
    settings: { port: 2525, to: ['ops@example.com', 'lead@example.com'] },
  })
})

// An odd port was left out without a word; a 21st address made the call fail.
test.each([
  ['port', '70000', 'A port is a number from 1 to 65,535.'],
  ['port', 'smtp', 'A port is a number from 1 to 65,535.'],
  ['port', '0', 'A port is a number from 1 to 65,535.'],
  ['to', addresses(21), 'At most 20 addresses can be given; let a mailing list send to more.'],
  ['to', long, 'An address has at most 254 characters.'],
  ['from', long, 'An address has at most 254 characters.'],
  ['host', long, 'A host name has at most 253 characters.'],
  ['user', long, 'A user has at most 254 characters.'],
  ['host', '', 'An e-mail target needs the host of a mail server, such as smtp.example.com.'],
  ['host', 'smtp example', 'An e-mail target needs the host of a mail server, such as smtp.example.com.'],
  ['from', 'loader', 'An e-mail target needs a sender, such as loader@example.com.'],
  ['to', ' ; ', 'An e-mail target needs somebody whom it goes to.'],
  ['to', 'ops@example.com, lead', "'lead' is no e-mail address."],
] as const)('%s: what is wrong with it is told at its field', (field, text, says) => {
  expect(problemsOf({ ...mail, texts: { ...texts, [field]: text } })).toEqual({ fields: { [field]: says } })
})

test.each(['', long])('a name %s is told at its field', (name) => {
  const says = 'The name of a target has 1 to 60 characters.'
  expect(problemsOf({ ...mail, name })).toEqual({ name: says, ...none })
})

test('what a field lets pass is taken', () => {
  const most = {
    ...mail,
    name: 'n'.repeat(60),
    texts: {
      host: 'h'.repeat(253),
      user: 'u'.repeat(254),
      from: `${'f'.repeat(242)}@example.com`,
      port: '65535',
      to: addresses(20),
    },
  }
  expect(problemsOf(most)).toEqual(none)
  const parsed = alertTargetToSave.safeParse(targetOf(most, null))
  expect(parsed.error).toBeUndefined()
  expect(readSettings(email, parsed.data?.settings)).toMatchObject({ ok: true })
})

test('a connection that is not encrypted needs a private network, told at its field', () => {
  const open = { ...mail, texts: { ...texts, security: 'none' } }
  expect(problemsOf(open).fields).toEqual({ security: expect.stringContaining('private network') })
  expect(problemsOf({ ...open, allowPrivate: true })).toEqual(none)
})

test('a time of quiet hours that was emptied is told, where there are any', () => {
  const emptied = { ...mail, quietFrom: '' }
  expect(problemsOf(emptied)).toEqual(none)
  const quietFrom = 'Quiet hours begin and end at a time such as 22:00.'
  expect(problemsOf({ ...emptied, quiet: true })).toEqual({ quietFrom, ...none })
})

test('fields of another kind are not looked at', () => {
  expect(problemsOf({ ...mail, kind: 'slack', texts: { ...texts, port: 'smtp' } })).toEqual(none)
})

test.each([
  ['hooks.example.com/x', false, /^That is no URL/],
  ['http://hooks.example.com/x', false, /^The URL must begin with https/],
  ['http://10.0.0.7/x', true, null],
  ['https://hooks.example.com/x', false, null],
  ['', false, null],
] as const)('the URL %s, private %s', (secret, allowPrivate, says) => {
  const { secret: told } = problemsOf({ ...mail, kind: 'webhook', secret, allowPrivate })
  expect(told ?? null).toEqual(says === null ? null : expect.stringMatching(says))
})

describe('what is told while a target is written', () => {
  const half = { ...mail, texts: { ...texts, from: 'loa', host: '' } }

  test('is what was left half written, not what is still missing', () => {
    const nothing = { left: new Set<string>(), tried: false }
    expect(toldProblems(half, nothing)).toEqual(none)
    const left = new Set(['from', 'host'])
    expect(Object.keys(toldProblems(half, { left, tried: false }).fields)).toEqual(['from'])
  })

  test('is all of it, once it was tried to save it', () => {
    const told = toldProblems({ ...half, name: '' }, { left: new Set(), tried: true })
    expect(Object.keys(told.fields)).toEqual(['host', 'from'])
    expect(countOf(told)).toBe(3)
  })
})

test('a choice is the first one until another is made, and a text stands for what it says', () => {
  expect(targetOf(mail, null).settings).toMatchObject({ security: 'starttls' })
  expect(targetOf({ ...mail, kind: 'pagerduty' }, null)).toMatchObject({
    settings: { region: 'us' },
    allowPrivate: false,
  })
  expect(targetOf({ ...mail, kind: 'desktop', secret: 'x', allowPrivate: true }, null)).toMatchObject({
    settings: {},
    secret: null,
    allowPrivate: false,
  })
})
