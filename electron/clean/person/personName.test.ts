import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { cleanPersonName, namesNobody } from './personName.ts'

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

  test.each([
    ['Dr. Wren Oakes', 'Wren', 'Oakes'],
    ['MRS WREN OAKES', 'WREN', 'OAKES'],
    ['Miss Wren Oakes', 'Wren', 'Oakes'],
    ['Rev. Dr. Wren Oakes', 'Wren', 'Oakes'],
    ['Sister Wren Oakes', 'Wren', 'Oakes'],
    ['c/o Wren Oakes', 'Wren', 'Oakes'],
    ['C/O: WREN OAKES', 'WREN', 'OAKES'],
    ['Attn: Wren Oakes', 'Wren', 'Oakes'],
    ['ATTN WREN OAKES', 'WREN', 'OAKES'],
    ['Attn: c/o Ms. Wren Oakes', 'Wren', 'Oakes'],
    ['Owner: Wren Oakes', 'Wren', 'Oakes'],
    ['Wren Oakes, PH.D.', 'Wren', 'Oakes'],
    ['Wren Oakes, Ed.D., RN', 'Wren', 'Oakes'],
    ['WREN OAKES PHD', 'WREN', 'OAKES'],
    ['WREN OAKES RN BSN', 'WREN', 'OAKES'],
    ['Wren Oakes M.Ed.', 'Wren', 'Oakes'],
    ['Wren Oakes, MA', 'Wren', 'Oakes'],
    ['Wren Oakes JR., PH.D.', 'Wren', 'Oakes JR.'],
    ['OAKES, WREN, PH.D.', 'WREN', 'OAKES'],
    ['Dr. Wren Oakes, MD', 'Wren', 'Oakes'],
    // look like a title, a degree or a word for nobody, and are names
    ['WREN MISSON', 'WREN', 'MISSON'],
    ['DREW OAKES', 'DREW', 'OAKES'],
    ['REVA OAKES', 'REVA', 'OAKES'],
    ['WREN RN', 'WREN', 'RN'],
    ['LI MA', 'LI', 'MA'],
    ['ANA LI MA', 'ANA', 'LI MA'],
    ['SEE OAKES', 'SEE', 'OAKES'],
    ['SAME OAKES', 'SAME', 'OAKES'],
    ['OWNER OAKES', 'OWNER', 'OAKES'],
    // surnames that organisations have too
    ['RUTH CHURCH', 'RUTH', 'CHURCH'],
    ['Tonya School', 'Tonya', 'School'],
    ['WREN PARK', 'WREN', 'PARK'],
    ['IDA MAE HOUSE', 'IDA', 'MAE HOUSE'],
    ['WREN LITTLE DAY', 'WREN', 'LITTLE DAY'],
    ['COLE PARISH', 'COLE', 'PARISH'],
    ['KIM CO', 'KIM', 'CO'],
    ['WREN LINC', 'WREN', 'LINC'],
    ['CHURCH, RUTH', 'RUTH', 'CHURCH'],
  ])('reads %j without what is no name', (cell, first, last) => {
    expect(cleanPersonName(cell)).toEqual({ value: { first, last, others: [] }, problem: null })
  })

  test.each([
    ['WREN OAKES (Director)', 'Director'],
    ['Wren Oakes(owner)', 'owner'],
    ['Dr. Wren Oakes (Head Start Supervisor)', 'Head Start Supervisor'],
    ['Wren Oakes (Owner/Director)', 'Owner/Director'],
    ['Wren Oakes (Co-Owner), PH.D.', 'Co-Owner'],
    ['OAKES, WREN (Manager)', 'Manager'],
    ['Wren Oakes\nDirector', 'Director'],
    ['Wren Oakes\nAsst. Site Director', 'Asst. Site Director'],
  ])('has the title of %j', (cell, title) => {
    const { value, problem } = cleanPersonName(cell)
    expect([value?.first?.toUpperCase(), value?.last?.toUpperCase(), value?.title]).toEqual([
      ...['WREN', 'OAKES', title],
    ])
    expect(problem).toBeNull()
  })

  test('has the title of the first of several people only', () => {
    expect(cleanPersonName('Wren Oakes (Owner) & Ida Finch (Director)').value).toMatchObject({
      title: 'Owner',
      others: ['Ida Finch'],
    })
    expect(cleanPersonName('Wren Oakes & Ida Finch (Director)').value).toEqual({
      first: 'Wren',
      last: 'Oakes',
      others: ['Ida Finch'],
    })
  })

  test.each([
    ['Mrs. Oakes', 'Oakes', []],
    ['DR OAKES', 'OAKES', []],
    ['Mr. Oakes Jr.', 'Oakes Jr.', []],
    ['Mrs. Oakes & Mr. Finch', 'Oakes', ['Finch']],
  ])('has a last name only of %j', (cell, last, others) => {
    expect(cleanPersonName(cell)).toEqual({ value: { first: null, last, others }, problem: null })
  })

  test.each([
    ['Wren Oakes\nIda Finch', ['Wren', 'Oakes'], ['Ida Finch']],
    ['Wren Oakes\r\n \r\nIda Finch\r\nBo Marsh', ['Wren', 'Oakes'], ['Ida Finch', 'Bo Marsh']],
    ['Wren & Ida Oakes\nBo Marsh', ['Wren', 'Oakes'], ['Ida Oakes', 'Bo Marsh']],
    ['Wren Oakes\nN/A', ['Wren', 'Oakes'], []],
    ['Wren Oakes\nBo', ['Wren', 'Oakes'], ['Bo']],
    ['WREN\nOAKES', ['WREN', 'OAKES'], []],
    ['OAKES,\nWREN', ['WREN', 'OAKES'], []],
    ['WREN &\nIDA OAKES', ['WREN', 'OAKES'], ['IDA OAKES']],
    ['Mr. Wren Oakes\nMrs. Ida Finch, RN', ['Wren', 'Oakes'], ['Ida Finch']],
  ])('takes the lines of %j for persons', (cell, [first, last], others) => {
    expect(cleanPersonName(cell)).toEqual({ value: { first, last, others }, problem: null })
  })

  test.each([
    'Larkspur Lane LLC',
    'LARKSPUR LANE, L.L.C.',
    'Larkspur Inc.',
    'Larkspur Corp',
    'OAKES & SONS, LTD',
    'Oakes Co.',
    'LARKSPUR ACADEMY',
    'Larkspur Learning Center',
    'FIRST LUTHERAN CHURCH',
    'YMCA',
    'Larkspur Independent School District',
    'RUTH OAKES FAMILY TRUST',
    'University',
    'Larkspur Academy\nWren Oakes',
  ])('finds an organisation, no person, in %j', (cell) => {
    expect(cleanPersonName(cell)).toEqual({
      value: null,
      problem: { cause: 'name_not_understood', why: 'is an organisation, not a person' },
    })
  })

  test.each([
    'Same as above',
    'SAME',
    'see notes',
    'See Comments.',
    'As above',
    'Same as licensee',
    'See attached',
  ])('finds nobody in %j', (cell) => {
    const { value, problem } = cleanPersonName(cell)
    expect(value).toBeNull()
    expect(problem?.why).toContain('names nobody')
    expect(namesNobody(cell)).toBe(true)
  })

  test.each(['SEE OAKES', 'Mr. & Mrs. Wren Oakes', 'Larkspur Academy', 'Wren Oakes', ''])(
    'does not say of %j that it names nobody',
    (cell) => {
      expect(namesNobody(cell)).toBe(false)
    },
  )

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
    // Whose the given name is can't be told.
    'Mr. & Mrs. Wren Oakes',
    'MR AND MRS OAKES',
    'Dr. Wren & Ida Oakes',
    'Mr. Oakes & Ida Finch',
    'Mrs.',
    'Wren Oakes c/o Ida Finch',
    'Wren Oakes\nIda & Bo',
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
    const words = fc.array(
      fc.constantFrom(
        'ANA',
        'BEA',
        'FROST',
        'DE',
        'JR.',
        '&',
        'AND',
        ',',
        '/',
        '-',
        'DR.',
        'RN',
        '(OWNER)',
        '\n',
      ),
      {
        maxLength: 9,
      },
    )
    const cells = fc.oneof(
      anyCell,
      words.map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(cells, (cell) => {
        const { value, problem } = cleanPersonName(cell)
        if (problem !== null) expect(value).toBeNull()
        for (const word of value ? [value.first ?? '', ...(value.last ?? '').split(' ')] : []) {
          expect(cell.normalize('NFC')).toContain(word)
          expect(word).not.toMatch(/^and$|[&/,]/i)
        }
      }),
    )
  })
})
