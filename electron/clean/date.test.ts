import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanExpiryDate, cleanIssueDate } from './date.ts'

const runDate = '2025-11-05'

describe('issue date', () => {
  test.each([
    ['2020-09-02', '2020-09-02'],
    [' 2020-09-02 ', '2020-09-02'],
    ['7/1/2022', '2022-07-01'],
    ['07/01/2022', '2022-07-01'],
    ['7/1/22', '2022-07-01'],
    ['12/1/13', '2013-12-01'],
    ['9/25/96', '1996-09-25'],
    ['5/1/68', '1968-05-01'],
    ['11/5/25', '2025-11-05'],
    ['1/1/00', '2000-01-01'],
    ['2/29/00', '2000-02-29'],
    ['2/29/24', '2024-02-29'],
    ['2/29/96', '1996-02-29'],
    ['1/1/30', '1930-01-01'],
    ['1/1/1925', '1925-01-01'],
    ['4/5/2019', '2019-04-05'],
    ['11/6/1825', '1825-11-06'],
    ['0001-01-01', '0001-01-01'],
  ])('reads %j', (cell, value) => {
    expect(cleanIssueDate(cell, runDate)).toEqual({ value, problem: null })
  })

  test.each([
    ['11/6/25', '1925-11-06'],
    ['1/1/26', '1926-01-01'],
    ['12/31/29', '1929-12-31'],
    ['2/29/28', '1928-02-29'],
  ])('keeps %j, which the run date pushes back before 1930, with a problem', (cell, value) => {
    expect(cleanIssueDate(cell, runDate)).toEqual({
      value,
      problem: { cause: 'date_long_ago', why: `was taken for ${value}, before 1930` },
    })
  })

  test.each([
    ['11/6/2025', '2025-11-06'],
    ['2026-01-31', '2026-01-31'],
    ['1/1/9999', '9999-01-01'],
  ])('keeps %j, which is after the run date, with a problem', (cell, value) => {
    expect(cleanIssueDate(cell, runDate)).toEqual({
      value,
      problem: { cause: 'date_after_run', why: 'is after the run date 2025-11-05' },
    })
  })

  test.each([
    ['13/1/2020', 'there is no month 13'],
    ['25/9/96', 'there is no month 25'],
    ['0/1/20', 'there is no month 0'],
    ['2020-00-10', 'there is no month 0'],
    ['1/0/20', 'there is no day 0'],
    ['4/31/20', 'there is no 31 April'],
    ['2/30/24', 'there is no 30 February'],
    ['1/32/20', 'there is no 32 January'],
    ['2/29/2023', 'there is no 29 February in 2023'],
    ['2/29/1900', 'there is no 29 February in 1900'],
    ['2/29/23', 'there is no 29 February in a year 23'],
    ['0000-01-01', 'there is no year 0'],
    ['1/1/020', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['1-1-2020', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['2020/01/01', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['2020-1-1', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['1/1/20 0:00', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['20200101', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['43831', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['N/A', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
    ['１/1/20', 'only M/D/YY, M/D/YYYY and YYYY-MM-DD are'],
  ])('does not understand %j', (cell, why) => {
    expect(cleanIssueDate(cell, runDate)).toEqual({
      value: null,
      problem: { cause: 'date_not_understood', why: `is not a date: ${why}` },
    })
  })

  test.each(['', ' ', '\u00a0'])('has nothing to say of %j', (cell) => {
    expect(cleanIssueDate(cell, runDate)).toEqual({ value: null, problem: null })
    expect(cleanExpiryDate(cell, runDate)).toEqual({ value: null, problem: null })
  })

  test('moves with the run date', () => {
    expect(cleanIssueDate('6/1/30', '2031-01-01').value).toBe('2030-06-01')
    expect(cleanIssueDate('6/1/30', '2030-05-31').value).toBe('1930-06-01')
    expect(cleanIssueDate('2/29/00', '2100-03-01')).toMatchObject({ value: null })
  })
})

describe('expiry date', () => {
  test.each([
    ['11/30/23', '2023-11-30'],
    ['2/28/26', '2026-02-28'],
    ['12/31/44', '2044-12-31'],
    ['11/5/45', '2045-11-05'],
    ['11/6/45', '1945-11-06'],
    ['1/1/46', '1946-01-01'],
    ['9/25/96', '1996-09-25'],
    ['12/31/2099', '2099-12-31'],
    ['2099-12-31', '2099-12-31'],
    ['2/29/44', '2044-02-29'],
  ])('reads %j', (cell, value) => {
    expect(cleanExpiryDate(cell, runDate)).toEqual({ value, problem: null })
  })

  test('does not understand 29 February of a common year', () => {
    expect(cleanExpiryDate('2/29/45', runDate).problem).toEqual({
      cause: 'date_not_understood',
      why: 'is not a date: there is no 29 February in a year 45',
    })
  })

  test('reaches over the turn of a century', () => {
    expect(cleanExpiryDate('6/1/05', '2088-01-01').value).toBe('2105-06-01')
    expect(cleanExpiryDate('6/1/95', '2088-01-01').value).toBe('2095-06-01')
    expect(cleanIssueDate('6/1/95', '2088-01-01').value).toBe('1995-06-01')
  })
})

describe('any date', () => {
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })

  test('never swaps day and month, and never moves a day', () => {
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = '', month = '', day = ''] = iso.split('-')
        expect(cleanIssueDate(iso, runDate).value).toBe(iso)
        expect(cleanIssueDate(`${Number(month)}/${Number(day)}/${year}`, runDate).value).toBe(iso)
        const short = cleanIssueDate(`${Number(month)}/${Number(day)}/${year.slice(2)}`, runDate).value
        if (short !== null) expect(short.slice(2)).toBe(`${year.slice(2)}-${month}-${day}`)
        if (short !== null) expect(short <= runDate).toBe(true)
      }),
    )
  })

  test('says nothing that is not a day of the calendar', () => {
    const parts = fc.tuple(
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
      fc.integer({ min: 0, max: 9999 }),
    )
    fc.assert(
      fc.property(parts, ([month, day, year]) => {
        const cell = `${month}/${day}/${String(year).padStart(4, '0')}`
        const iso = cleanIssueDate(cell, runDate).value
        if (iso !== null) expect(new Date(`${iso}T00:00:00Z`).toISOString().slice(0, 10)).toBe(iso)
      }),
    )
  })
})
