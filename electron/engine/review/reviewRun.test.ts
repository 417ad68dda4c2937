import { expect, test } from 'vitest'
import type { Edit } from '../../../shared/edits/edit.ts'
import type { ReviewFilter } from '../../../shared/window/review.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { nevadaHeader } from '../../testing/invent/headers.ts'
import { nevadaRow, type Row } from '../../testing/invent/numbered.ts'
import { partsOf } from '../files/recognisedFile.ts'
import { recogniseFiles } from '../files/recogniseFiles.ts'
import { startReview } from './reviewRun.ts'

const { folder, write } = testFiles()
const by = { who: 'ada', at: '2026-11-29T09:00:00Z', why: null }
const place = (column: string) => nevadaHeader.indexOf(column as (typeof nevadaHeader)[number])
const every: ReviewFilter = { show: null, cause: null, search: '', sort: null, neighbours: 0 }

function file(name: string, rows: readonly (Row | string)[]): string {
  const lines = rows.map((row) =>
    typeof row === 'string' ? `${row}\n` : csv([nevadaHeader.map((column) => row[column] ?? '')]),
  )
  return write(name, csv([nevadaHeader]) + lines.join(''))
}

async function reviewOf(...names: string[]) {
  const inputs = await recogniseFiles({ folder, files: names })
  const controller = new AbortController()
  const review = startReview(
    { files: inputs.map(partsOf), runDate: '2026-11-29', base: null, before: [] },
    controller.signal,
  )
  await review.done
  const countsOf = () =>
    review.progress().files.map(({ counts }) => [counts.rowsLoaded, counts.rowsRejected, counts.warnings])
  let filters = 0
  const shownBy = async (filter: Partial<ReviewFilter>, of = 0) => {
    filters += 1
    await review.filter({ filterId: filters, filter: { ...every, ...filter } })
    await expect.poll(() => review.progress().filter?.done ?? true).toBe(true)
    return (await review.rows({ file: of, from: 1, count: 100 })).map(({ record }) => record)
  }
  const cell = async (record: number, column: string, to: string): Promise<Edit> => ({
    ...(await review.editOf({
      file: 0,
      request: { kind: 'cell', id: '', record, place: place(column), to, standing: false, why: null },
    })),
    ...by,
  })
  return { review, countsOf, shownBy, cell, end: () => controller.abort() }
}

test('filters by problem, text and order; the records around are shown where that is wished', async () => {
  file('list.csv', [
    nevadaRow(1, { Phone: 'none yet' }),
    nevadaRow(2, { 'Credential Number': '' }),
    nevadaRow(3, { Name: 'ZINNIA HOUSE' }),
    nevadaRow(4, { Phone: 'also none', County: 'NYE' }),
    nevadaRow(5, { Name: '' }),
    nevadaRow(6),
  ])
  const { shownBy, review, end } = await reviewOf('list.csv')
  expect(review.progress().files[0]?.records).toEqual({ rejected: 2, warned: 2, edited: 0 })
  expect(await shownBy({ show: 'rejected' })).toEqual([2, 5])
  expect(await shownBy({ cause: 'no_company' })).toEqual([5])
  expect(await shownBy({ show: 'warned', search: 'nye' })).toEqual([4])
  expect(await shownBy({ search: 'zinnia' })).toEqual([3])
  // as it becomes, not as the file says
  expect(await shownBy({ search: '+17025550006' })).toEqual([6])
  expect(await shownBy({ search: '702-555-0006' })).toEqual([6])
  expect(await shownBy({ search: '.*' })).toEqual([])
  expect(await shownBy({ sort: { column: 'company', descending: true } })).toEqual([3, 6, 4, 2, 1, 5])
  expect(await shownBy({ sort: { column: place('Credential Number'), descending: false } })).toEqual([
    1, 3, 4, 5, 6, 2,
  ])
  expect(await shownBy({ show: 'rejected', neighbours: 1 })).toEqual([1, 2, 3, 4, 5, 6])
  const rows = await review.rows({ file: 0, from: 1, count: 9 })
  expect(rows.filter(({ fits }) => fits).map(({ record }) => record)).toEqual([2, 5])
  expect(await review.fitting({ file: 0, from: 2, direction: 'next' })).toBe(5)
  expect(await review.fitting({ file: 0, from: 5, direction: 'next' })).toBeNull()
  expect(await review.fitting({ file: 0, from: 5, direction: 'previous' })).toBe(2)
  end()
})

test('an edit is judged by the code that judges the file, while it is typed and once it is kept', async () => {
  file('mend.csv', [nevadaRow(1), nevadaRow(2, { 'Credential Number': '' })])
  const { review, countsOf, cell, end } = await reviewOf('mend.csv')
  const judge = (to: string) => review.judge({ file: 0, record: 2, place: place('Credential Number'), to })
  expect(await judge('1002-23')).toMatchObject({
    before: { rejected: true },
    after: { rejected: false, cleaned: { license_number: '1002-23' } },
    licenseTaken: false,
  })
  expect(await judge('1001-23')).toMatchObject({ after: { rejected: false }, licenseTaken: true })
  expect(await judge('N/A')).toMatchObject({ after: { rejected: true }, licenseTaken: null })
  expect(countsOf()).toEqual([[1, 1, 0]])

  const edit = await cell(2, 'Credential Number', '1002-23')
  expect(edit).toMatchObject({
    line: 3,
    column: 'Credential Number',
    from: '',
    license: '',
    company: 'MARIGOLD HOUSE 2',
  })
  await review.edit({ edits: [[edit]] })
  expect(countsOf()).toEqual([[2, 0, 0]])
  const [, row] = await review.rows({ file: 0, from: 1, count: 9 })
  expect(row).toMatchObject({
    rejected: false,
    edited: [{ place: place('Credential Number'), to: '1002-23', by: 'edit' }],
  })
  expect(row?.raw[place('Credential Number')]).toBe('')
  await review.edit({ edits: [[]] })
  expect(countsOf()).toEqual([[1, 1, 0]])
  end()
})

test('an edit of one record concerns others: a repeat is told as soon as all are read again', async () => {
  file('repeat.csv', [nevadaRow(1), nevadaRow(1, { Phone: '702-555-0199' }), nevadaRow(3)])
  const { review, countsOf, cell, end } = await reviewOf('repeat.csv')
  await review.edit({ edits: [[await cell(2, 'Phone', '702-555-0001')]] })
  expect(countsOf()).toEqual([[2, 1, 0]])
  const rows = await review.rows({ file: 0, from: 2, count: 1 })
  expect(rows).toMatchObject([{ rejected: true, issues: [{ cause: 'repeat' }] }])
  end()
})

test('mended rows stay where they are until another filter is asked for', async () => {
  file('stay.csv', [nevadaRow(1), nevadaRow(2, { 'Credential Number': '' }), nevadaRow(3, { Name: '' })])
  const { review, shownBy, cell, end } = await reviewOf('stay.csv')
  expect(await shownBy({ show: 'rejected' })).toEqual([2, 3])
  await review.edit({ edits: [[await cell(2, 'Credential Number', '1002-23')]] })
  const rows = await review.rows({ file: 0, from: 1, count: 9 })
  expect(rows.map(({ record, rejected }) => [record, rejected])).toEqual([
    [2, false],
    [3, true],
  ])
  expect(await shownBy({ show: 'rejected' })).toEqual([3])
  expect(await shownBy({ show: 'edited' })).toEqual([2])
  end()
})

test('what a change of a value in all its records would do', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => nevadaRow(index + 1, index % 4 ? {} : { Phone: 'x' }))
  file('value.csv', rows)
  const { review, end } = await reviewOf('value.csv')
  const ask = { file: 0, record: 5, place: place('Phone') }
  expect(await review.judgeValue({ ...ask, to: '' })).toEqual({
    ...{ value: 'x', records: 10, of: 40, warningsGone: 10, newlyRejected: 0, nowLoaded: 0 },
    examples: [1, 5, 9].map((n) => ({
      line: n + 1,
      company: `MARIGOLD HOUSE ${n}`,
      license: `${1000 + n}-23`,
    })),
  })
  expect(await review.judgeValue({ ...ask, place: place('Name'), to: '' })).toMatchObject({
    records: 1,
    newlyRejected: 1,
  })
  end()
})

test('a record whose cells do not fit is mended by its text, and one may be left out', async () => {
  const whole = csv([nevadaHeader.map((column) => nevadaRow(2)[column] ?? '')]).trimEnd()
  file('text.csv', [nevadaRow(1), `${whole},one,too many`, nevadaRow(3)])
  const { review, countsOf, end } = await reviewOf('text.csv')
  const [row] = await review.rows({ file: 0, from: 2, count: 1 })
  expect(row).toMatchObject({ rejected: true, text: `${whole},one,too many` })
  const text = (to: string) =>
    review.editOf({ file: 0, request: { kind: 'record', id: '', record: 2, to, why: null } })
  await expect(text(`${whole}\n${whole}`)).rejects.toMatchObject({ code: 'usage' })
  await expect(text('"open')).rejects.toMatchObject({ code: 'usage' })
  const leaveOut = await review.editOf({
    file: 0,
    request: { kind: 'leave-out', id: '', record: 3, why: 'moved' },
  })
  await review.edit({
    edits: [
      [
        { ...(await text(whole)), ...by },
        { ...leaveOut, ...by },
      ],
    ],
  })
  expect(countsOf()).toEqual([[2, 0, 0]])
  expect(review.progress().files[0]?.counts.rowsSetAside).toBe(1)
  expect(await review.rows({ file: 0, from: 2, count: 2 })).toMatchObject([
    { newText: true, rejected: false, cleaned: { license_number: '1002-23' } },
    { leftOut: true, cleaned: null },
  ])
  end()
})

test('two reviews of one file know nothing of each other', async () => {
  file('both.csv', [nevadaRow(1), nevadaRow(2)])
  const [one, other] = [await reviewOf('both.csv'), await reviewOf('both.csv')]
  await one.review.edit({ edits: [[await one.cell(1, 'Name', '')]] })
  expect([one.countsOf(), other.countsOf()]).toEqual([[[1, 1, 0]], [[2, 0, 0]]])
  one.end()
  other.end()
})
