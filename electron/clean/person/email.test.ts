import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { cleanEmail } from './email.ts'

describe('email', () => {
  test.each([
    ['wren@example.com', 'wren@example.com'],
    [' Wren_Oakes@Example.COM ', 'wren_oakes@example.com'],
    ['1on1.care+tx@mail.example.co', '1on1.care+tx@mail.example.co'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['front/desk@example.com', 'front/desk@example.com'],
    ['mailto:wren@example.com', 'wren@example.com'],
    ['<wren@example.com>', 'wren@example.com'],
    ['Wren Oakes <wren@example.com>', 'wren@example.com'],
    ['peña@example.com', 'peña@example.com'],
    ['wren@xn--bcher-kva.example', 'wren@xn--bcher-kva.example'],
    ['wren@example.xn--p1ai', 'wren@example.xn--p1ai'],
    ['wren@example.com;', 'wren@example.com'],
  ])('reads %j', (cell, email) => {
    expect(cleanEmail(cell)).toEqual({ value: { email, others: [] }, problem: null })
  })

  test.each([
    'wren@example.com; Ida@example.com',
    'wren@example.com,ida@example.com',
    'wren@example.com ida@example.com',
    'wren@example.com\nida@example.com',
    'wren@example.com / ida@example.com',
    'wren@example.com/ida@example.com',
    'wren@example.com | ida@example.com',
    'wren@example.com and ida@example.com',
    'wren@example.com OR ida@example.com',
    'wren@example.com & ida@example.com',
    'wren@example.com; ida@example.com; WREN@example.com;',
    'Wren <wren@example.com>; Ida <ida@example.com>',
  ])('keeps the second address of %j apart', (cell) => {
    expect(cleanEmail(cell)).toEqual({
      value: { email: 'wren@example.com', others: ['ida@example.com'] },
      problem: null,
    })
  })

  test.each([
    ['wren@example.com; none', 'none'],
    ['call first, wren@example.com', 'call first'],
    ['wren@example.com / n/a', 'n/a'],
    ['wren@example.com, ida@example', 'ida@example'],
  ])('keeps the good part of %j and says what the other is not', (cell, part) => {
    expect(cleanEmail(cell)).toEqual({
      value: { email: 'wren@example.com', others: [] },
      problem: { cause: 'email_not_understood', why: `holds a part that is not an email address: '${part}'` },
    })
  })

  test.each([
    'n/a',
    'none',
    'wren@example',
    'wren@@example.com',
    '@example.com',
    'wren@',
    'wren@.com',
    'wren@example..com',
    'wren@example.c',
    'wren@example.com.',
    'wren@-example.com',
    'wren example.com',
    'wren oakes@example.com',
    'wren@example.123',
    ';',
  ])('does not understand %j', (cell) => {
    expect(cleanEmail(cell)).toEqual({
      value: null,
      problem: { cause: 'email_not_understood', why: 'is not an email address of the form name@host.tld' },
    })
  })

  test('keeps an address of 254 characters and no longer one', () => {
    const host = `@${'h'.repeat(60)}.example.com`
    const longest = 'w'.repeat(254 - host.length) + host
    expect(cleanEmail(longest).value?.email).toBe(longest)
    expect(cleanEmail(`w${longest}`)).toEqual({
      value: null,
      problem: { cause: 'too_long', why: 'is longer than 254 characters' },
    })
  })

  test.each(['', '  ', '\u00a0'])('has nothing to say of %j', (cell) => {
    expect(cleanEmail(cell)).toEqual({ value: null, problem: null })
  })

  test('whatever the cell, an address is in lower case, without space and within its length', () => {
    const cells = fc.oneof(
      anyCell,
      fc.string({ unit: fc.constantFrom('a', 'B', '@', '.', ';', ',', '/', ' ', '<', '>', 'com', 'and') }),
    )
    fc.assert(
      fc.property(cells, (cell) => {
        const { value } = cleanEmail(cell)
        for (const each of value ? [value.email, ...value.others] : []) {
          expect(each).toMatch(/^[^\s@;,]+@[^\s@;,]+\.[^\s@;,.]+$/)
          expect(each).toBe(each.toLowerCase())
          expect(each.length).toBeLessThanOrEqual(254)
        }
      }),
    )
  })
})
