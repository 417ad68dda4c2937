import { expect, test } from 'vitest'
import { callNames, eventNames } from './channels.ts'
import { calls, events } from './contract.ts'

test('the preload knows every call and every event of the contract, and no other', () => {
  expect([...callNames].sort()).toEqual(Object.keys(calls).sort())
  expect([...eventNames].sort()).toEqual(Object.keys(events).sort())
})

test('every call has an area and a verb, as the bridge has them', () => {
  for (const name of callNames) expect(name).toMatch(/^[a-z]+\.[a-z]+([A-Z][a-z]+)*$/)
})

test('no call takes more than its input names', () => {
  expect(calls['app.setTheme'].input.safeParse({ theme: 'dark', sql: 'select 1' }).success).toBe(false)
  expect(calls['app.info'].input.safeParse({}).success).toBe(false)
})
