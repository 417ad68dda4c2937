import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCell } from '../../testing/anyCell.ts'
import { type CellKind, tidyCell } from './cell.ts'
import { usualNoValue } from './noValue.ts'

const tidy = (cell: string, kind: CellKind = 'value') => tidyCell(cell, kind, usualNoValue)

describe('a cell', () => {
  test.each([
    ['keeps clean text', 'Larkspur Lane 12', 'Larkspur Lane 12'],
    ['leaves inner space to the rules', 'WEE \u00a0 KIDS', 'WEE \u00a0 KIDS'],
    ['keeps the lines of a cell', 'Wren Oakes\n \nDirector', 'Wren Oakes\n \nDirector'],
    ['keeps letters with marks', 'Peña Álvarez', 'Peña Álvarez'],
    // invisible characters
    ['drops a zero-width space', '77\u200b001\u200b', '77001'],
    ['drops marks of direction', '\u200e\u202a2200107\u202c', '2200107'],
    ['drops a control', '\u001a2200107\u0000', '2200107'],
    ['drops a soft hyphen of a word', 'Lark\u00adspur', 'Larkspur'],
    ['drops a byte order mark', '\ufeffY', 'Y'],
    ['drops a joiner between Latin letters', 'a\u200db\u200cc', 'abc'],
    ['keeps a joiner between Persian letters', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['keeps a joiner behind a Devanagari virama', 'क्\u200dष', 'क्\u200dष'],
    ['keeps the number sign of Arabic', '\u06dd\u0661', '\u06dd\u0661'],
    ['keeps traces of a wrong encoding', 'It\u00e2\u0080\u0099s', 'It\u00e2\u0080\u0099s'],
    ['keeps whitespace that is a control', 'a\tb\vc\fd', 'a\tb\vc\fd'],
    // spreadsheet marks
    ['takes the content of a formula of text', '="00731"', '00731'],
    ['takes it behind a space after the sign', '= "00731"', '00731'],
    ['undoubles quotes in it', '="The ""Nest"""', 'The "Nest"'],
    ['takes it in a cell with space round it', ' ="00731" ', '00731'],
    ['keeps another formula', '="A"&"B"', '="A"&"B"'],
    ['keeps a lone equals sign', '=B2', '=B2'],
    ['drops an apostrophe before a digit', "'00731", '00731'],
    ['drops one before a letter', "'Full Permit", 'Full Permit'],
    ['drops one before a sign of a formula', "'+15125550107", '+15125550107'],
    ['drops a pair', "'00731'", '00731'],
    ['drops one that stands alone', "'", ''],
    ['keeps one inside', "Wren's", "Wren's"],
    ['keeps one before anything else', "'(a)", "'(a)"],
    // entities
    ['decodes an entity', 'Wren &amp; Ida', 'Wren & Ida'],
    ['decodes numbers of characters', 'Wren&#39;s &#x26; Ida&#8217;s', "Wren's & Ida’s"],
    ['decodes once', 'Wren &amp;amp; Ida', 'Wren &amp; Ida'],
    ['trims what an entity was', '&nbsp;Wren&nbsp;', 'Wren'],
    ['drops an invisible character that an entity was', 'Wr&#8203;en&shy;', 'Wren'],
    ['keeps tags', 'Wren<br/>Ida', 'Wren<br/>Ida'],
    ['keeps an ampersand', 'B&B Care', 'B&B Care'],
    ['keeps an ampersand before a semicolon', 'Day & Night; Evening', 'Day & Night; Evening'],
    ['keeps what is no entity', 'B&BCare; Night', 'B&BCare; Night'],
    // one after the other
    ['does all in their order', '\u200b="\'00731&nbsp;\u200b"', '00731'],
  ])('%s', (_rule, cell, expected) => {
    expect(tidy(cell)).toBe(expected)
  })

  test.each([
    ["'Ilima Preschool", "'Ilima Preschool"],
    ["'Round the Clock Care", "'Round the Clock Care"],
    ["'3 Little Owls", '3 Little Owls'],
    ["'Little Owls'", 'Little Owls'],
  ])('of a name keeps an apostrophe before a letter: %j', (cell, expected) => {
    expect(tidy(cell, 'name')).toBe(expected)
  })

  test('of an identifier keeps soft hyphens for its rule to read', () => {
    expect(tidy('73\u00ad11\u200b', 'identifier')).toBe('73\u00ad11')
  })

  test.each([
    ...['N/A', 'n/a', 'NA', 'N.A.', 'NULL', '(null)', 'nil', 'None', 'NaN', 'TBD', 'unknown', 'UNAVAILABLE'],
    ...['Vacant', 'Not available', 'NOT  APPLICABLE', 'Not provided', 'not given', '-', '--', '—', '.', '?'],
    ...['#N/A', '#NAME?', '#REF!', '#VALUE!', '#DIV/0!', '#NULL!', '#NUM!', '###', '##########', '#n/a'],
    ...[' N/A ', '\u200bNone', '="N/A"', '&mdash;', "'-", '', ' ', '\u00a0', '\u200b'],
  ])('that says %j has no value', (cell) => {
    expect(tidy(cell)).toBe('')
    expect(tidy(cell, 'name')).toBe('')
  })

  test.each([
    ...['N', 'No', 'NV', 'Nan Oakes', 'NONESUCH', 'Nona', 'None Such', 'Unknown Soldier Care', 'Vacant Lot'],
    ...['TBDX', 'Nila', '-1', '---', '..', '??', '##', '# 1', '#12', '#N/A2', 'Not', 'Not available yet'],
    ...['n a', '0', 'x'.repeat(100)],
  ])('that says %j has one', (cell) => {
    expect(tidy(cell)).toBe(cell)
  })

  test('whatever it holds, tidying twice changes no more than decoding and marks do', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const once = tidy(cell)
        expect(once).toBe(once.trim())
        if (!/[&'=]/.test(cell)) expect(tidy(once)).toBe(once)
      }),
    )
  })
})
