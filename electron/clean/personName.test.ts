import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from './anyCell.ts'
import { cleanPersonName } from './personName.ts'

describe('person name', () => {
  test.each([
    ['WREN OAKES', 'WREN', 'OAKES'],
    ['Wren McOakes', 'Wren', 'McOakes'],
    [' WREN \u00a0 OAKES ', 'WREN', 'OAKES'],
    ['ERIKA VAN RHYN', 'ERIKA', 'VAN RHYN'],
    ['MARY ANN SMITH', 'MARY', 'ANN SMITH'],
    ['JOHN SMITH JR.', 'JOHN', 'SMITH JR.'],
    ['JOHN SMITH, JR.', 'JOHN', 'SMITH JR.'],
    ['JOHN SMITH, III', 'JOHN', 'SMITH III'],
    ["IDA O'DELL-BRANDT", 'IDA', "O'DELL-BRANDT"],
    ['PEÑA ÁLVAREZ', 'PEÑA', 'ÁLVAREZ'],
    ['ANDREW ANDERS', 'ANDREW', 'ANDERS'],
    ['BRAND SANDS', 'BRAND', 'SANDS'],
    ['WREN (BIRDIE) OAKES', 'WREN', '(BIRDIE) OAKES'],
    ['WREN OAKES 2ND', 'WREN', 'OAKES 2ND'],
  ])('reads %j as one person', (cell, first, last) => {
    expect(cleanPersonName(cell)).toEqual({ value: { first, last, others: [] }, problem: null })
  })

  test('takes one word for a first name', () => {
    expect(cleanPersonName('WREN').value).toEqual({ first: 'WREN', last: null, others: [] })
  })

  test.each([
    ['SMITH, JOHN', 'JOHN', 'SMITH'],
    ['SMITH,JOHN', 'JOHN', 'SMITH'],
    ['SMITH JR., JOHN', 'JOHN', 'SMITH JR.'],
    ['SMITH, JOHN JR.', 'JOHN', 'SMITH JR.'],
  ])('reads %j as surname and given name', (cell, first, last) => {
    expect(cleanPersonName(cell)).toEqual({ value: { first, last, others: [] }, problem: null })
  })

  test.each([
    // Givens, then surnames in the same order.
    ['JASMINE & ARGIE, TILLMAN & REYES', ['JASMINE', 'TILLMAN'], ['ARGIE REYES']],
    ['TANIA & NICOLE PINEDA & POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA AND NICOLE PINEDA AND POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['Tania and Nicole Pineda and Poblete', ['Tania', 'Pineda'], ['Nicole Poblete']],
    ['TANIA / NICOLE PINEDA / POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA, NICOLE PINEDA, POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA&NICOLE PINEDA&POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA & NICOLE PINEDA SORIA & POBLETE', ['TANIA', 'PINEDA SORIA'], ['NICOLE POBLETE']],
    ['TANIA & NICOLE PINEDA & VAN RHYN', ['TANIA', 'PINEDA'], ['NICOLE VAN RHYN']],
    ['TANIA & NICOLE PINEDA & POBLETE JR.', ['TANIA', 'PINEDA'], ['NICOLE POBLETE JR.']],
    ['TANIA & NICOLE & PINEDA & POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA, NICOLE, PINEDA, POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA & NICOLE / PINEDA & POBLETE', ['TANIA', 'PINEDA'], ['NICOLE POBLETE']],
    ['TANIA & NICOLE, DE LA ROSA & POBLETE', ['TANIA', 'DE LA ROSA'], ['NICOLE POBLETE']],
    ['TANIA & NICOLE, PINEDA SORIA & POBLETE', ['TANIA', 'PINEDA SORIA'], ['NICOLE POBLETE']],
    ['ANA & BEA & CLEO FROST & GRAY & HOLM', ['ANA', 'FROST'], ['BEA GRAY', 'CLEO HOLM']],
    ['ANA, BEA & CLEO FROST, GRAY & HOLM', ['ANA', 'FROST'], ['BEA GRAY', 'CLEO HOLM']],
    ['ANA & BEA & CLEO, FROST & GRAY & HOLM', ['ANA', 'FROST'], ['BEA GRAY', 'CLEO HOLM']],
    // One surname for all.
    ['JOHN & MARY SMITH', ['JOHN', 'SMITH'], ['MARY SMITH']],
    ['JOHN AND MARY SMITH', ['JOHN', 'SMITH'], ['MARY SMITH']],
    ['JOHN/MARY SMITH', ['JOHN', 'SMITH'], ['MARY SMITH']],
    ['JOHN, MARY SMITH', ['JOHN', 'SMITH'], ['MARY SMITH']],
    ['JOHN & MARY, SMITH', ['JOHN', 'SMITH'], ['MARY SMITH']],
    ['JOHN & MARY VAN RHYN', ['JOHN', 'VAN RHYN'], ['MARY VAN RHYN']],
    ['ANA, BEA & CLEO SMITH', ['ANA', 'SMITH'], ['BEA SMITH', 'CLEO SMITH']],
    ['ANA, BEA, AND CLEO SMITH', ['ANA', 'SMITH'], ['BEA SMITH', 'CLEO SMITH']],
    ['JOHN & MARY A. SMITH', ['JOHN', 'SMITH'], ['MARY A. SMITH']],
    ['J. & M. SMITH', ['J.', 'SMITH'], ['M. SMITH']],
    ['ANDREW & SANDRA LAND', ['ANDREW', 'LAND'], ['SANDRA LAND']],
    // Full names, one by one.
    ['JOHN SMITH & MARY JONES', ['JOHN', 'SMITH'], ['MARY JONES']],
    ['JOHN SMITH AND MARY JONES', ['JOHN', 'SMITH'], ['MARY JONES']],
    ['JOHN SMITH, MARY JONES', ['JOHN', 'SMITH'], ['MARY JONES']],
    ['JOHN SMITH / MARY JONES', ['JOHN', 'SMITH'], ['MARY JONES']],
    ['JOHN SMITH, MARY JONES & IDA VAN RHYN', ['JOHN', 'SMITH'], ['MARY JONES', 'IDA VAN RHYN']],
    ['JOHN SMITH, MARY JONES, AND IDA WEST', ['JOHN', 'SMITH'], ['MARY JONES', 'IDA WEST']],
    ['JOHN SMITH, JR. & MARY JONES', ['JOHN', 'SMITH JR.'], ['MARY JONES']],
    ['JOHN SMITH JR. & MARY JONES', ['JOHN', 'SMITH JR.'], ['MARY JONES']],
  ])('reads the people of %j', (cell, [first, last], others) => {
    expect(cleanPersonName(cell)).toEqual({ value: { first, last, others }, problem: null })
  })

  test.each([
    // No surname at all, or no telling which of three single words is one.
    'JOHN & MARY',
    'N/A',
    'ANA & BEA & CLEO',
    'ANA, BEA, CLEO',
    'ANA & BEA & CLEO & FROST & GRAY',
    'SMITH, JOHN & MARY',
    'SMITH, JOHN & JONES, MARY',
    'SMITH, JOHN A.',
    // BOB JONES may be a person, or a surname of two words.
    'JOHN & MARY SMITH & BOB JONES',
    'JOHN SMITH & MARY',
    'VAN RHYN, ERIKA',
    'ANA & BEA FROST & GRAY & HOLM',
    // Something is missing.
    'JOHN SMITH &',
    '& JOHN SMITH',
    'AND',
    'JOHN SMITH,',
    'JOHN && MARY SMITH',
    'SMITH,, JOHN',
    'SMITH, JR.',
    ',',
    // No names.
    'JOHN SMITH; MARY JONES',
    'wren@example.com',
    '702-555-0142',
    '?',
    'JOHN - SMITH',
  ])('does not guess at %j', (cell) => {
    const { value, problem } = cleanPersonName(cell)
    expect(value).toBeNull()
    expect(problem?.cause).toBe('name_not_understood')
  })

  test.each(['', ' ', '\u00a0'])('has nothing to say of %j', (cell) => {
    expect(cleanPersonName(cell)).toEqual({ value: null, problem: null })
  })

  test('whatever the cell, it neither throws nor makes up a word', () => {
    const words = fc.array(fc.constantFrom('ANA', 'BEA', 'FROST', 'DE', 'JR.', '&', 'AND', ',', '/', '-'), {
      maxLength: 9,
    })
    const cells = fc.oneof(
      anyCell,
      words.map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(cells, (cell) => {
        const { value, problem } = cleanPersonName(cell)
        if (problem !== null) expect(value).toBeNull()
        for (const word of value ? [value.first, ...(value.last ?? '').split(' ')] : []) {
          expect(cell.normalize('NFC')).toContain(word)
          expect(word).not.toMatch(/^and$|[&/,]/i)
        }
      }),
    )
  })
})
