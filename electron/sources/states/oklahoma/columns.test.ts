import { describe, expect, test } from 'vitest'
import { sourceById } from '../../index.ts'
import { layoutOf } from '../../layout.ts'
import { recordReader } from '../../readRecord.ts'

// Columns of Oklahoma that hold a label with their value, or each other's cells.

const oklahoma = sourceById('oklahoma')

/** What a record becomes that has nothing but these cells beside its name and license. */
function read(cells: Record<string, string>) {
  const own: Record<string, string> = { Company: 'ACORN', 'Type License': 'CENTER - K1', ...cells }
  const header = Object.keys(own)
  const { record, warnings, reject } = recordReader(
    layoutOf(oklahoma, header),
    '2025-11-05',
  )(Object.values(own))
  expect(reject).toBeNull()
  return { record, causes: warnings.map(({ cause }) => cause) }
}

describe('star level', () => {
  test.each([
    ['2 Star Level Program', 2],
    ['5 STAR LEVEL PROGRAM', 5],
    [' 1  star level program ', 1],
    ['3 Stars', 3],
    ['4-Star', 4],
    ['4', 4],
  ])('reads %j', (cell, level) => {
    const { record, causes } = read({ 'Star Level': cell })
    expect([record.attributes.star_level, causes]).toEqual([level, []])
  })

  test.each(['One Star', '2+ Star Level Program', 'Star Level 2', '2.5 Star'])(
    'does not understand %j',
    (cell) => {
      const { record, causes } = read({ 'Star Level': cell })
      expect([record.attributes.star_level, causes]).toEqual([undefined, ['number_not_understood']])
    },
  )

  test.each(['', ' ', 'N/A'])('has nothing to say of %j', (cell) => {
    const { record, causes } = read({ 'Star Level': cell })
    expect([record.attributes.star_level, causes]).toEqual([undefined, []])
  })
})

describe('subsidy contract', () => {
  const contract = (cell: string) => {
    const { record, causes } = read({ 'Subsidy Contract Number': cell })
    return [record.attributes.subsidy_contract_number, causes]
  }

  test.each([
    ['Subsidy Contract Number: 59884', '59884'],
    ['SUBSIDY CONTRACT NUMBER:007', '007'],
    ['Subsidy Contract Number:  K-12 b ', 'K-12 b'],
    ['59884', '59884'],
  ])('reads %j', (cell, value) => {
    expect(contract(cell)).toEqual([value, []])
  })

  test.each([
    'Subsidy Contract Number: N/A',
    'Subsidy Contract Number: n/a',
    'N/A',
    'Subsidy Contract Number: None',
    'Subsidy Contract Number: -',
    'Subsidy Contract Number: ',
    '',
    ' ',
  ])('has nothing to say of %j', (cell) => {
    expect(contract(cell)).toEqual([undefined, []])
  })

  test.each([
    ['Subsidy Contract Number: 70412.0', '70412', 'ends_in_point_zero'],
    ['Daytime Hours', undefined, 'number_not_understood'],
    ['Subsidy Contract Number: #REF!', undefined, 'spreadsheet_error'],
  ])('tells of %j', (cell, value, cause) => {
    expect(contract(cell)).toEqual([value, [cause]])
  })
})

describe('monitoring since', () => {
  const since = (cell: string) => {
    const { record, causes } = read({ 'License Monitoring Since': cell })
    return [record.license_issued, causes]
  }

  test.each([
    ['Monitoring since 2020-09-02', '2020-09-02'],
    ['MONITORING SINCE  9/2/20', '2020-09-02'],
    [' monitoring since: 2020-09-02 ', '2020-09-02'],
    ['2020-09-02', '2020-09-02'],
  ])('reads %j', (cell, value) => {
    expect(since(cell)).toEqual([value, []])
  })

  test('keeps a date after the run date, with a warning', () => {
    expect(since('Monitoring since 2026-01-01')).toEqual(['2026-01-01', ['date_after_run']])
  })

  test.each([
    'Monitoring since',
    'Monitoring since last May',
    'Monitored 2020-09-02',
    'Monitoring since 2020-13-02',
  ])('does not understand %j', (cell) => {
    expect(since(cell)).toEqual([null, ['date_not_understood']])
  })

  test.each(['', ' ', 'Monitoring since N/A', 'Monitoring since: Unknown', 'MONITORING SINCE --'])(
    'has nothing to say of %j',
    (cell) => {
      expect(since(cell)).toEqual([null, []])
    },
  )

  test('tells of the error of a spreadsheet behind the label', () => {
    expect(since('Monitoring since #N/A')).toEqual([null, ['spreadsheet_error']])
  })
})

describe('operating periods', () => {
  const columns = ['Year Round', 'Daytime Hours', 'School Year Only', 'Evening Hours']

  test.each([
    [
      ['Year Round', 'Daytime Hours', 'Year Round', ''],
      ['daytime', 'year_round'],
    ],
    [
      ['Year Round', 'Daytime Hours', 'Accepts Subsidy', 'Daytime Hours'],
      ['daytime', 'year_round'],
    ],
    [
      ['', 'Daytime Hours', 'Accepts Subsidy', 'Evening Hours'],
      ['daytime', 'evening'],
    ],
    [['', 'Daytime Hours', 'Daytime Hours', 'Preschool (24-48 months; 2-4 yrs.)'], ['daytime']],
    [
      ['EVENING HOURS', 'school  year only', ' Year Round', 'daytime hours'],
      ['daytime', 'evening', 'school_year_only', 'year_round'],
    ],
    [['', '', '', ''], []],
    [['Y', 'Year-Round', 'Daytime', 'Open Year Round'], []],
  ])('are those of %j', (cells, expected) => {
    const { record } = read(
      Object.fromEntries(columns.map((column, index) => [column, cells[index] as string])),
    )
    expect(record.attributes.operating_periods).toEqual(expected)
  })

  test('are an empty list where the file has none of the columns', () => {
    expect(read({}).record.attributes.operating_periods).toEqual([])
  })
})
