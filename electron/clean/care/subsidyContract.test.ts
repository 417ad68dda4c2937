import { describe, expect, test } from 'vitest'
import { cleanSubsidyContract } from './subsidyContract.ts'

describe('subsidy contract', () => {
  test.each([
    ['Subsidy Contract Number: 59884', '59884'],
    ['SUBSIDY CONTRACT NUMBER:007', '007'],
    ['Subsidy Contract Number:  K-12 b ', 'K-12 b'],
    ['59884', '59884'],
  ])('reads %j', (cell, value) => {
    expect(cleanSubsidyContract(cell)).toEqual({ value, problem: null })
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
    expect(cleanSubsidyContract(cell)).toEqual({ value: null, problem: null })
  })

  test('loses the decimals of a number, with a problem', () => {
    expect(cleanSubsidyContract('Subsidy Contract Number: 70412.0')).toMatchObject({
      value: '70412',
      problem: { cause: 'ends_in_point_zero' },
    })
  })

  test('does not understand words without a number', () => {
    const { value, problem } = cleanSubsidyContract('Daytime Hours')
    expect(value).toBeNull()
    expect(problem?.cause).toBe('number_not_understood')
  })

  test('tells of the error of a spreadsheet behind the colon', () => {
    const { value, problem } = cleanSubsidyContract('Subsidy Contract Number: #REF!')
    expect(value).toBeNull()
    expect(problem?.cause).toBe('spreadsheet_error')
  })
})
