import { expect, test } from 'vitest'
import { alertTargetToSave } from '../../../shared/window/alerts.ts'
import { type AlertForm, formOf, problemsOf, targetOf } from './alertForm.ts'

const mail: AlertForm = {
  ...formOf(null, 'America/Chicago'),
  ...{ name: 'Ops', kind: 'email', host: 'smtp.example.com', from: 'loader@example.com' },
  ...{ port: ' 2525 ', to: 'ops@example.com; lead@example.com' },
}
const addresses = (count: number) => Array.from({ length: count }, (_, n) => `p${n}@example.com`).join(', ')
const long = 'x'.repeat(300)

test('a form is saved as it is read back', () => {
  expect(problemsOf(mail)).toEqual({})
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
  ['name', long, 'The name of a target has 1 to 60 characters.'],
] as const)('%s: what is wrong with it is told at its field', (field, text, says) => {
  expect(problemsOf({ ...mail, [field]: text })).toEqual({ [field]: says })
})

test('what a field lets pass is taken', () => {
  const most = {
    ...mail,
    ...{ name: 'n'.repeat(60), host: 'h'.repeat(253), user: 'u'.repeat(254), from: 'f'.repeat(254) },
    ...{ port: '65535', to: addresses(20) },
  }
  expect(problemsOf(most)).toEqual({})
  expect(alertTargetToSave.safeParse(targetOf(most, null)).error).toBeUndefined()
})

test('a time of quiet hours that was emptied is told, where there are any', () => {
  const emptied = { ...mail, quietFrom: '' }
  expect(problemsOf(emptied)).toEqual({})
  expect(problemsOf({ ...emptied, quiet: true })).toEqual({
    quietFrom: 'Quiet hours begin and end at a time such as 22:00.',
  })
})

test('fields of another kind are not looked at', () => {
  expect(problemsOf({ ...mail, kind: 'slack', port: 'smtp' })).toEqual({})
})
