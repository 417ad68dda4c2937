import { describe, expect, test } from 'vitest'
import { cleanIdentifier } from './identifier.ts'

describe('identifier', () => {
  test.each([
    ['keeps leading zeros', '007-23', '007-23'],
    ['keeps a leading zero in a ZIP code', '02138', '02138'],
    ['trims outside', ' K820055232\u00a0', 'K820055232'],
    ['keeps inner whitespace as it is', 'A  1\u00a02', 'A  1\u00a02'],
    ['composes nothing', 'E\u0301-1', 'E\u0301-1'],
    ['keeps what looks like a number', '1.2E+10', '1.2E+10'],
  ])('%s', (_rule, cell, expected) => {
    expect(cleanIdentifier(cell)).toBe(expected)
  })

  test.each(['', '  ', '\u00a0\n'])('is null where nothing is left of %j', (cell) => {
    expect(cleanIdentifier(cell)).toBeNull()
  })
})
