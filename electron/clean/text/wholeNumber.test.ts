import { describe, expect, test } from 'vitest'
import { cleanWholeNumber } from './wholeNumber.ts'

describe('whole number', () => {
  test.each([
    ['82', 82],
    [' 7 ', 7],
    ['0', 0],
    ['007', 7],
    ['1,200', 1200],
    ['1,234,567', 1_234_567],
    ['12.0', 12],
    ['1,200.00', 1200],
    ['2147483647', 2_147_483_647],
  ])('reads %j', (cell, value) => {
    expect(cleanWholeNumber(cell)).toEqual({ value, problem: null })
  })

  test.each([
    ['12O', 'is not a number'],
    ['twelve', 'is not a number'],
    ['12 children', 'is not a number'],
    ['1 200', 'is not a number'],
    ['1.2E+10', 'is not a number'],
    ['0x1F', 'is not a number'],
    ['12.', 'is not a number'],
    ['１２', 'is not a number'],
    ['-5', 'is negative'],
    ['12.5', 'is not a whole number'],
    ['1,20', 'is not written as a number'],
    ['12,00', 'is not written as a number'],
    ['1,2000', 'is not written as a number'],
    ['0,012', 'is not written as a number'],
    ['1,200,', 'is not written as a number'],
    ['-', 'is not a number'],
    ['+5', 'is not written as a number'],
    ['2147483648', 'is too great a number'],
    ['9'.repeat(400), 'is too great a number'],
  ])('does not understand %j', (cell, why) => {
    expect(cleanWholeNumber(cell)).toEqual({ value: null, problem: { cause: 'number_not_understood', why } })
  })

  test.each(['', ' ', '\u00a0'])('has nothing to say of %j', (cell) => {
    expect(cleanWholeNumber(cell)).toEqual({ value: null, problem: null })
  })
})
