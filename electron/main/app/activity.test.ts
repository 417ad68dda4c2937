import { expect, test } from 'vitest'
import { createActivity } from './activity.ts'

function surround(focused = true) {
  const seen: unknown[] = []
  let awake = 0
  const activity = createActivity({
    showProgress: (fraction) => seen.push(fraction),
    stayAwake: () => {
      awake++
      return () => {
        awake--
      }
    },
    isFocused: () => focused,
    notify: (title, body) => seen.push(`${title}: ${body}`),
  })
  return { activity, seen, awake: () => awake }
}

const cancel = async () => {}

test('a load keeps the computer awake and shows in the task bar until it ends', () => {
  const { activity, seen, awake } = surround()
  const work = activity.begin('Loading 3 files', cancel)
  expect(activity.running()).toEqual(['Loading 3 files'])
  expect(awake()).toBe(1)
  work.progress(0.5)
  work.progress(7)
  work.end('Loaded', '127 records')
  work.end('Loaded', '127 records')
  expect(seen).toEqual([0.5, 1, -1])
  expect(awake()).toBe(0)
  expect(activity.running()).toEqual([])
})

test('says that a load ended only while nobody looks at the window', () => {
  const { activity, seen } = surround(false)
  activity.begin('Loading', cancel).end('Loaded', '127 records')
  expect(seen).toEqual([-1, 'Loaded: 127 records'])
})

test('cancels everything that runs, also when one cancel fails', async () => {
  const { activity } = surround()
  const cancelled: string[] = []
  activity.begin('one', () => Promise.reject(new Error('lost')))
  activity.begin('two', async () => void cancelled.push('two'))
  await activity.cancelAll()
  expect(cancelled).toEqual(['two'])
})
