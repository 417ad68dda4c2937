import { describe, expect, test } from 'vitest'
import { nevadaHeader, texasHeader } from '../testing/invent/headers.ts'
import { sourceById } from './index.ts'
import { layoutOf } from './layout.ts'
import { recordReader } from './readRecord.ts'
import { rowJudge } from './rowJudge.ts'

const headers: Record<'nevada' | 'texas', string[]> = {
  nevada: [...nevadaHeader],
  texas: [...texasHeader],
}
type SourceId = keyof typeof headers

/** A record of the source with these cells, by header. */
function row(id: SourceId, cells: Readonly<Record<string, string>>): string[] {
  return headers[id].map((name) => cells[name] ?? '')
}

function causeOf(id: SourceId, cells: readonly string[], header: readonly string[] = headers[id]) {
  return recordReader(layoutOf(sourceById(id), header), '2025-11-05')(cells).reject?.cause
}

const larkspur = {
  Operation: '0042',
  'Operation Name': 'Larkspur House',
  Address: '9 FERN ST',
  City: 'WACO',
  State: 'TX',
  Zip: '76701',
  Phone: '254-555-0142',
  'Issue Date': '3/4/21',
  Capacity: '12',
  'Email Address': 'a@lark.example',
}

describe('a row that repeats the header', () => {
  test.each([
    ['wholly', headers.texas],
    ['in other case and with blanks', headers.texas.map((name) => ` ${name.toUpperCase()} `)],
    ['in half of its cells', headers.texas.map((name, place) => (place % 2 === 0 ? name : 'x'))],
  ])('%s is no record', (_what, cells) => {
    expect(causeOf('texas', cells)).toBe('header_repeated')
  })

  test('in fewer cells is one', () => {
    const cells = row('texas', { ...larkspur, Type: 'Type', Status: 'Status', County: 'County' })
    expect(causeOf('texas', cells)).toBeUndefined()
  })
})

describe('a line of dashes', () => {
  test.each([
    ['dashes', row('texas', Object.fromEntries(headers.texas.map((name) => [name, '-----'])))],
    ['equals signs', row('texas', { Operation: '=====', City: '===' })],
    ['one cell', ['----------']],
    ['dashes between blanks', row('texas', { Operation: ' --- --- ', Zip: '—————' })],
  ])('of %s is no record', (_what, cells) => {
    expect(causeOf('texas', cells)).toBe('line_of_dashes')
  })

  test.each([
    ['a name of dashes among others', { ...larkspur, 'Agency Number': '-----' }, undefined],
    ['a single dash, which is no value', { Operation: '-', 'Operation Name': '' }, 'no_company'],
  ])('is none with %s', (_what, cells, cause) => {
    expect(causeOf('texas', row('texas', cells))).toBe(cause)
  })
})

describe('a row that is no facility', () => {
  test.each([
    ...['Total', 'TOTALS', 'Totals:', 'Grand Total', 'Total: 1,204', 'Count', 'Count: 12', '* Total'],
    ...['12 records', '1,204 Records', '1 record found.', 'Page 3', 'page 3 of 12', 'Page 3/12'],
    ...[
      'Disclaimer: no warranty of any kind',
      'DISCLAIMER',
      'Note: closed homes are left out',
      '* Note: see the map',
    ],
    ...[
      'Source: the county',
      'Printed 5/6/2031',
      'Printed by the clerk',
      'Run on: 5/6/2031',
      'Data as of May 6',
    ],
    ...['End of Report', '*** End of report ***', '© 2031 The County', `Note: ${'long '.repeat(200)}`],
  ])('says %s', (text) => {
    expect(causeOf('texas', row('texas', { Operation: text }))).toBe('not_a_facility')
    expect(causeOf('texas', row('texas', { Operation: text, 'Operation Name': '3', Capacity: '93' }))).toBe(
      'not_a_facility',
    )
    expect(causeOf('texas', [text])).toBe('not_a_facility')
    expect(causeOf('nevada', row('nevada', { Name: text }))).toBe('not_a_facility')
  })

  test.each([
    ...[
      'TOTAL KIDS',
      'Totally Tots',
      'Page One Learning',
      'Pages Preschool',
      'Count On Us',
      'Counting Stars',
    ],
    ...['End of the Lane', 'Records Lane School', 'Notes and Rhythm', 'Sourceberry Farm', 'Running Brook'],
    ...['Grand Totem Care', '12 Oaks', 'Data Kids', 'Imprinted Minds'],
  ])('does not say %s: that is a name', (name) => {
    const cells = row('nevada', { Name: name, 'Credential Number': '77-24' })
    expect(causeOf('nevada', cells)).toBeUndefined()
  })

  test('has at most three mapped cells', () => {
    const cells = row('nevada', { Name: 'Total', 'Credential Number': '77-24', State: 'NV', County: 'CLARK' })
    expect(causeOf('nevada', cells)).toBeUndefined()
  })

  test.each([
    '\u200bTotal',
    'Total\u2060',
    'Total&nbsp;',
    '&#8203;Total',
    '="Total"',
    "'Total",
    "'Total'",
    '&copy; 2031 The County',
  ])('says %s: marks and what nobody sees are no content', (text) => {
    const cells = row('nevada', { Name: text, 'Credential Number': '77' })
    expect(causeOf('nevada', cells)).toBe('not_a_facility')
  })

  test('fills no cell with what is no value', () => {
    const blank = { 'Credential Type': 'N/A', Status: '\u200b', State: '&nbsp;', County: '=""', Phone: '-' }
    const cells = row('nevada', { Name: 'Total', 'Credential Number': '77', ...blank })
    expect(causeOf('nevada', cells)).toBe('not_a_facility')
  })

  test('is judged by mapped cells alone', () => {
    const header = ['Note', ...headers.nevada]
    const cells = ['Note: looks odd', ...row('nevada', { Name: 'Fern House', 'Credential Number': '77-24' })]
    expect(causeOf('nevada', cells, header)).toBeUndefined()
  })

  test('is looked for fast, whatever the cells hold', () => {
    const judge = rowJudge(layoutOf(sourceById('texas'), headers.texas))
    expect(judge([' '.repeat(1_000_000), `${'-'.repeat(1_000_000)}x`, `${'* '.repeat(500_000)}x`])).toBeNull()
  })
})

describe('cells that stand in wrong columns', () => {
  const shifted = (by: number) => {
    const cells = row('texas', larkspur)
    cells.splice(3, 0, ...Array.from({ length: by }, () => 'LLC'))
    return cells.slice(0, headers.texas.length)
  }

  test.each([1, 2])('make their record a reject: %i too far', (by) => {
    expect(causeOf('texas', shifted(by))).toBe('cells_shifted')
  })

  test('are told', () => {
    const { reject } = recordReader(layoutOf(sourceById('texas'), headers.texas), '2025-11-05')(shifted(1))
    expect(reject?.reason).toMatch(/^its cells stand in wrong columns: Zip holds 'TX', /)
  })

  test.each([
    ['one is understood', { State: 'TEX', Zip: 'TX', Phone: 'none', 'Issue Date': '12', Capacity: '4' }],
    ['fewer than three are filled', { Zip: 'TX', 'Email Address': '12' }],
    [
      'fewer than two hold what another would take',
      { State: 'TEX', Zip: '7670-', Phone: 'ask', Capacity: 'TX' },
    ],
    ['they are flags', { Infant: '12', Toddler: 'TX', Preschool: '76701', School: '1/1/20' }],
  ])('do not where %s', (_what, cells) => {
    const named = { Operation: '0042', 'Operation Name': 'Larkspur House' }
    expect(causeOf('texas', row('texas', { ...named, ...cells }))).toBeUndefined()
  })
})

describe('a record of other length than the header', () => {
  test.each<[string, string[], string[], string | undefined]>([
    ['with empty cells beyond it', headers.texas, [...row('texas', larkspur), '', ' ', '\u200b'], undefined],
    ['with a filled cell beyond it', headers.texas, [...row('texas', larkspur), '', 'x'], 'too_many_cells'],
    ['that lacks columns without a header', [...headers.texas, '', ' '], row('texas', larkspur), undefined],
    ['that lacks some of them', [...headers.texas, '', ' '], [...row('texas', larkspur), ''], undefined],
    [
      'that lacks a column with a header',
      headers.texas,
      row('texas', larkspur).slice(0, -1),
      'too_few_cells',
    ],
    ['of no cell at all', headers.texas, [''], 'too_few_cells'],
  ])('%s', (_what, header, cells, cause) => {
    expect(causeOf('texas', cells, header)).toBe(cause)
  })
})
