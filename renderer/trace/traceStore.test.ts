import { expect, test } from 'vitest'
import type { TraceView } from '../../shared/window/trace.ts'
import type { Bridge } from '../app/bridge.ts'
import { readyValue } from '../components/loadable.ts'
import { canTrace, createTraceStore } from './traceStore.ts'

const nothing = (text: string): TraceView => ({
  text,
  lookedFor: ['company'],
  subjects: [],
  more: false,
  runsSearched: 7,
})

function traceOf() {
  const waiting: { readonly text: string; readonly answer: () => void }[] = []
  const find: Bridge['trace']['find'] = ({ text }) =>
    new Promise((resolve) => {
      waiting.push({ text, answer: () => resolve({ ok: true, value: nothing(text) }) })
    })
  const trace = createTraceStore({ trace: { find } })
  const found = () => readyValue(trace.getState().found)?.text
  return { trace, waiting, found }
}

test.each([
  ['007-23', true],
  ['  K8 ', true],
  ['7', false],
  [' 7 ', false],
  ['', false],
  ['x'.repeat(200), true],
  ['x'.repeat(201), false],
])('whether %j is long enough to look for: %j', (text, can) => {
  expect(canTrace(text)).toBe(can)
})

test('shows the answer to the text that was asked for last', async () => {
  const { trace, waiting, found } = traceOf()
  const first = trace.getState().find('maple', null)
  const second = trace.getState().find(' 007-23 ', null)
  expect(trace.getState()).toMatchObject({ text: '007-23', found: { state: 'loading' } })
  waiting[1]?.answer()
  await second
  waiting[0]?.answer()
  await first
  expect(found()).toBe('007-23')
  expect(waiting.map(({ text }) => text)).toEqual(['maple', '007-23'])
})

test('an answer that comes after the page was left opens nothing', async () => {
  const { trace, waiting } = traceOf()
  const asked = trace.getState().find('maple', 14)
  trace.getState().close()
  waiting[0]?.answer()
  await asked
  expect(trace.getState()).toMatchObject({ text: null, from: null, found: { state: 'loading' } })
})

test('a text that is too short is not asked for', async () => {
  const { trace, waiting } = traceOf()
  await trace.getState().find(' 7 ', null)
  expect(waiting).toEqual([])
  expect(trace.getState().text).toBeNull()
})

test('looks once more after a failure, with the way back kept', async () => {
  let fails = true
  const trace = createTraceStore({
    trace: {
      find: async ({ text }) =>
        fails
          ? { ok: false, error: { code: 'database-lost', message: 'The connection was lost.' } }
          : { ok: true, value: nothing(text) },
    },
  })
  await trace.getState().find('007-23', 14)
  expect(trace.getState().found.state).toBe('failed')
  fails = false
  await trace.getState().again()
  expect(trace.getState()).toMatchObject({ from: 14, found: { state: 'ready' } })
})
