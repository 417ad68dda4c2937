import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { cleanText } from './text.ts'

describe('text', () => {
  test.each([
    ['keeps clean text', 'Full Permit', 'Full Permit'],
    ['keeps case', 'McCoy', 'McCoy'],
    ['trims outer whitespace', '  CENTER\t', 'CENTER'],
    ['makes one space of a run', 'WEE  WILLOW   KIDS', 'WEE WILLOW KIDS'],
    ['counts a no-break space as whitespace', 'WEE\u00a0\u00a0KIDS\u00a0', 'WEE KIDS'],
    ['makes a space of a line break', 'WEE\r\n \r\nKIDS', 'WEE KIDS'],
    ['counts a byte order mark as whitespace', '\ufeffWEE KIDS', 'WEE KIDS'],
    ['composes to NFC', 'ANGE\u0301LICA', 'ANGÉLICA'],
    ['keeps mojibake for a check to find', 'ANGELíS', 'ANGELíS'],
    ['keeps odd quotes', 'K" Street', 'K" Street'],
    ['keeps a lone letter', 'N', 'N'],
  ])('%s', (_rule, cell, expected) => {
    expect(cleanText(cell)).toBe(expected)
  })

  test.each(['', ' ', '\t', '\u00a0', '\r\n \r\n'])('is null where nothing is left of %j', (cell) => {
    expect(cleanText(cell)).toBeNull()
  })

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const once = cleanText(cell)
        expect(once === null ? null : cleanText(once)).toBe(once)
      }),
    )
  })
})
