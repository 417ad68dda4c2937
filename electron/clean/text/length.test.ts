import { describe, expect, test } from 'vitest'
import { lengthLimits, withinLength } from './length.ts'

describe('length', () => {
  test('keeps a value at its limit', () => {
    const value = 'K'.repeat(lengthLimits.license_number)
    expect(withinLength(value, lengthLimits.license_number)).toEqual({ value, problem: null })
  })

  test('counts a character outside the basic plane as one', () => {
    const value = '😀'.repeat(lengthLimits.first_name)
    expect(withinLength(value, lengthLimits.first_name).value).toBe(value)
  })

  test.each(['x'.repeat(201), '😀'.repeat(201), 'x'.repeat(65_536)])(
    'does not understand a longer one',
    (value) => {
      expect(withinLength(value, lengthLimits.first_name)).toEqual({
        value: null,
        problem: { cause: 'too_long', why: 'is longer than 200 characters' },
      })
    },
  )

  test('keeps any length where there is no limit', () => {
    expect(withinLength('x'.repeat(5_000), undefined).value).toHaveLength(5_000)
  })

  test('has nothing to say of nothing', () => {
    expect(withinLength(null, lengthLimits.first_name)).toEqual({ value: null, problem: null })
  })
})
