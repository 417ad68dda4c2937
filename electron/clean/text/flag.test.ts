import { describe, expect, test } from 'vitest'
import { cleanContaining, cleanFlag, cleanFlags, cleanWords } from './flag.ts'

describe('words that a cell contains', () => {
  const subsidy = cleanContaining(['CCDF', 'Works for Kids'])
  test.each([
    ['Head Start; CCDF', true],
    ['ccdf', true],
    ['WORKS  FOR KIDS (all counties)', true],
    ['Head Start', false],
    ['CCDFX', false],
    ['', null],
    ['N/A', null],
  ])('says of %j %j', (cell, value) => {
    expect(subsidy(cell)).toEqual({ value, problem: null })
  })
})

test('a word of nothing is in no cell', () => {
  expect(cleanContaining(['', ' '])('Head Start').value).toBe(false)
})

describe('own words', () => {
  const ownWords = cleanWords(['Accepts Subsidy'], [])

  test.each(['Accepts Subsidy', 'ACCEPTS SUBSIDY', ' accepts  subsidy '])('is true of %j', (cell) => {
    expect(ownWords(cell)).toEqual({ value: true, problem: null })
  })

  test('of several say yes or no, and tell which they are', () => {
    const open = cleanWords(['Open', 'Accepting'], ['Full'])
    expect(['open', 'ACCEPTING', 'Full', ''].map((cell) => open(cell).value)).toEqual([
      true,
      true,
      false,
      null,
    ])
    expect(open('Y').problem?.why).toBe("is none of 'Open', 'Accepting', 'Full', and not empty")
  })

  test.each(['N/A', 'none', ' Unknown ', '-'])('says neither of %j', (cell) => {
    expect(ownWords(cell)).toEqual({ value: null, problem: null })
  })

  test.each(['Y', 'Yes', 'No', '#N/A', 'Year Round', 'Accepts Subsidy?', 'x'.repeat(300)])(
    'does not understand %j',
    (cell) => {
      expect(ownWords(cell)).toEqual({
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
