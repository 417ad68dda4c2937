import { describe, expect, test } from 'vitest'
import { cleanZip } from './zip.ts'

describe('ZIP', () => {
  test.each([
    ['keeps a leading zero in a ZIP code', '02138', '02138'],
    ['keeps ZIP+4', '89031-1234', '89031-1234'],
    ['trims outside', ' 89031\u00a0', '89031'],
    ['gives nine digits their hyphen', '021381234', '02138-1234'],
    ['takes an en dash for the hyphen', '89031\u20131234', '89031-1234'],
  ])('%s', (_rule, cell, value) => {
    expect(cleanZip(cell)).toEqual({ value, problem: null })
  })

  test.each(['2138', '890311', '89031 1234', '89031-', '8903112345', '8903l', 'N/A', '８９０３１'])(
    'keeps %s with a warning',
    (zip) => {
      expect(cleanZip(zip)).toMatchObject({ value: zip, problem: { cause: 'zip_not_well_formed' } })
    },
  )

  test.each([
    ['89031.0', '89031', 'ends_in_point_zero'],
    ['890311234.0', '89031-1234', 'ends_in_point_zero'],
    ['2138.0', '2138', 'zip_not_well_formed'],
  ])('loses the decimals of %s, with a warning', (cell, value, cause) => {
    expect(cleanZip(cell)).toMatchObject({ value, problem: { cause } })
  })

  test.each(['', ' \t'])('is null where nothing is left of %j', (cell) => {
    expect(cleanZip(cell)).toEqual({ value: null, problem: null })
  })
})
