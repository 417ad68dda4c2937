import { describe, expect, test } from 'vitest'
import { cleanOperatingPeriods } from './operatingPeriods.ts'

describe('operating periods', () => {
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
    [[], []],
  ])('finds the labels of %j', (cells, expected) => {
    expect(cleanOperatingPeriods(cells)).toEqual(expected)
  })
})
