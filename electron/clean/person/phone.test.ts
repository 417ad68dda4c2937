import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { cleanPhone } from './phone.ts'

describe('phone', () => {
  test.each([
    '702-555-0142',
    '(702) 555-0142',
    '(702)555-0142',
    '702.555.0142',
    '702 555 0142',
    '7025550142',
    '1-702-555-0142',
    '1 (702) 555-0142',
    '17025550142',
    '+17025550142',
    '+1 702 555 0142',
    '(+1) 702-555-0142',
    ' 702–555—0142 ',
    '702\u00a0555\u00a00142',
    '702/555-0142',
    '702・555・0142',
    '\u202a702-555-0142\u202c',
    '70-2555-0142',
    '7025550142.0',
    '17025550142.0',
    '702-555-0142 Site',
    'Cell 702-555-0142',
    '702-555-0142 (office)',
    'tel:702-555-0142',
    'tel:+1-702-555-0142',
    'Home: (702) 555-0142, ask for Wren',
    'Owner and Director 702-555-0142',
    '702-555-0142 / N/A',
    '702-555-0142 / 702-555-0142',
  ])('reads %j whatever its punctuation', (cell) => {
    expect(cleanPhone(cell)).toEqual({ value: { phone: '+17025550142', extension: null }, problem: null })
  })

  test.each([
    ['702-555-0142 x12', '12'],
    ['702-555-0142x12', '12'],
    ['702-555-0142 X 007', '007'],
    ['(702) 555-0142 ext. 12', '12'],
    ['702-555-0142, Ext 12', '12'],
    ['702-555-0142 EXT:12', '12'],
    ['702-555-0142 extension 1234', '1234'],
    ['702-555-0142 extn. 12', '12'],
    ['702-555-0142 (x12)', '12'],
    ['702-555-0142 #12', '12'],
    ['+1 702 555 0142;ext=12', '12'],
    ['702-555-0142 cell x12', '12'],
    ['702-555-0142 x12 (office)', '12'],
  ])('takes the extension off %j', (cell, extension) => {
    expect(cleanPhone(cell)).toEqual({ value: { phone: '+17025550142', extension }, problem: null })
  })

  test.each([
    '702-555-0142 / 702-555-0143',
    '702-555-0142/702-555-0143',
    '702-555-0142, 702-555-0143',
    '(702) 555-0142; (702) 555-0143',
    '702-555-0142 & 702-555-0143',
    '702-555-0142 | 702-555-0143',
    '702-555-0142 or 702-555-0143',
    '702-555-0142 AND 702-555-0143',
    '702-555-0142\n702-555-0143',
    '702/555-0142 / 702/555-0143',
    '1-702-555-0142, 1-702-555-0143',
    '7025550142;7025550143.0',
    'Home 702-555-0142 Cell 702-555-0143',
    '702-555-0142 (cell) 702-555-0143 (home)',
    '702-555-0142 cell / 702-555-0143 home',
    '702-555-0142; 702-555-0143; 702-555-0142',
  ])('finds two numbers in %j', (cell) => {
    expect(cleanPhone(cell)).toEqual({
      value: { phone: '+17025550142', phone2: '+17025550143', extension: null },
      problem: null,
    })
  })

  test('keeps a third and fourth number', () => {
    expect(cleanPhone('702-555-0142 / 702-555-0143, 702-555-0144 or 702-555-0145 x9').value).toEqual({
      phone: '+17025550142',
      phone2: '+17025550143',
      others: ['+17025550144', '+17025550145'],
      extension: '9',
    })
  })

  test.each([
    ['702-555-0142 / 702-555-0143 fax', '+17025550142'],
    ['702-555-0142 Fax: 702-555-0143', '+17025550142'],
    ['Fax 702-555-0143; Phone 702-555-0142', '+17025550142'],
    ['Phone: 702-555-0142 FAX: 702-555-0143', '+17025550142'],
    ['702-555-0143 (Facsimile)', null],
  ])('knows the fax of %j', (cell, phone) => {
    expect(cleanPhone(cell)).toEqual({
      value: { phone, extension: null, fax: '+17025550143' },
      problem: null,
    })
  })

  test('takes a number for phone and fax for both', () => {
    expect(cleanPhone('Phone/Fax 702-555-0142').value).toEqual({
      phone: '+17025550142',
      extension: null,
      fax: '+17025550142',
    })
  })

  test('has the extension of the first number that has one', () => {
    expect(cleanPhone('702-555-0142; 702-555-0143 x7; 702-555-0144 x8').value).toMatchObject({
      phone2: '+17025550143',
      extension: '7',
    })
  })

  test.each([
    ['702-555-0142 / 0143', '0143'],
    ['555-0143 / 702-555-0142', '555-0143'],
    ['702-555-0142 or 102-555-0143', '102-555-0143'],
    ['702-555-0142, 702-KIDS-142', '702-KIDS-142'],
  ])('keeps the good number of %j and says what the other is not', (cell, part) => {
    expect(cleanPhone(cell)).toEqual({
      value: { phone: '+17025550142', extension: null },
      problem: {
        cause: 'phone_not_understood',
        why: `holds a part that is not a US phone number: '${part}'`,
      },
    })
  })

  test('keeps both numbers round a part that is none', () => {
    expect(cleanPhone('702-555-0142 / 0143 / 702-555-0144')).toMatchObject({
      value: { phone: '+17025550142', phone2: '+17025550144' },
      problem: { cause: 'phone_not_understood' },
    })
  })

  test('keeps an area code that nobody has', () => {
    expect(cleanPhone('999-555-0142').value?.phone).toBe('+19995550142')
  })

  test.each([
    ['702-555-014', 'it has 9 digits instead of ten'],
    ['555-0142', 'it has 7 digits instead of ten'],
    [`702-555-0142${' '.repeat(200)}x12`, 'it is much longer than one'],
    ['702-555-0142 12', 'it has 12 digits instead of ten'],
    ['27025550142', 'it has 11 digits instead of ten'],
    ['70255501421.0', 'it has 12 digits instead of ten'],
    ['-', 'it has 0 digits instead of ten'],
    ['702-555-0142 702-555-0143', 'it may hold two numbers'],
    ['702-555-0142 x 702-555-0143', 'what follows the ten digits is no extension'],
    ['702-555-0142 #702-555-0143', 'what follows the ten digits is no extension'],
    ['702-555-0142 ext', 'what follows the ten digits is no extension'],
    ['102-555-0142', 'no area code begins with 1'],
    ['002-555-0142', 'no area code begins with 0'],
    ['702-155-0142', 'no number begins with 1 after the area code'],
    ['1-702-055-0142', 'no number begins with 0 after the area code'],
    ['702-KIDS-142', 'it has letters'],
    ['702-555-O142', 'it has letters'],
    ['n/a', 'it has letters'],
    ['702-555-0142 cell2', 'what follows the ten digits is no extension'],
    ['+44 20 7946 0958', 'only +1 may come before the ten digits'],
    ['+702-555-0142', 'only +1 may come before the ten digits'],
    ['1+702-555-0142', 'only +1 may come before the ten digits'],
    ['702-555-0142+1', 'only +1 may come before the ten digits'],
    ['７０２-555-0142', 'its digits are not the usual ones'],
  ])('does not understand %j', (cell, why) => {
    expect(cleanPhone(cell)).toEqual({
      value: null,
      problem: { cause: 'phone_not_understood', why: `is not a US phone number: ${why}` },
    })
  })

  test.each(['', ' ', '\u00a0'])('has nothing to say of %j', (cell) => {
    expect(cleanPhone(cell)).toEqual({ value: null, problem: null })
  })

  test('whatever the cell, the value has the form of E.164 or is missing', () => {
    const cells = fc.oneof(
      anyCell,
      fc.string({ unit: fc.constantFrom(...'0123456789+-() .x#ext'), maxLength: 24 }),
      fc.string({
        unit: fc.constantFrom('702-555-0142', '7025550143', ' ', '/', ',', 'fax', ' x7', '01'),
        maxLength: 9,
      }),
    )
    fc.assert(
      fc.property(cells, (cell) => {
        const { value, problem } = cleanPhone(cell)
        const { phone, phone2, fax, others = [] } = value ?? {}
        for (const number of value ? [phone ?? fax, phone2, fax, ...others] : [])
          if (number !== undefined) expect(number).toMatch(/^\+1[2-9]\d{2}[2-9]\d{6}$/)
        if (!value) expect(problem !== null).toBe(cell.trim() !== '')
      }),
    )
  })
})
