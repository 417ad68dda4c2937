import { expect, test } from 'vitest'
import type { Bridge } from '../bridge.ts'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { createTableRowsStore } from './tableRows.ts'

function asking() {
  const bridge = createFakeBridge('full')
  const asked: Parameters<Bridge['runs']['table']>[0][] = []
  const table: Bridge['runs']['table'] = (page) => {
    asked.push(page)
    return bridge.runs.table(page)
  }
  return { rows: createTableRowsStore({ ...bridge, runs: { ...bridge.runs, table } }), asked }
}

test('opens a table, sorts up, down and back, and searches', async () => {
  const { rows, asked } = asking()
  rows.getState().open(13, 'facility')
  await expect.poll(() => rows.getState().head?.total).toBe(12_041)
  rows.getState().sortBy('company')
  rows.getState().sortBy('company')
  rows.getState().sortBy('company')
  rows.getState().setSearch('otters')
  await expect.poll(() => rows.getState().head?.total).toBe(3)
  expect(asked.map(({ sort, search }) => [sort?.column, sort?.descending, search])).toEqual([
    [undefined, undefined, ''],
    ['company', false, ''],
    ['company', true, ''],
    [undefined, undefined, ''],
    [undefined, undefined, 'otters'],
  ])
})

test('the answer to an earlier search does not count for the one after it', async () => {
  const bridge = createFakeBridge('full')
  const waiting: (() => void)[] = []
  const table: Bridge['runs']['table'] = (page) =>
    new Promise((resolve) => {
      waiting.push(() => void bridge.runs.table(page).then(resolve))
    })
  const rows = createTableRowsStore({ ...bridge, runs: { ...bridge.runs, table } })
  rows.getState().open(13, 'facility')
  rows.getState().setSearch('otters')
  waiting[1]?.()
  await expect.poll(() => rows.getState().head?.total).toBe(3)
  waiting[0]?.()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(rows.getState().head?.total).toBe(3)
})
