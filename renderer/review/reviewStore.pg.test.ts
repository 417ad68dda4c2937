import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { csv } from '../../electron/testing/invent/csv.ts'
import { texasHeader } from '../../electron/testing/invent/headers.ts'
import { texasRecord } from '../../electron/testing/invent/numbered.ts'
import { testWindow } from '../../electron/testing/window.ts'
import type { FileChoice } from '../../shared/window/files.ts'
import type { Bridge } from '../app/bridge.ts'
import { readyValue } from '../components/loadable.ts'
import { cleanedColumns, type ReviewColumn } from './reviewColumns.ts'
import { createReviewStore, totalCounts } from './reviewStore.ts'

const window = testWindow()
let files: FileChoice[] = []
let columns: readonly ReviewColumn[] = []

/** Three files of 100 records: of each forty the eighth has no date and the ninth no company. */
beforeAll(async () => {
  const names = ['one.csv', 'two.csv', 'three.csv']
  names.forEach((name, file) => {
    const records = Array.from({ length: 100 }, (_, index) =>
      texasRecord(file * 1000 + index, {
        ...(index % 40 === 7 && { 'Issue Date': 'soon' }),
        ...(index % 40 === 8 && { 'Operation Name': '' }),
      }),
    )
    writeFileSync(join(window.folder, name), csv([texasHeader, ...records]))
  })
  window.choose(...names)
  const chosen = await window.bridge.files.choose()
  if (!chosen.ok) throw new Error(chosen.error.message)
  files = chosen.value.map(({ id }) => ({ id, source: null, sheet: null }))
  const table = await window.bridge.mapping.table({ id: files[0]?.id ?? '', source: 'texas', sheet: null })
  if (!table.ok) throw new Error(table.error.message)
  columns = cleanedColumns(table.value)
})

const indexOf = (fileId: string | null) => files.findIndex(({ id }) => id === fileId)

function reviewOf(own: Partial<Bridge['review']> = {}) {
  const said: string[] = []
  const review = createReviewStore(
    { review: { ...window.bridge.review, ...own } },
    { complain: ({ message }) => said.push(message), say: (text) => said.push(text) },
    () => columns,
  )
  window.bridge.on('review.changed', (state) => review.getState().receive(state))
  const state = () => readyValue(review.getState().opened ?? { state: 'loading' })
  const isRead = () => expect.poll(() => state()?.done).toBe(true)
  return { review, said, state, isRead }
}

test('is opened once for the same files, date and mapping', async () => {
  let opens = 0
  const open: Bridge['review']['open'] = (input) => {
    opens += 1
    return window.bridge.review.open(input)
  }
  const { review } = reviewOf({ open })
  await review.getState().open(files, '2026-11-22', false, 0)
  await review.getState().open(files, '2026-11-22', false, 0)
  expect(opens).toBe(1)
  await review.getState().open(files, '2026-11-22', false, 1)
  expect(opens).toBe(2)
})

test('goes to the next problem, the cell included, and back', async () => {
  const { review } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(7)
  expect(columns[review.getState().active.column]?.key).toBe('license_issued')
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(8)
  await review.getState().goToProblem('previous')
  expect(review.getState().active.row).toBe(7)
})

test('goes through one cause only, and on into the next file', async () => {
  const { review, said } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await review.getState().setFilter({ cause: 'no_company' })
  const places: string[] = []
  for (let step = 0; step < 4; step++) {
    if (step > 0) await review.getState().goToProblem('next')
    places.push(`${indexOf(review.getState().fileId)} ${review.getState().activeRow()?.record}`)
  }
  expect(places).toEqual(['0 9', '0 49', '0 89', '1 9'])
  await review.getState().goToProblem('previous')
  expect(indexOf(review.getState().fileId)).toBe(0)
  expect(said).toEqual([])
})

// A problem of the very first record was passed over, and a cause that stands only above "no further problem".

test('the first next problem may be that of the first record', async () => {
  const asked: number[] = []
  const problem: Bridge['review']['problem'] = async ({ from }) => {
    asked.push(from)
    return { ok: true, value: from < 1 ? { record: 1 } : null }
  }
  const { review } = reviewOf({ problem })
  await review.getState().open(files.slice(0, 1), '2026-11-22', false, 0)
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(0)
  await review.getState().goToProblem('next')
  expect(asked.slice(0, 2)).toEqual([0, 1])
})

test('a cause that is chosen is begun with its first problem', async () => {
  const { review, said } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  review.getState().setActive(60, 0)
  await review.getState().setFilter({ cause: 'no_company' })
  expect(review.getState().activeRow()?.record).toBe(9)
  expect(said).toEqual([])
})

test('goes around over all files, and says so only where there is no problem at all', async () => {
  const { review, said, isRead } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await isRead()
  await review.getState().goToProblem('previous')
  expect([indexOf(review.getState().fileId), review.getState().active.row]).toEqual([2, 88])
  await review.getState().goToProblem('next')
  expect([indexOf(review.getState().fileId), review.getState().active.row]).toEqual([0, 7])
  expect(said).toEqual([])
  writeFileSync(join(window.folder, 'clean.csv'), csv([texasHeader, texasRecord(9000)]))
  window.choose('clean.csv')
  const chosen = await window.bridge.files.choose()
  const clean = chosen.ok ? chosen.value.map(({ id }) => ({ id, source: null, sheet: null })) : []
  await review.getState().open(clean, '2026-11-22', false, 0)
  await isRead()
  await review.getState().goToProblem('next')
  expect(said).toEqual(['No problem: every record loads as it stands.'])
})

test('a filter shows the records that fit, counts them over all files, and ends at the record that is looked at', async () => {
  const { review, state, isRead } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await isRead()
  await review.getState().setFilter({ cause: 'no_company' })
  expect(state()?.files.map(({ shown, fitting }) => [shown, fitting])).toEqual([
    [3, 3],
    [3, 3],
    [3, 3],
  ])
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(1)
  await review.getState().setFilter({ cause: null })
  expect(review.getState().active.row).toBe(48)
  await review.getState().setFilter({ search: 'invented care 1042' })
  await expect.poll(() => state()?.filter?.done).toBe(true)
  expect(indexOf(review.getState().fileId)).toBe(1)
})

test('a rejected record is mended in place, undone and done again', async () => {
  const { review, state, isRead } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await isRead()
  const id = files[0]?.id ?? ''
  const place = texasHeader.indexOf('Operation Name')
  const rejected = () => totalCounts(state()).rejected
  const name = {
    kind: 'cell',
    id,
    record: 9,
    place,
    to: 'MARIGOLD HOUSE',
    why: 'by phone',
    standing: false,
  } as const
  expect(await review.getState().edit([name])).toBe(true)
  await expect.poll(rejected).toBe(8)
  expect(state()?.edits.count).toBe(1)
  await expect
    .poll(() => review.getState().edits)
    .toMatchObject([
      { kind: 'cell', line: 10, column: 'Operation Name', from: '', to: 'MARIGOLD HOUSE', why: 'by phone' },
    ])
  await review.getState().undo()
  await expect.poll(rejected).toBe(9)
  expect(state()?.edits).toMatchObject({ count: 0, canUndo: false, canRedo: true })
  await review.getState().redo()
  await expect.poll(rejected).toBe(8)
  await expect.poll(() => review.getState().edits).toHaveLength(1)
  await review.getState().takeBack(review.getState().edits[0]?.editId ?? 0)
  await expect.poll(rejected).toBe(9)
  await review.getState().undo()
  await expect.poll(rejected).toBe(8)
  // the window keeps edits for its next review
  await review.getState().undo()
  await expect.poll(rejected).toBe(9)
})

test('asks for the rest of a page that was cut short by long cells', async () => {
  const asked: number[] = []
  const rows: Bridge['review']['rows'] = (page) => {
    if (page.id === files[2]?.id) asked.push(page.from)
    return window.bridge.review.rows({ ...page, count: Math.min(20, page.count) })
  }
  const { review } = reviewOf({ rows })
  await review.getState().open(files, '2026-11-22', false, 0)
  review.getState().show(files[2]?.id ?? '')
  review.getState().ensure(0, 40)
  await expect.poll(() => review.getState().row(49)?.record).toBe(50)
  expect(asked).toEqual([1, 21, 41])
})

test('adds the counts of all files, and drops snapshots of an earlier review', async () => {
  const { review, state, isRead } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await isRead()
  const read = state()
  expect(totalCounts(read)).toMatchObject({ read: 300, rejected: 9 })
  if (read === null) throw new Error('not open')
  review.getState().receive({ ...read, reviewId: 'another', files: [] })
  expect(state()?.files).toHaveLength(3)
})

test('has the rejects written and says where', async () => {
  const { review, said, isRead } = reviewOf()
  await review.getState().open(files, '2026-11-22', false, 0)
  await isRead()
  await review.getState().exportRejects()
  expect(said).toEqual([
    `9 rejects written to ${['one', 'two', 'three'].map((name) => `rejects-2026-11-22-${name}.csv`).join(', ')}.`,
  ])
})
