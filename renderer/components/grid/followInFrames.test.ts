import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { followInFrames } from './followInFrames.ts'

/** What waits for the next frame, by its handle, as a browser keeps it. */
let waiting: Map<number, () => void>

beforeEach(() => {
  waiting = new Map()
  let last = 0
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    last += 1
    waiting.set(last, draw)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (handle: number) => waiting.delete(handle))
})
afterEach(() => vi.unstubAllGlobals())

function frame(): void {
  const due = [...waiting.values()]
  waiting.clear()
  for (const draw of due) draw()
}

function following() {
  const store = createStore(() => ({ rows: 0 }))
  const drawn: number[] = []
  const leave = followInFrames(store.subscribe, () => drawn.push(store.getState().rows))
  return { set: (rows: number) => store.setState({ rows }), drawn, leave }
}

test('what changes between two frames is drawn once, as it was last', () => {
  const { set, drawn } = following()
  frame()
  for (const rows of [100, 200, 300]) set(rows)
  expect(drawn).toEqual([0])
  frame()
  frame()
  expect(drawn).toEqual([0, 300])
  set(400)
  frame()
  expect(drawn).toEqual([0, 300, 400])
})

test('what changed before it was followed is drawn with the first frame', () => {
  const { drawn } = following()
  expect(drawn).toEqual([])
  frame()
  expect(drawn).toEqual([0])
})

test('a change that comes while a frame is drawn has a frame of its own', () => {
  const store = createStore(() => ({ rows: 0 }))
  const drawn: number[] = []
  followInFrames(store.subscribe, () => {
    const { rows } = store.getState()
    drawn.push(rows)
    // what is drawn asks for the rows that are in sight now, some of which are there at once
    if (rows === 0) store.setState({ rows: 100 })
  })
  frame()
  frame()
  expect(drawn).toEqual([0, 100])
})

test('nothing is drawn after it is left', () => {
  const { set, drawn, leave } = following()
  frame()
  leave()
  set(100)
  expect(waiting.size).toBe(0)
  expect(drawn).toEqual([0])
})

test('what changed just before it is left is not drawn either', () => {
  const { set, drawn, leave } = following()
  frame()
  set(100)
  leave()
  frame()
  expect(drawn).toEqual([0])
})
