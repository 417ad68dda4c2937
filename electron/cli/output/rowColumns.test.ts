import { expect, test } from 'vitest'
import { rowColumns } from './rowColumns.ts'

const ofNothing = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, null]))

test.each([
  [
    'zip phone source company facility_id source_file source_record',
    'source_file source_record company zip phone facility_id',
  ],
  [
    'low high runs found usual value source measure category distance column_name',
    'column_name category measure found usual value low high distance runs',
  ],
  ['share rows_now rows_before previous_run', 'share rows_now rows_before previous_run'],
])('of %s', (names, read) => {
  expect(rowColumns(ofNothing(names))).toEqual(read.split(' '))
})
