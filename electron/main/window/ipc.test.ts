import { expect, test } from 'vitest'
import { callNames } from '../../../shared/channels.ts'
import type { Handlers, Result } from '../../../shared/contract.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { answerCalls, type CallEvent, type CallReceiver } from './ipc.ts'
import { ownPages } from './origin.ts'

type Answer = Parameters<CallReceiver['handle']>[1]

const ours: CallEvent = { senderFrame: { url: 'app://bundle/index.html', parent: null } }
const info = {
  version: '1',
  runtime: 'test',
  platform: 'linux',
  dataFolder: '/data',
  theme: 'light',
} as const

function register(changed: Partial<Handlers> = {}) {
  const answers = new Map<string, Answer>()
  const logged: unknown[] = []
  const handlers = {
    'app.info': () => info,
    'app.setTheme': () => undefined,
    ...changed,
  } as Handlers
  answerCalls({ handle: (name, answer) => void answers.set(name, answer) }, handlers, {
    isOurs: ownPages(),
    log: (_message, error) => logged.push(error),
  })
  const call = (name: string, event: CallEvent, ...input: unknown[]): Promise<Result<unknown>> =>
    (answers.get(name) as Answer)(event, ...input)
  return { answers, call, logged }
}

test('every call of the contract is answered, and no other', () => {
  expect([...register().answers.keys()].sort()).toEqual([...callNames].sort())
})

test('gives what the handler gives', async () => {
  expect(await register().call('app.info', ours)).toEqual({ ok: true, value: info })
})

test.each<[string, CallEvent['senderFrame']]>([
  ['a frame that is gone', null],
  ['a page of another site', { url: 'https://example.com/', parent: null }],
  ['a frame inside our page', { url: 'app://bundle/index.html', parent: {} }],
  ['a page whose host only begins like ours', { url: 'app://bundle.example/', parent: null }],
])('refuses %s', async (_what, senderFrame) => {
  let called = false
  const { call } = register({
    'app.setTheme': () => {
      called = true
    },
  })
  const result = await call('app.setTheme', { senderFrame }, { theme: 'dark' })
  expect(result).toEqual({
    ok: false,
    error: { code: 'usage', message: 'This page may not call the program.' },
  })
  expect(called).toBe(false)
})

test('looks at the frame before it waits for anything', async () => {
  const event = { senderFrame: { url: 'app://bundle/index.html', parent: null } }
  const answered = register().call('app.info', event)
  event.senderFrame.url = 'https://example.com/'
  expect((await answered).ok).toBe(true)
})

test.each([
  ['nothing', []],
  ['another theme', [{ theme: 'red' }]],
  ['more than the call names', [{ theme: 'dark', sql: 'drop table facility' }]],
  ['two inputs', [{ theme: 'dark' }, { theme: 'dark' }]],
  ['a prototype', [JSON.parse('{"theme":"dark","__proto__":{"theme":"light"}}')]],
])('refuses %s in plain words', async (_what, input) => {
  expect(await register().call('app.setTheme', ours, ...input)).toMatchObject({
    ok: false,
    error: { code: 'usage', message: 'The call app.setTheme was given what it does not take.' },
  })
})

test('an error keeps its code, place and hint on the way', async () => {
  const { call } = register({
    'app.info': () => {
      throw new LoaderError('file-quotes', 'A quote is not closed.', {
        file: 'a.csv',
        line: 7,
        hint: 'Mend it.',
      })
    },
  })
  expect(await call('app.info', ours)).toEqual({
    ok: false,
    error: {
      code: 'file-quotes',
      message: 'A quote is not closed.',
      file: 'a.csv',
      line: 7,
      hint: 'Mend it.',
    },
  })
})

test('an error of ours goes to the log, and none of its words to the page', async () => {
  const slip = new TypeError("Cannot read 'x' of postgresql://loader:secret@host/")
  const { call, logged } = register({
    'app.info': () => {
      throw slip
    },
  })
  expect(JSON.stringify(await call('app.info', ours))).not.toMatch(/secret|Cannot/)
  expect(logged).toEqual([slip])
})
