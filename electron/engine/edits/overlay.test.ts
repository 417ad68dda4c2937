import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Correction } from '../../../shared/edits/correction.ts'
import type { CellEdit, Edit, ValueEdit } from '../../../shared/edits/edit.ts'
import { add, entriesOf, type History, noHistory, redo, remove, undo } from '../../../shared/edits/history.ts'
import { sourceById } from '../../sources/index.ts'
import { layoutOf } from '../../sources/layout.ts'
import { nevadaHeader } from '../../testing/invent/headers.ts'
import type { FileEdits } from './fileEdits.ts'
import { createOverlay } from './overlay.ts'

const header = nevadaHeader
const layout = layoutOf(sourceById('nevada'), header)
const at = (column: string) => header.indexOf(column as (typeof header)[number])
const by = { who: 'ada', at: '2026-11-29T09:00:00Z', why: null }
const company = at('Name')
const license = at('Credential Number')
const phone = at('Phone')

function record(values: Record<number, string>): string[] {
  return header.map((_, place) => values[place] ?? `c${place}`)
}

function cell(
  recordNumber: number,
  place: number,
  from: string,
  to: string,
  other: Partial<CellEdit> = {},
): Edit {
  const where = { record: recordNumber, line: recordNumber + 1, place, column: header[place] as string }
  return { kind: 'cell', ...where, license: '', company: '', from, to, standing: false, ...other, ...by }
}

function value(place: number, from: string, to: string, other: Partial<ValueEdit> = {}): Edit {
  return { kind: 'value', place, column: header[place] as string, from, to, standing: false, ...other, ...by }
}

function overlayOf(edits: readonly Edit[], other: Partial<FileEdits> = {}) {
  return createOverlay(layout, ',', { edits, loose: false, corrections: [], ...other })
}

function read(overlay: ReturnType<typeof overlayOf>, rows: readonly (readonly string[])[]) {
  return rows.map((cells, index) =>
    overlay.over({ record: index + 1, line: index + 2, raw: () => cells.join(',') }, cells),
  )
}

test('a record that nothing lies over keeps the very cells that were read', () => {
  const cells = record({})
  expect(read(overlayOf([cell(2, phone, 'c9', 'x')]), [cells])[0]).toBe(cells)
})

test('a cell, all cells of a value, a whole record and a record that is left out', () => {
  const rows = [record({ [phone]: 'N/A' }), record({ [phone]: 'N/A' }), record({}), record({})]
  const text = (rows[2] as string[]).join(',')
  const mended = record({ [company]: 'MARIGOLD HOUSE' })
  const overlay = overlayOf([
    value(phone, 'N/A', ''),
    cell(2, phone, 'N/A', '702-555-0101'),
    { kind: 'record', record: 3, line: 4, from: text, to: mended.join(','), ...by },
    { kind: 'leave-out', record: 4, line: 5, from: text, ...by },
  ])
  expect(read(overlay, rows)).toEqual([
    record({ [phone]: '' }),
    record({ [phone]: '702-555-0101' }),
    mended,
    null,
  ])
  expect(overlay.outcome()).toMatchObject({ changed: [[1, 2], [2], [3], [4]], misfits: [] })
  expect(overlay.again(2, rows[1] as string[])).toEqual(record({ [phone]: '702-555-0101' }))
  expect(overlay.outcome().changed).toEqual([[1, 2], [2], [3], [4]])
})

test('a record that says something else than its edit expects stays as it is, and is told', () => {
  const overlay = overlayOf([cell(1, phone, '702-555-0101', 'x'), cell(9, phone, 'c9', 'x')])
  expect(read(overlay, [record({})])).toEqual([record({})])
  expect(overlay.outcome().misfits).toEqual([0, 1])
})

test('a value that no record says is told, and not where more counts than its edit', () => {
  const rows = [record({ [phone]: 'N/A' }), record({ [phone]: 'none' }), record({ [phone]: '?' })]
  const text = (rows[1] as string[]).join(',')
  const overlay = overlayOf([
    value(phone, 'nowhere', ''),
    value(phone, 'N/A', ''),
    { kind: 'leave-out', record: 1, line: 2, from: (rows[0] as string[]).join(','), ...by },
    value(phone, 'none', ''),
    { kind: 'record', record: 2, line: 3, from: text, to: record({}).join(','), ...by },
    value(phone, '?', ''),
    cell(3, phone, '?', '702-555-0101'),
  ])
  read(overlay, rows)
  expect(overlay.outcome().misfits).toEqual([0])
})

test('a cell that a record lacks is not empty: replacing what is empty leaves it as it is', () => {
  const short = record({}).slice(0, phone)
  const overlay = overlayOf([value(phone, '', 'x')])
  expect(read(overlay, [short, record({ [phone]: '' })])).toEqual([short, record({ [phone]: 'x' })])
  expect(overlay.outcome().changed).toEqual([[2]])
})

test('of other bytes too, an edit of one record changes one, however many are alike', () => {
  const twin = record({ [license]: '1-23', [company]: 'TWINS', [phone]: 'x' })
  const text = twin.join(',')
  const ofTwin = { license: '1-23', company: 'TWINS' }
  const one = overlayOf([cell(1, phone, 'x', 'y', ofTwin)], { loose: true })
  expect(read(one, [twin, twin]).map((cells) => cells?.[phone])).toEqual(['y', 'x'])
  expect(one.again(2, twin)).toEqual(twin)
  expect(one.again(1, twin)?.[phone]).toBe('y')
  const two = overlayOf([cell(1, phone, 'x', 'y', ofTwin), cell(2, phone, 'x', 'z', ofTwin)], { loose: true })
  expect(read(two, [twin, twin]).map((cells) => cells?.[phone])).toEqual(['y', 'z'])
  const out = overlayOf([{ kind: 'leave-out', record: 2, line: 3, from: text, ...by }], { loose: true })
  expect(read(out, [twin, twin])).toEqual([null, twin])
  expect(out.outcome()).toMatchObject({ changed: [[1]], lines: [2], misfits: [] })
})

test('a record that lacks the last cells gets those that are typed', () => {
  const last = header.length - 1
  expect(read(overlayOf([cell(1, last, '', 'Director')]), [record({}).slice(0, last)])[0]).toEqual(
    record({ [last]: 'Director' }),
  )
})

test('edits of other bytes find their record by license and company, in whatever place it and its column stand', () => {
  const moved = layoutOf(sourceById('nevada'), [...header].reverse())
  const edit = cell(1, phone, 'old', 'new', { license: '1001-23', company: 'MARIGOLD HOUSE' })
  const overlay = createOverlay(moved, ',', { edits: [edit], loose: true, corrections: [] })
  const own = record({ [license]: '1001-23', [company]: 'MARIGOLD HOUSE', [phone]: 'old' })
  const rows = [record({ [license]: '1001-23', [phone]: 'old' }), own].map((cells) => [...cells].reverse())
  const cells = read(overlay, rows)
  expect(cells[0]).toBe(rows[0])
  expect(cells[1]?.[header.length - 1 - phone]).toBe('new')
  expect(overlay.outcome().misfits).toEqual([])
})

test('a correction holds while the file says the old value, and tells what it says instead', () => {
  const correction: Correction = {
    ...by,
    correctionId: 7,
    source: 'nevada',
    license: '1001-23',
    company: null,
    column: 'Phone',
    from: 'old',
    to: 'new',
  }
  const rowOf = (says: string) => record({ [license]: '1001-23', [phone]: says })
  const holds = overlayOf([], { corrections: [correction] })
  expect(read(holds, [rowOf('old')])[0]?.[phone]).toBe('new')
  expect(holds.outcome().corrections).toEqual([
    { correctionId: 7, records: [1], record: 1, line: 2, says: null },
  ])
  const ended = overlayOf([], { corrections: [correction] })
  expect(read(ended, [rowOf('mended')])[0]?.[phone]).toBe('mended')
  expect(ended.outcome().corrections).toEqual([
    { correctionId: 7, records: [], record: 1, line: 2, says: 'mended' },
  ])
  const other = overlayOf([], { corrections: [{ ...correction, company: 'ANOTHER HOUSE' }] })
  expect(read(other, [rowOf('old')])[0]?.[phone]).toBe('old')
  expect(other.outcome().corrections).toEqual([])
})

describe('a correction', () => {
  const correction: Correction = {
    ...by,
    correctionId: 7,
    source: 'nevada',
    license: '1001-23',
    company: null,
    column: 'Phone',
    from: 'old',
    to: 'new',
  }
  const row = record({ [license]: '1001-23', [company]: 'A HOUSE', [phone]: 'old' })

  test('finds its column under another header that the source knows', () => {
    const renamed = header.map((name) => (name === 'Phone' ? 'Phone Number' : name))
    const overlay = createOverlay(layoutOf(sourceById('nevada'), renamed), ',', {
      ...{ edits: [], loose: false, corrections: [correction] },
    })
    expect(read(overlay, [row])[0]?.[phone]).toBe('new')
  })

  test('of a license that others bear by now tells all to which it was applied', () => {
    const overlay = overlayOf([], { corrections: [correction] })
    read(overlay, [row, record({ [license]: '1001-23', [company]: 'ANOTHER', [phone]: 'old' })])
    expect(overlay.outcome().corrections).toMatchObject([{ records: [1, 2], record: 1, says: null }])
  })

  test('holds beside a changed text of the record, and yields to an edit of its cell', () => {
    const text = row.join(',')
    const to = record({ [license]: '1001-23', [company]: 'A NEW HOUSE', [phone]: 'old' })
    const rewritten = overlayOf(
      [{ kind: 'record', record: 1, line: 2, from: text, to: to.join(','), ...by }],
      {
        corrections: [correction],
      },
    )
    expect(read(rewritten, [row])[0]).toEqual(to.map((cell, place) => (place === phone ? 'new' : cell)))
    const edited = overlayOf([cell(1, phone, 'old', 'mine')], { corrections: [correction] })
    expect(read(edited, [row])[0]?.[phone]).toBe('mine')
    expect(edited.outcome().corrections).toEqual([])
  })

  test('of a license number ends when the state has mended it', () => {
    const ofNumber = { ...correction, column: 'Credential Number', from: '1001-23', to: '1001-24' }
    const mended = record({ [license]: '1001-24' })
    const overlay = overlayOf([], { corrections: [ofNumber] })
    expect(read(overlay, [mended])[0]).toEqual(mended)
    expect(overlay.outcome().corrections).toMatchObject([{ records: [], says: '1001-24' }])
    const holds = overlayOf([], { corrections: [ofNumber] })
    read(holds, [mended, row])
    expect(holds.outcome().corrections).toMatchObject([{ records: [2], says: null }])
  })
})

test('of records that nothing tells apart what shall stand must be the same', () => {
  const twin = record({ [license]: '1-23', [company]: 'TWINS', [phone]: 'x' })
  const standing = { standing: true }
  const same = overlayOf([value(phone, 'x', 'y', standing)])
  read(same, [twin, twin])
  expect(same.outcome()).toMatchObject({ standing: [{ edit: 0, company: 'TWINS' }], unbound: [] })
  const other = overlayOf([cell(1, phone, 'x', 'y', standing), cell(2, phone, 'x', 'z', standing)])
  read(other, [twin, twin])
  expect(other.outcome()).toMatchObject({ standing: [], unbound: [{ edit: 0 }, { edit: 1 }] })
})

test('what shall stand is bound to the license, and to the company where several records bear it', () => {
  const rows = ['1001-23', '1002-23', '1002-23'].map((number, index) =>
    record({ [license]: number, [company]: `HOUSE ${index}`, [phone]: 'N/A' }),
  )
  const overlay = overlayOf([value(phone, 'N/A', '', { standing: true })])
  read(overlay, rows)
  expect(overlay.outcome().standing).toEqual([
    { edit: 0, license: '1001-23', company: null },
    { edit: 0, license: '1002-23', company: 'HOUSE 1' },
    { edit: 0, license: '1002-23', company: 'HOUSE 2' },
  ])
})

const words = fc.constantFrom(
  '',
  'a',
  'b',
  'N/A',
  "'; drop table x; --",
  '<img onerror=x>',
  '\u202e',
  '=1+1',
  '"',
)
const places = fc.constantFrom(company, license, phone)
const numbers = fc.integer({ min: 1, max: 4 })
const files = fc
  .array(fc.tuple(words, words, words), { minLength: 4, maxLength: 4 })
  .map((rows) => rows.map(([one, two, three]) => record({ [company]: one, [license]: two, [phone]: three })))
type Operation = (history: History<Edit>, rows: readonly string[][]) => History<Edit>
const cellAt = (rows: readonly string[][], number: number, place: number) =>
  (rows[number - 1] as string[])[place] as string
const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(numbers, places, words).map(
    ([number, place, to]): Operation =>
      (history, rows) =>
        add(history, [cell(number, place, cellAt(rows, number, place), to)]),
  ),
  fc.tuple(numbers, places, words).map(
    ([number, place, to]): Operation =>
      (history, rows) =>
        add(history, [value(place, cellAt(rows, number, place), to)]),
  ),
  numbers.map(
    (number): Operation =>
      (history, rows) =>
        add(history, [
          {
            kind: 'leave-out',
            record: number,
            line: number,
            from: (rows[number - 1] as string[]).join(','),
            ...by,
          },
        ]),
  ),
  fc.constant<Operation>(undo),
  fc.constant<Operation>(redo),
  fc.nat(9).map(
    (index): Operation =>
      (history) => {
        const entries = entriesOf(history)
        const entry = entries[index % Math.max(1, entries.length)]
        return entry === undefined ? history : remove(history, [entry])
      },
  ),
)

/** What the rows become by the words of the rule alone. */
function naively(rows: readonly string[][], edits: readonly Edit[]) {
  return rows.map((cells, index) => {
    const own = edits.filter((edit) => 'record' in edit && edit.record === index + 1)
    if (own.some(({ kind }) => kind === 'leave-out')) return null
    return cells.map((says, place) => {
      const last = (kind: Edit['kind'], among: readonly Edit[]) =>
        among
          .filter(
            (edit) => edit.kind === kind && 'place' in edit && edit.place === place && edit.from === says,
          )
          .at(-1)
      const edit = last('cell', own) ?? last('value', edits)
      return edit !== undefined && 'to' in edit ? edit.to : says
    })
  })
}

test('edits, undo, redo and taking back in any order equal the final state applied once', () => {
  fc.assert(
    fc.property(files, fc.array(operations, { maxLength: 30 }), (rows, done) => {
      let history: History<Edit> = noHistory
      for (const operation of done) history = operation(history, rows)
      const edits = entriesOf(history)
      expect(read(overlayOf(edits), rows)).toEqual(naively(rows, edits))
    }),
    { numRuns: 500 },
  )
})

test('to undo all and to do all again changes nothing', () => {
  fc.assert(
    fc.property(files, fc.array(operations, { maxLength: 12 }), (rows, done) => {
      let history: History<Edit> = noHistory
      for (const operation of done) history = operation(history, rows)
      const before = entriesOf(history)
      const steps = history.done.length
      for (let step = 0; step < steps; step += 1) history = undo(history)
      expect(entriesOf(history)).toEqual([])
      for (let step = 0; step < steps; step += 1) history = redo(history)
      expect(entriesOf(history)).toEqual(before)
    }),
  )
})
