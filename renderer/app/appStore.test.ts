import { expect, test } from 'vitest'
import { createAppStore } from './appStore.ts'
import type { Bridge } from './bridge.ts'

const yes = async <T>(value: T) => ({ ok: true, value }) as const

const bridge: Pick<Bridge, 'app' | 'database'> = {
  app: {
    info: () =>
      yes({ version: '0.0.0', runtime: 'test', platform: 'linux', dataFolder: '/data', theme: 'system' }),
    setTheme: () => yes(undefined),
    reportError: () => yes(undefined),
  },
  database: {
    state: () =>
      yes({ state: 'ready', kind: 'embedded', name: 'brightwheel', host: 'this computer', notices: [] }),
    retry: () => yes(undefined),
  },
}

test('a database that never was ready is told from one that was lost', async () => {
  const app = createAppStore(bridge)
  const error = { code: 'database-lost', message: 'The connection was lost.' } as const
  app.getState().setDatabase({ state: 'failed', error })
  expect(app.getState().wasReady).toBe(false)
  await app.getState().load()
  app.getState().setDatabase({ state: 'failed', error })
  expect(app.getState()).toMatchObject({ wasReady: true, database: { state: 'failed' } })
})

test('says what happened at the start once', () => {
  const app = createAppStore(bridge)
  const ready = {
    state: 'ready',
    kind: 'embedded',
    name: 'brightwheel',
    host: 'this computer',
    notices: ['Run 3 was left by a crash and is cleaned up.'],
  } as const
  app.getState().setDatabase(ready)
  app.getState().setDatabase(ready)
  expect(app.getState().notices.map(({ text }) => text)).toEqual(ready.notices)
})

test('keeps the last notices and lets go of one that is closed', () => {
  const app = createAppStore(bridge)
  for (const text of ['a', 'b', 'c', 'd']) app.getState().say(text)
  const [first] = app.getState().notices
  app.getState().dismiss(first?.id ?? 0)
  expect(app.getState().notices.map(({ text }) => text)).toEqual(['c', 'd'])
})

test('a main process that does not answer is a failure with a reason', async () => {
  const app = createAppStore({
    ...bridge,
    database: { ...bridge.database, state: () => Promise.reject(new Error('The window lost its program.')) },
  })
  await app.getState().load()
  expect(app.getState().database).toMatchObject({
    state: 'failed',
    error: { message: 'The window lost its program.' },
  })
})
