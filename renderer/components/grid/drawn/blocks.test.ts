import { expect, test } from 'vitest'
import { createBlocks } from './blocks.ts'

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

function counted(total = 1000) {
  const asked: number[] = []
  const blocks = createBlocks<number>({
    read: async (from, count) => {
      asked.push(from)
      return { ok: true, value: numbers(from, Math.min(count, total - from)) }
    },
    changed: () => {},
    failed: () => {},
    size: 10,
    keep: 3,
  })
  return { asked, blocks }
}

test('fetches a block once, however often it is looked at', async () => {
  const { asked, blocks } = counted()
  blocks.ensure(3, 12)
  blocks.ensure(4, 13)
  expect(await blocks.load(12)).toBe(12)
  expect(asked).toEqual([0, 10])
  expect(blocks.row(5)).toBe(5)
  expect(blocks.row(500)).toBeUndefined()
})

test('fetches of what was passed on a long way only what was under way', async () => {
  const asked: number[] = []
  const answers: (() => void)[] = []
  const blocks = createBlocks<number>({
    read: (from, count) => {
      asked.push(from)
      return new Promise((resolve) => answers.push(() => resolve({ ok: true, value: numbers(from, count) })))
    },
    changed: () => {},
    failed: () => {},
    size: 10,
  })
  for (const first of [0, 100, 200, 300, 400]) blocks.ensure(first, first + 15)
  expect(asked).toEqual([0, 10])
  answers[0]?.()
  await expect.poll(() => asked).toEqual([0, 10, 400])
  answers[1]?.()
  await expect.poll(() => asked).toEqual([0, 10, 400, 410])
  // who waits for one row is not passed over
  void blocks.load(205)
  expect(asked).toEqual([0, 10, 400, 410, 200])
})

test('lets go of what was not seen for long', async () => {
  const { asked, blocks } = counted()
  for (const index of [0, 10, 20, 30]) await blocks.load(index)
  expect(blocks.row(0)).toBeUndefined()
  expect(blocks.row(30)).toBe(30)
  await blocks.load(0)
  expect(asked).toEqual([0, 10, 20, 30, 0])
})

test('shows the old rows until the new ones have come', async () => {
  const { asked, blocks } = counted()
  await blocks.load(5)
  blocks.refresh(() => true)
  expect(blocks.row(5)).toBe(5)
  await blocks.load(5)
  expect(asked).toEqual([0, 0])
})

test('drops an answer that belongs to what was cleared', async () => {
  let answer: (rows: number[]) => void = () => {}
  let changes = 0
  const blocks = createBlocks<number>({
    read: () => new Promise((resolve) => (answer = (rows) => resolve({ ok: true, value: rows }))),
    changed: () => changes++,
    failed: () => {},
  })
  const waiting = blocks.load(0)
  blocks.clear()
  answer([1])
  await waiting
  expect(changes).toBe(0)
  expect(blocks.row(0)).toBeUndefined()
})

test('tells of a failure and tries again when asked again', async () => {
  let fails = true
  const errors: string[] = []
  const blocks = createBlocks<number>({
    read: async () =>
      fails
        ? { ok: false, error: { code: 'database-lost', message: 'The connection was lost.' } }
        : { ok: true, value: [7] },
    changed: () => {},
    failed: (error) => errors.push(error.code),
  })
  expect(await blocks.load(0)).toBeUndefined()
  fails = false
  expect(await blocks.load(0)).toBe(7)
  expect(errors).toEqual(['database-lost'])
})
