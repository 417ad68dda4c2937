import { EventEmitter } from 'node:events'
import type { App, BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createActivity } from './activity.ts'
import { askBeforeClosing, holdQuit } from './quit.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Quits as Electron does: an event that may be prevented, then the end. */
function inventApp() {
  const emitter = new EventEmitter()
  let ended = false
  const app = Object.assign(emitter, {
    quit() {
      let prevented = false
      emitter.emit('will-quit', {
        preventDefault() {
          prevented = true
        },
      })
      if (!prevented) ended = true
    },
  })
  return { app: app as unknown as App, ended: () => ended }
}

test('quitting waits until everything has stopped, also when asked twice', async () => {
  const { app, ended } = inventApp()
  let stops = 0
  let stopped = () => {}
  const stopEverything = () => {
    stops++
    return new Promise<void>((resolve) => {
      stopped = resolve
    })
  }
  holdQuit(app, stopEverything, () => {})
  app.quit()
  app.quit()
  expect(ended()).toBe(false)
  stopped()
  await vi.advanceTimersByTimeAsync(0)
  expect(ended()).toBe(true)
  expect(stops).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})

test.each([
  ['hangs', () => new Promise<void>(() => {})],
  ['fails', () => Promise.reject(new Error('lost'))],
])('quitting goes on when something %s', async (_what, stopEverything) => {
  const { app, ended } = inventApp()
  const logged: string[] = []
  holdQuit(app, stopEverything, (message) => logged.push(message))
  app.quit()
  await vi.advanceTimersByTimeAsync(8000)
  expect(ended()).toBe(true)
  expect(logged).toHaveLength(1)
})

function openWindow(answer: boolean) {
  const window = new EventEmitter()
  const seen: string[] = []
  const activity = createActivity({
    showProgress: () => {},
    stayAwake: () => () => {},
    isFocused: () => true,
    notify: () => {},
  })
  askBeforeClosing(window as unknown as BrowserWindow, {
    activity,
    ask: async (running) => {
      seen.push(`asked: ${running.join()}`)
      return answer
    },
    quit: () => seen.push('quit'),
  })
  const close = () => {
    let prevented = false
    window.emit('close', {
      preventDefault() {
        prevented = true
      },
    })
    return prevented
  }
  return { activity, seen, close }
}

test('a window without a running load closes at once', () => {
  expect(openWindow(false).close()).toBe(false)
})

test('a running load keeps the window open until the person decides', async () => {
  const { activity, seen, close } = openWindow(false)
  activity.begin('Loading', async () => void seen.push('cancelled'))
  expect([close(), close()]).toEqual([true, true])
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['asked: Loading'])
  expect(close()).toBe(true)
})

test('who leaves anyway has the load cancelled first', async () => {
  const { activity, seen, close } = openWindow(true)
  const work = activity.begin('Loading', async () => {
    seen.push('cancelled')
    work.end('Cancelled', '')
  })
  close()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['asked: Loading', 'cancelled', 'quit'])
  expect(close()).toBe(false)
})
