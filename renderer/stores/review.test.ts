import { expect, test } from 'vitest'
import type { Bridge } from '../bridge.ts'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { fileKinds, mappingTable } from '../dev/fakeReview.ts'
import { cleanedColumns } from '../text/reviewColumns.ts'
import { readyValue } from './loadable.ts'
import { createReviewStore, totalCounts } from './review.ts'

const files = fileKinds.map(({ id }) => ({ id, source: null }))
const table = fileKinds[0] && mappingTable(fileKinds[0], new Map())
const columns = table ? cleanedColumns(table) : []

function reviewOf(bridge: Bridge = createFakeBridge('full')) {
  const said: string[] = []
  const review = createReviewStore(
    bridge,
    { complain: ({ message }) => said.push(message), say: (text) => said.push(text) },
    () => columns,
  )
  return { review, said }
}

test('is opened once for the same files, date and mapping', async () => {
  const bridge = createFakeBridge('full')
  let opens = 0
  const open: Bridge['review']['open'] = (input) => {
    opens += 1
    return bridge.review.open(input)
  }
  const { review } = reviewOf({ ...bridge, review: { ...bridge.review, open } })
  await review.getState().open(files, '2026-11-22', 0)
  await review.getState().open(files, '2026-11-22', 0)
  expect(opens).toBe(1)
  await review.getState().open(files, '2026-11-22', 1)
  expect(opens).toBe(2)
})

test('goes to the next problem, the cell included, and back', async () => {
  const { review } = reviewOf()
  await review.getState().open(files, '2026-11-22', 0)
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(7)
  expect(columns[review.getState().active.column]?.key).toBe('certificate_expiration_date')
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(8)
  await review.getState().goToProblem('previous')
  expect(review.getState().active.row).toBe(7)
})

test('goes through one cause only, and on into the next file', async () => {
  const { review, said } = reviewOf()
  await review.getState().open(files, '2026-11-22', 0)
  review.getState().setCause('no_company')
  const places: string[] = []
  for (let step = 0; step < 4; step++) {
    await review.getState().goToProblem('next')
    places.push(`${review.getState().fileId} ${review.getState().active.row + 1}`)
  }
  expect(places).toEqual(['f1 9', 'f1 49', 'f1 89', 'f2 9'])
  await review.getState().goToProblem('previous')
  expect(review.getState().fileId).toBe('f1')
  expect(said).toEqual([])
})

// A problem of the very first record was passed over, and a cause that stands only above "no further problem".

test('the first next problem may be that of the first record', async () => {
  const bridge = createFakeBridge('full')
  const asked: number[] = []
  const problem: Bridge['review']['problem'] = async ({ from }) => {
    asked.push(from)
    return { ok: true, value: from < 1 ? { record: 1 } : null }
  }
  const { review } = reviewOf({ ...bridge, review: { ...bridge.review, problem } })
  await review.getState().open(files.slice(0, 1), '2026-11-22', 0)
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(0)
  await review.getState().goToProblem('next')
  expect(asked.slice(0, 2)).toEqual([0, 1])
})

test('a cause that is chosen is begun with its first problem', async () => {
  const { review, said } = reviewOf()
  await review.getState().open(files, '2026-11-22', 0)
  review.getState().setActive(60, 0)
  review.getState().setCause('no_company')
  await review.getState().goToProblem('next')
  expect(review.getState().active.row).toBe(8)
  expect(said).toEqual([])
})

test('says so when there is no further problem', async () => {
  const { review, said } = reviewOf()
  await review.getState().open(files, '2026-11-22', 0)
  await review.getState().goToProblem('previous')
  expect(said).toEqual(['No problem before this record.'])
})

test('asks for the rest of a page that was cut short by long cells', async () => {
  const bridge = createFakeBridge('full')
  const asked: number[] = []
  const rows: Bridge['review']['rows'] = (page) => {
    if (page.id === 'f3') asked.push(page.from)
    return bridge.review.rows({ ...page, count: Math.min(20, page.count) })
  }
  const { review } = reviewOf({ ...bridge, review: { ...bridge.review, rows } })
  await review.getState().open(files, '2026-11-22', 0)
  review.getState().show('f3')
  review.getState().ensure(0, 40)
  await expect.poll(() => review.getState().row(49)?.record).toBe(50)
  expect(asked).toEqual([1, 21, 41])
})

test('adds the counts of all files, and drops snapshots of an earlier review', async () => {
  const { review } = reviewOf()
  await review.getState().open(files, '2026-11-22', 0)
  const state = readyValue(review.getState().opened ?? { state: 'loading' })
  expect(totalCounts(state)).toMatchObject({ read: 12_431, rejected: 622 })
  if (state === null) throw new Error('not open')
  review.getState().receive({ ...state, reviewId: 'another', files: [] })
  expect(readyValue(review.getState().opened ?? { state: 'loading' })?.files).toHaveLength(3)
})

test('has the rejects written and says where', async () => {
  const { review, said } = reviewOf()
  await review.getState().open(files, '2026-11-22', 0)
  await review.getState().exportRejects()
  expect(said).toEqual(['332 rejects written to rejects.csv.'])
})
