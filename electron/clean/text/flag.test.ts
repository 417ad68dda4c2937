import { describe, expect, test } from 'vitest'
import { cleanFlag, cleanFlags, cleanOwnWords } from './flag.ts'

describe('own words', () => {
  test.each(['Accepts Subsidy', 'ACCEPTS SUBSIDY', ' accepts  subsidy '])('is true of %j', (cell) => {
    expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({ value: true, problem: null })
  })

  test.each(['', ' ', '\u00a0'])('is false of %j', (cell) => {
    expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({ value: false, problem: null })
  })

  test.each(['N/A', 'none', ' Unknown ', '-'])('says neither of %j', (cell) => {
    expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({ value: null, problem: null })
  })

  test.each(['Y', 'Yes', 'No', '#N/A', 'Year Round', 'Accepts Subsidy?', 'x'.repeat(300)])(
    'does not understand %j',
    (cell) => {
      expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({
        value: null,
        problem: { cause: 'flag_not_understood', why: "is neither 'Accepts Subsidy' nor empty" },
      })
    },
  )
})

describe('flag', () => {
  test.each(['Y', 'y', 'Yes', 'YES', 'TRUE', 'true', 'T', '1', 'X', ' x '])('is true of %j', (cell) => {
    expect(cleanFlag(cell)).toEqual({ value: true, problem: null })
  })

  test.each(['N', 'n', 'No', 'FALSE', 'f', '0'])('is false of %j', (cell) => {
    expect(cleanFlag(cell)).toEqual({ value: false, problem: null })
  })

  test.each(['', ' ', '\u00a0'])('says nothing of %j', (cell) => {
    expect(cleanFlag(cell)).toEqual({ value: null, problem: null })
  })

  test.each(['2', '10', 'XX', 'Yess', 'Maybe', 'Y N', 'on', 'yes, some'])(
    'does not understand %j',
    (cell) => {
      expect(cleanFlag(cell)).toMatchObject({ value: null, problem: { cause: 'flag_not_understood' } })
    },
  )
})

describe('flags side by side', () => {
  test.each([
    [
      ['X', '', 'x', ' '],
      [true, false, true, false],
    ],
    [
      ['Yes', '', 'No', ''],
      [true, null, false, null],
    ],
    [
      ['Y', 'Y', '', '1'],
      [true, true, null, true],
    ],
    [
      ['', '', '', ''],
      [null, null, null, null],
    ],
  ])('of %j mean %j', (cells, values) => {
    expect(cleanFlags(cells)).toEqual({ values, problems: [] })
  })

  test('say nothing where one can not be understood, X or not', () => {
    const { values, problems } = cleanFlags(['X', 'some', ''])
    expect(values).toEqual([true, null, false])
    expect(problems.map(({ index }) => index)).toEqual([1])
  })
})
