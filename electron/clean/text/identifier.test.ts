import { describe, expect, test } from 'vitest'
import { cleanIdentifier, cleanIdentifierNumber } from './identifier.ts'

describe('identifier', () => {
  test.each([
    ['keeps leading zeros', '007-23', '007-23'],
    ['keeps a leading zero in a ZIP code', '02138', '02138'],
    ['trims outside', ' K820055232\u00a0', 'K820055232'],
    ['keeps inner whitespace as it is', 'A  1\u00a02', 'A  1\u00a02'],
    ['composes nothing', 'E\u0301-1', 'E\u0301-1'],
    ['keeps what looks like a number', '1.2E+10', '1.2E+10'],
    ['takes a dash between letters or digits for a hyphen', 'K\u2013820\u20147', 'K-820-7'],
    ['takes a soft hyphen for one', '007\u00ad23', '007-23'],
    ['takes a minus sign for one', '12\u22127', '12-7'],
    ['keeps a dash with space round it', 'K \u2013 7', 'K \u2013 7'],
    ['drops a soft hyphen that divides nothing', '\u00ad7311\u00ad ', '7311'],
  ])('%s', (_rule, cell, expected) => {
    expect(cleanIdentifier(cell)).toBe(expected)
  })

  test.each(['', '  ', '\u00a0\n'])('is null where nothing is left of %j', (cell) => {
    expect(cleanIdentifier(cell)).toBeNull()
  })
})

describe('the number of an identifier', () => {
  test.each(['7311', '7311.5', 'K7.0', '7.0.0', '.0', 'v1.0'])('keeps %j', (cell) => {
    expect(cleanIdentifierNumber(cell)).toEqual({ value: cell, problem: null })
  })

  test.each([
    ['7311.0', '7311'],
    ['0042.00', '0042'],
  ])('loses the decimals of %j, with a problem', (cell, value) => {
    expect(cleanIdentifierNumber(cell)).toMatchObject({ value, problem: { cause: 'ends_in_point_zero' } })
  })

  test('has nothing to say of nothing', () => {
    expect(cleanIdentifierNumber(' ')).toEqual({ value: null, problem: null })
  })
})
