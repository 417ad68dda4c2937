import { expect, test } from 'vitest'
import type { Bridge } from '../app/bridge.ts'
import { createTableRowsStore, rowsToShow } from './tableRows.ts'

type TablePage = Parameters<Bridge['runs']['table']>[0]

/** A table of so many rows, of which three fit any search. */
const answer: Bridge['runs']['table'] = async ({ from, count, search }) => {
  const total = search === '' ? 12_041 : 3
  const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, () => ['x'])
  const columns = [{ name: 'company', type: 'text', comment: '' }]
  return { ok: true, value: { columns, rows, total, exact: total < 10_000 } }
}

function asking() {
  const asked: TablePage[] = []
  const table: Bridge['runs']['table'] = (page) => {
    asked.push(page)
    return answer(page)
  }
  return { rows: createTableRowsStore({ runs: { table } }), asked }
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

test('a search that finds too much to count goes on page by page until its end', async () => {
  const found = 10_300
  const table: Bridge['runs']['table'] = async ({ from, count }) => {
    const rows = Array.from({ length: Math.max(0, Math.min(count, found - from)) }, () => ['x'])
    const last = from + rows.length === found
    const columns = [{ name: 'company', type: 'text', comment: '' }]
    return {
      ok: true,
      value: { columns, rows, total: last ? found : Math.max(10_000, from + rows.length), exact: last },
    }
  }
  const rows = createTableRowsStore({ runs: { table } })
  const shown = () => {
    const { head } = rows.getState()
    return head === null ? null : rowsToShow(head)
  }
  rows.getState().open(13, 'facility')
  await expect.poll(shown).toBe(10_200)
  rows.getState().ensure(10_100, 10_199)
  await expect.poll(shown).toBe(10_400)
  rows.getState().ensure(10_300, 10_399)
  rows.getState().ensure(10_200, 10_299)
  await expect.poll(shown).toBe(found)
  rows.getState().ensure(400, 500)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(shown()).toBe(found)
})

test('the answer to an earlier search does not count for the one after it', async () => {
  const waiting: (() => void)[] = []
  const table: Bridge['runs']['table'] = (page) =>
    new Promise((resolve) => {
      waiting.push(() => void answer(page).then(resolve))
    })
  const rows = createTableRowsStore({ runs: { table } })
  rows.getState().open(13, 'facility')
  rows.getState().setSearch('otters')
  waiting[1]?.()
  await expect.poll(() => rows.getState().head?.total).toBe(3)
  waiting[0]?.()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(rows.getState().head?.total).toBe(3)
})
