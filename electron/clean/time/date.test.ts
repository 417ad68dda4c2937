import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanExpiryDate, cleanIssueDate, cleanRenewalDate } from './date.ts'

const runDate = '2025-11-05'
const forms = 'only forms such as M/D/YY, M/D/YYYY, YYYY-MM-DD and Jul 1, 2022 are'

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
    ['1/2/1900', '1900-01-02'],
    // a year first, words for the month, a time of day
    ['2022/07/01', '2022-07-01'],
    ['2022/7/1', '2022-07-01'],
    ['20220701', '2022-07-01'],
    ['Aug 3, 2021', '2021-08-03'],
    ['AUG 3 2021', '2021-08-03'],
    ['august 3, 2021', '2021-08-03'],
    ['Sept. 3, 2021', '2021-09-03'],
    ['3-Aug-2021', '2021-08-03'],
    ['3-Aug-21', '2021-08-03'],
    ['03-AUG-96', '1996-08-03'],
    ['3 August 2021', '2021-08-03'],
    ['2021 Aug 03', '2021-08-03'],
    ['8/3/2021 12:00:00 AM', '2021-08-03'],
    ['8/3/2021 11:59:59 PM', '2021-08-03'],
    ['8/3/21 0:00', '2021-08-03'],
    ['2021-08-03 00:00:00', '2021-08-03'],
    ['2021-08-03T00:00:00.000', '2021-08-03'],
    ['2021-08-03T05:00:00Z', '2021-08-03'],
    ['2021-08-03T23:30:00-07:00', '2021-08-03'],
    ['2021-08-03 00:00:00.0000000 +00:00', '2021-08-03'],
    ['Aug  3, 2021 12:00:00AM', '2021-08-03'],
    ['3-AUG-21 12:00 am', '2021-08-03'],
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
    ['1/1/9998', '9998-01-01'],
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
    ['1/1/020', forms],
    ['1-1-2020', forms],
    ['2020-1-1', forms],
    ['N/A', forms],
    ['１/1/20', forms],
    ['Jul-22', forms],
    ['2022', forms],
    ['8/3/2021 25:00', forms],
    ['8/3/2021 9:75', forms],
    ['8/3/2021 13:00 PM', forms],
    ['8/3/2021 about noon', forms],
    ['31-Jun-2021', 'there is no 31 June'],
    ['Foo 3, 2021', 'there is no month Foo'],
    ['20221301', 'there is no month 13'],
    ['x'.repeat(500), forms],
  ])('does not understand %j', (cell, why) => {
    expect(cleanIssueDate(cell, runDate)).toEqual({
      value: null,
      problem: { cause: 'date_not_understood', why: `is not a date: ${why}` },
    })
  })

  test.each([
    ['43831', '2020-01-01'],
    ['44743.5', '2022-07-01'],
    ['45351', '2024-02-29'],
  ])('does not take %j, an Excel day number, for a date, and says which day it would be', (cell, day) => {
    for (const clean of [cleanIssueDate, cleanExpiryDate, cleanRenewalDate]) {
      expect(clean(cell, runDate)).toEqual({
        value: null,
        problem: {
          cause: 'date_not_understood',
          why: `is not a date: ${forms}; as an Excel day number it would be ${day}`,
        },
      })
    }
  })

  test.each([
    '1/1/1900',
    '01/01/1900 12:00:00 AM',
    '12/31/1899',
    '1899-12-30T00:00:00.000',
    '0001-01-01',
    '1/1/1601',
    '12/31/9999',
    '9999-01-01',
  ])('has no date for %j, which programs write for none', (cell) => {
    for (const clean of [cleanIssueDate, cleanExpiryDate, cleanRenewalDate]) {
      expect(clean(cell, runDate)).toMatchObject({ value: null, problem: { cause: 'date_is_placeholder' } })
    }
  })

  test.each(['', ' ', '\u00a0'])('has nothing to say of %j', (cell) => {
    expect(cleanRenewalDate(cell, runDate)).toEqual({ value: null, problem: null })
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
    ['9/25/96', '1996-09-25'],
    ['12/31/2099', '2099-12-31'],
    ['2099-12-31', '2099-12-31'],
    ['2/29/44', '2044-02-29'],
    ['11/5/1985', '1985-11-05'],
  ])('reads %j', (cell, value) => {
    expect(cleanExpiryDate(cell, runDate)).toEqual({ value, problem: null })
  })

  test.each([
    ['11/6/45', '1945-11-06'],
    ['1/1/46', '1946-01-01'],
    ['11/4/1985', '1985-11-04'],
  ])('keeps %j, more than 40 years before the run date, with a problem', (cell, value) => {
    expect(cleanExpiryDate(cell, runDate)).toMatchObject({ value, problem: { cause: 'expiry_long_ago' } })
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

describe('renewal date', () => {
  test.each([
    ['11/5/27', '2027-11-05'],
    ['11/6/27', '1927-11-06'],
    ['3/1/26', '2026-03-01'],
    ['6/30/99', '1999-06-30'],
    ['6/30/2035', '2035-06-30'],
  ])('reads %j', (cell, value) => {
    expect(cleanRenewalDate(cell, runDate).value).toBe(value)
  })

  test('keeps a year that lies before 1930, with a problem', () => {
    expect(cleanRenewalDate('11/6/27', runDate).problem?.cause).toBe('date_long_ago')
    expect(cleanRenewalDate('11/5/27', runDate).problem).toBeNull()
  })
})

describe('a source that writes the day first', () => {
  test.each([
    ['31/12/2021', '2021-12-31'],
    ['05/03/2024', '2024-03-05'],
    ['5/3/24', '2024-03-05'],
    ['14/2/2020 0:00', '2020-02-14'],
    ['2021-02-03', '2021-02-03'],
    ['Mar 5, 2024', '2024-03-05'],
  ])('means a day by %j', (cell, value) => {
    expect(cleanIssueDate(cell, runDate, { dayFirst: true })).toEqual({ value, problem: null })
    expect(cleanExpiryDate(cell, runDate, { dayFirst: true }).value).toBe(value)
    expect(cleanRenewalDate(cell, runDate, { dayFirst: true }).value).toBe(value)
  })

  test('does not turn round what can only have the month first', () => {
    expect(cleanIssueDate('12/31/2021', runDate, { dayFirst: true }).value).toBeNull()
    expect(cleanIssueDate('31/12/2021', runDate).value).toBeNull()
  })
})

describe('any date', () => {
  const days = fc.date({ min: new Date('1900-01-02'), max: new Date('9998-12-31'), noInvalidDate: true })

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
