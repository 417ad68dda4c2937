import { beforeEach, describe, expect, test } from 'vitest'
import { targetToSave } from '../../electron/testing/alerts/targetToSave.ts'
import { testWindow } from '../../electron/testing/window.ts'
import type { AlertTargetToSave } from '../../shared/window/alerts.ts'
import type { Bridge } from '../app/bridge.ts'
import { readyValue } from '../components/loadable.ts'
import { createAlertsStore } from './alertsStore.ts'

const window = testWindow()

const named = (name: string, other: Partial<AlertTargetToSave> = {}) =>
  targetToSave(name, { secret: 'https://hooks.example.com/x', ...other })

/** A desktop message always arrives; the key of the second target is not on this computer. */
const targets = [
  named('Data operations', { kind: 'desktop', secret: null }),
  named('On call', { kind: 'pagerduty', settings: { region: 'us' }, secret: null }),
  named('Scheduler'),
]

beforeEach(async () => {
  await window.engine.client.query('truncate loader.outbox, loader.alert_target restart identity cascade')
  for (const one of targets) expect(await window.bridge.alerts.save(one)).toMatchObject({ ok: true })
})

async function alertsOf(other: Partial<Bridge['alerts']> = {}) {
  const complaints: string[] = []
  const { bridge } = window
  const alerts = createAlertsStore({ alerts: { ...bridge.alerts, ...other } }, ({ message }) =>
    complaints.push(message),
  )
  await alerts.getState().load()
  const names = () => readyValue(alerts.getState().view)?.targets.map(({ name }) => name)
  return { alerts, complaints, names }
}

const lost = { ok: false, error: { code: 'database-lost', message: 'The connection was lost.' } } as const

/** An answer that comes when the test says so. */
function later<Answer>() {
  let answer: (value: Answer) => void = () => {}
  const promise = new Promise<Answer>((resolve) => {
    answer = resolve
  })
  return { promise, answer }
}

const target = named('Night shift')

test('shows the targets and the last deliveries', async () => {
  await window.bridge.alerts.test({ targetId: 1 })
  const { alerts, names } = await alertsOf()
  expect(names()).toEqual(['Data operations', 'On call', 'Scheduler'])
  expect(readyValue(alerts.getState().view)?.deliveries).toMatchObject([
    { target: 'Data operations', status: 'sent' },
  ])
})

test('a database that is lost is told in the place of the list', async () => {
  const { alerts, complaints } = await alertsOf({ list: async () => lost })
  expect(alerts.getState().view).toEqual({ state: 'failed', error: lost.error })
  expect(complaints).toEqual([])
})

describe('a target', () => {
  test('that is saved is in the list at once, its secret nowhere', async () => {
    const { alerts, names } = await alertsOf()
    expect(await alerts.getState().save(target)).toBe(true)
    expect(alerts.getState()).toMatchObject({ saving: false, saveError: null })
    expect(names()).toContain('Night shift')
    expect(JSON.stringify(alerts.getState())).not.toContain('hooks.example.com/x')
  })

  test('that is refused stays in the form, with the reason, until that is forgotten', async () => {
    const { alerts, complaints, names } = await alertsOf()
    expect(await alerts.getState().save({ ...target, name: 'On call' })).toBe(false)
    const message = 'There is a target On call already.'
    expect(alerts.getState()).toMatchObject({ saving: false, saveError: { message } })
    expect([names(), complaints]).toEqual([['Data operations', 'On call', 'Scheduler'], []])
    alerts.getState().forgetError()
    expect(alerts.getState().saveError).toBeNull()
  })

  test('is being saved until the answer comes, and the error of before is gone', async () => {
    const { bridge } = window
    const wait = later<Awaited<ReturnType<Bridge['alerts']['save']>>>()
    const answers = [Promise.resolve(lost), wait.promise]
    const { alerts } = await alertsOf({ save: async () => answers.shift() ?? lost })
    await alerts.getState().save(target)
    const saving = alerts.getState().save(target)
    expect(alerts.getState()).toMatchObject({ saving: true, saveError: null })
    wait.answer(await bridge.alerts.list())
    expect(await saving).toBe(true)
    expect(alerts.getState().saving).toBe(false)
  })

  test('that is removed leaves the list', async () => {
    const { alerts, complaints, names } = await alertsOf()
    await alerts.getState().remove(1)
    expect([names(), complaints]).toEqual([['On call', 'Scheduler'], []])
  })

  test('that can not be removed stays in the list, and the reason is told', async () => {
    const { alerts, complaints, names } = await alertsOf({ remove: async () => lost })
    await alerts.getState().remove(1)
    expect(names()).toContain('Data operations')
    expect(complaints).toEqual(['The connection was lost.'])
  })
})

describe('a test', () => {
  test('is on its way until the service answers; then the log is looked at again', async () => {
    const { bridge } = window
    const wait = later<Awaited<ReturnType<Bridge['alerts']['test']>>>()
    let looks = 0
    const { alerts } = await alertsOf({
      test: () => wait.promise,
      list: () => {
        looks += 1
        return bridge.alerts.list()
      },
    })
    const testing = alerts.getState().test(1)
    expect(alerts.getState().tests).toEqual({ 1: { state: 'sending' } })
    wait.answer({ ok: true, value: { ok: true } })
    await testing
    expect([alerts.getState().tests, looks]).toEqual([{ 1: { state: 'sent' } }, 2])
  })

  test('that does not arrive says why and what to do, beside those of other targets', async () => {
    const { alerts } = await alertsOf()
    await alerts.getState().test(1)
    await alerts.getState().test(2)
    expect(alerts.getState().tests).toEqual({
      1: { state: 'sent' },
      2: {
        state: 'fails',
        message: 'The secret of On call is not here.',
        hint: 'Edit the target and give it.',
      },
    })
  })

  test.each<[what: string, test: Bridge['alerts']['test'], message: string]>([
    ['is refused', async () => lost, 'The connection was lost.'],
    ['is never answered', () => Promise.reject(new Error('The window lost it.')), 'The window lost it.'],
  ])('that %s has failed too', async (_, test, message) => {
    const { alerts, complaints } = await alertsOf({ test })
    await alerts.getState().test(3)
    expect(alerts.getState().tests[3]).toEqual({ state: 'fails', message, hint: null })
    expect(complaints).toEqual([])
  })
})

test('a preview is of the kind that was asked for, and goes again', async () => {
  const asked: string[] = []
  const { bridge } = window
  const { alerts } = await alertsOf({
    preview: (wanted) => {
      asked.push(wanted.kind)
      return bridge.alerts.preview(wanted)
    },
  })
  const showing = alerts.getState().show('webhook')
  expect(alerts.getState().preview).toEqual({ state: 'loading' })
  await showing
  expect(alerts.getState().preview).toMatchObject({
    state: 'ready',
    value: { text: expect.stringContaining('This is a test') },
  })
  expect(asked).toEqual(['webhook'])
  alerts.getState().hide()
  expect(alerts.getState().preview).toBeNull()
})

// A preview that was closed before its answer came opened itself again.
test('the answer to a preview that was closed opens nothing, not even in the place of another', async () => {
  const first = later<Awaited<ReturnType<Bridge['alerts']['preview']>>>()
  const { alerts } = await alertsOf({
    preview: async ({ kind }) =>
      kind === 'slack' ? first.promise : { ok: true, value: { text: kind, body: '' } },
  })
  const closed = alerts.getState().show('slack')
  alerts.getState().hide()
  const second = alerts.getState().show('email')
  await second
  first.answer({ ok: true, value: { text: 'slack', body: '' } })
  await closed
  expect(readyValue(alerts.getState().preview ?? { state: 'loading' })?.text).toBe('email')
  alerts.getState().hide()
  expect(alerts.getState().preview).toBeNull()
})

test.each([
  ['ends with the log as it is then', null],
  ['ends also where it fails, and says why', lost],
] as const)('sending what waits %s', async (_, failure) => {
  const { bridge } = window
  const { alerts, complaints, names } = await alertsOf({
    retry: async () => failure ?? bridge.alerts.retry(),
  })
  const retrying = alerts.getState().retry()
  expect(alerts.getState().retrying).toBe(true)
  await retrying
  expect(alerts.getState().retrying).toBe(false)
  expect([names()?.length, complaints]).toEqual([3, failure === null ? [] : ['The connection was lost.']])
})
