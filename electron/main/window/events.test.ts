import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DatabaseState } from '../../../shared/contract.ts'
import { createEvents } from './events.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ready = (name: string): DatabaseState => ({
  state: 'ready',
  profile: { id: 'local', name: 'Local', color: 'green' },
  kind: 'embedded',
  name,
  host: 'embedded',
  notices: [],
})

function record() {
  const sent: string[] = []
  const events = createEvents((_name, payload) => sent.push((payload as { name: string }).name))
  return { sent, events }
}

test('of many snapshots the first goes at once, then the latest, and the last always', () => {
  const { sent, events } = record()
  for (const name of ['1', '2', '3']) events.sendLatest('database.changed', ready(name))
  expect(sent).toEqual(['1'])
  vi.advanceTimersByTime(50)
  expect(sent).toEqual(['1', '3'])
  events.sendLatest('database.changed', ready('4'))
  expect(sent).toEqual(['1', '3'])
  vi.advanceTimersByTime(200)
  expect(sent).toEqual(['1', '3', '4'])
  expect(vi.getTimerCount()).toBe(0)
  events.sendLatest('database.changed', ready('5'))
  expect(sent.at(-1)).toBe('5')
})

test('an event that is no snapshot is never held back', () => {
  const { sent, events } = record()
  for (const name of ['1', '2', '3']) events.send('database.changed', ready(name))
  expect(sent).toEqual(['1', '2', '3'])
})
