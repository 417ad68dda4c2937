import { describe, expect, test } from 'vitest'
import { limits, withinLength } from './length.ts'

describe('length', () => {
  test('keeps a value at its limit', () => {
    const value = 'K'.repeat(limits.licenseNumber)
    expect(withinLength(value, limits.licenseNumber)).toEqual({ value, problem: null })
  })

  test('counts a character outside the basic plane as one', () => {
    const value = '😀'.repeat(limits.name)
    expect(withinLength(value, limits.name).value).toBe(value)
  })

  test.each(['x'.repeat(201), '😀'.repeat(201), 'x'.repeat(65_536)])(
    'does not understand a longer one',
    (value) => {
      expect(withinLength(value, limits.name)).toEqual({
        value: null,
        problem: { cause: 'too_long', why: 'is longer than 200 characters' },
      })
    },
  )

  test('has nothing to say of nothing', () => {
    expect(withinLength(null, limits.name)).toEqual({ value: null, problem: null })
  })
})
