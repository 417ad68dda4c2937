import { expect, test } from 'vitest'
import type { Cause } from '../../../shared/causes.ts'
import { emptyRecord } from '../../sources/emptyRecord.ts'
import type { Finding } from '../../sources/finding.ts'
import { createSharedFlaws } from './sharedFlaws.ts'

const header = ['License', 'Name', 'Town', 'Beds', '']
const extras = [{ place: 4, key: 'column_5' }]
/** So many cells, of which the one without a header holds nothing. */
const cellsOf = (cells: number) => Array.from({ length: cells }, (_, index) => (index === 4 ? ' ' : 'x'))
const finding = (cause: Cause, column: string | null): Finding => ({
  cause,
  column,
  field: null,
  value: null,
  reason: '',
})
const rejected = (cause: Cause) => ({ record: emptyRecord(), reject: finding(cause, null), warnings: [] })
const warned = (...columns: string[]) => ({
  record: emptyRecord(),
  reject: null,
  warnings: columns.map((column) => finding('date_not_understood', column)),
})

test('says of records that all lack the same cells which these are, and the way out', () => {
  const flaws = createSharedFlaws({ header, extras })
  for (const line of [2, 3, 4]) flaws.add(rejected('too_few_cells'), line, cellsOf(2))
  expect(flaws.sentences(3)).toEqual([
    'All 3 records lack the last 2 columns of the header (Town, Beds), so none can be loaded: export the file again with all cells of its lines, or let its source say "shortRows": "pad", which takes them for blank.',
  ])
})

test('says nothing where they lack different ones', () => {
  const flaws = createSharedFlaws({ header, extras })
  for (const cells of [2, 2, 3]) flaws.add(rejected('too_few_cells'), cells, cellsOf(cells))
  expect(flaws.sentences(3)).toEqual([])
})

test('says once what is wrong with every record in one column', () => {
  const flaws = createSharedFlaws({ header, extras })
  flaws.add(warned('Issued', 'Ends'), 5, cellsOf(5))
  for (let line = 6; line < 1204; line += 1) flaws.add(warned('Issued'), line, cellsOf(5))
  expect(flaws.sentences(1199)).toEqual([
    'All 1,199 records have the same problem in column Issued: date not understood. Look at the first, line 5.',
  ])
})

test('says nothing where one record is without the flaw, or where there are two records', () => {
  const flaws = createSharedFlaws({ header, extras })
  for (const line of [2, 3]) flaws.add(rejected('cells_shifted'), line, cellsOf(5))
  expect(flaws.sentences(2)).toEqual([])
  expect(flaws.sentences(3)).toEqual([])
})

test('tells a column without a header that holds values, also of one record', () => {
  const flaws = createSharedFlaws({ header, extras })
  const loaded = { record: emptyRecord(), reject: null, warnings: [] }
  flaws.add(loaded, 2, cellsOf(5))
  flaws.add(loaded, 3, cellsOf(3))
  flaws.add(loaded, 7, [...cellsOf(4), 'Wren'])
  expect(flaws.sentences(1)).toEqual([
    'Column 5 has no header and holds values in 1 record (the first on line 7), kept in attributes as column_5: give it a name in the header, or ask what it is.',
  ])
})

test('says nothing of a column without a header that is empty, nor of one with a header', () => {
  const flaws = createSharedFlaws({
    header: ['License', 'Wing', '\u200b'],
    extras: [
      { place: 1, key: 'wing' },
      { place: 2, key: 'column_3' },
    ],
  })
  flaws.add({ record: emptyRecord(), reject: null, warnings: [] }, 2, ['1', 'West', '\u200b '])
  expect(flaws.sentences(1)).toEqual([])
})
