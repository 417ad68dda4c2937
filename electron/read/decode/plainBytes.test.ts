import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidyCell } from '../../clean/text/cell.ts'
import { usualNoValue } from '../../clean/text/noValue.ts'
import { areBytesPlain } from './plainBytes.ts'

const lines = 'Operation,Name\r\n2200107,"Wren\'s\tNest"\n'

describe('bytes', () => {
  test.each([
    '',
    lines.repeat(9),
    'A & B; R&D, Q&A ;',
    'Peña Álvarez, Ñandú, “Café” – O’Dell… 5 € ™',
    'Ωμέγα Привет',
  ])('of %j are plain', (text) => {
    for (let shift = 0; shift < 4; shift++)
      expect(areBytesPlain(Buffer.from('x'.repeat(shift) + text).subarray(shift))).toBe(true)
  })

  test.each([
    ['a zero-width space', '\u200b'],
    ['a mark of direction', '\u202d'],
    ['a soft hyphen', '\u00ad'],
    ['a word joiner', '\u2060'],
    ['an isolate', '\u2066'],
    ['a byte order mark', '\ufeff'],
    ['a control', '\u0001'],
    ['a DOS end mark', '\u001a'],
    ['DEL', '\u007f'],
    ['an entity', '&amp;'],
    ['a number of a character', '&#8203;'],
    ['what is cut off', '&am'],
    ['an emoji', '😀'],
    ['an Arabic mark', '\u061c'],
  ])('with %s are not', (_what, odd) => {
    for (let shift = 0; shift < 9; shift++) {
      const text = 'x'.repeat(shift) + odd
      expect(areBytesPlain(Buffer.from(text)), String(shift)).toBe(false)
      if (!odd.startsWith('&am') || odd.endsWith(';'))
        expect(areBytesPlain(Buffer.from(`${text} and more\n`)), String(shift)).toBe(false)
    }
  })

  test('of Windows-1252 with a soft hyphen are not', () => {
    expect(areBytesPlain(Buffer.from([0x61, 0xad, 0x62]))).toBe(false)
    expect(areBytesPlain(Buffer.from([0x4e, 0x69, 0xf1, 0x6f]))).toBe(false)
    expect(areBytesPlain(Buffer.from([0x43, 0x61, 0x66, 0xc9, 0x20]))).toBe(true)
  })

  test('that are plain hold no cell that would be changed by looking through it', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.constantFrom('a', 'é', '’', '&', ';', 'amp', '\u200b', '\u00ad', '\u001a', ' ', '\n', '#39'),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const cell = units.join('')
        if (!areBytesPlain(Buffer.from(`${cell},`))) return
        for (const kind of ['value', 'name', 'identifier'] as const)
          expect(tidyCell(cell, kind, usualNoValue, true)).toBe(tidyCell(cell, kind, usualNoValue))
      }),
      { numRuns: 2_000 },
    )
  })
})
