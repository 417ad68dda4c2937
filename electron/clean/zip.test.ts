import { describe, expect, test } from 'vitest'
import { cleanZip } from './zip.ts'

describe('ZIP', () => {
  test.each([
    ['keeps a leading zero in a ZIP code', '02138', '02138'],
    ['keeps ZIP+4', '89031-1234', '89031-1234'],
    ['trims outside', ' 89031\u00a0', '89031'],
  ])('%s', (_rule, cell, value) => {
    expect(cleanZip(cell)).toEqual({ value, problem: null })
  })

  test.each(['2138', '890311', '89031 1234', '89031-', '890311234', '8903l', 'N/A', '８９０３１'])(
    'keeps %s with a warning',
    (zip) => {
      expect(cleanZip(zip)).toMatchObject({ value: zip, problem: { cause: 'zip_not_well_formed' } })
    },
  )

  test.each(['', ' \t'])('is null where nothing is left of %j', (cell) => {
    expect(cleanZip(cell)).toEqual({ value: null, problem: null })
  })
})
