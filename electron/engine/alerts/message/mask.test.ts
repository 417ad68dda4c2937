import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskRow } from './mask.ts'

test.each([
  ['company', 'Acorn House 12', 'A. H. 1.'],
  ['operator', 'ERIKA VAN RHYN', 'E. V. R.'],
  ['phone', '+17025550184', '…84'],
  ['phone', '7O2-555', '9X9-999'],
  ['email', 'office7@care.example', 'o…@….example'],
  ['email', 'not an address', 'xxx xx xxxxxxx'],
  ['address1', '12 Elm St', '•••'],
  ['license_number', 'K820055232', '…232'],
  ['license_number', '1804', '9999'],
  ['value', '12O', '99X'],
  ['zip', '0123', '9999'],
  ['reason', "'12O' is not a number", "'99X' xx xxx x xxxxxx"],
  ['issuing_state', 'TX', 'TX'],
  ['column_name', 'company', 'company'],
  ['new_column', 'Remark 2', 'Remark 2'],
  ['category', 'EXAMPLE 12', 'XXXXXXX 99'],
  ['found', '62.50 %', '62.50 %'],
  ['usual', '11 to 1,213', '11 to 1,213'],
  ['usual', 'at most 14 days', 'at most 14 days'],
  ['found', 'Elm St 12', 'Xxx Xx 99'],
])('shows of %s %j only %j', (column, value, seen) => {
  expect(maskRow({ source_record: 7, [column]: value })).toEqual({ record: '7', [column]: seen })
})

test('numbers of one record are cells, numbers that were counted are not', () => {
  expect(maskRow({ facility_id: 4, source_record: 9, capacity: 1204 })).toEqual({
    facility_id: '4',
    record: '9',
    capacity: '9999',
  })
  expect(maskRow({ file: 'list.csv', rows_rejected: 12, share: 0.123456 })).toEqual({
    file: 'list.csv',
    rows_rejected: '12',
    share: '0.1235',
  })
})

test('leaves out what is empty, and breaks no line', () => {
  expect(maskRow({ company: '', phone: null, file: 'a\nb.csv' })).toEqual({ file: 'a·b.csv' })
})

test('lets no word of a cell through, whatever its column is called', () => {
  const column = fc.constantFrom(
    'found',
    'value',
    'company',
    'city',
    'email',
    'phone',
    'address1',
    'note',
    'category',
  )
  const word = fc.stringMatching(/^[a-z]{6,20}$/)
  fc.assert(
    fc.property(column, fc.array(word, { minLength: 1, maxLength: 4 }), (name, words) => {
      const seen = maskRow({ source_record: 1, [name]: words.join(' ') })[name] ?? ''
      for (const one of words) if (!/^x+$/.test(one)) expect(seen).not.toContain(one)
    }),
  )
})
