import { describe, expect, test } from 'vitest'
import { cleanStarLevel } from './starLevel.ts'

describe('star level', () => {
  test.each([
    ['2 Star Level Program', 2],
    ['5 STAR LEVEL PROGRAM', 5],
    [' 1  star level program ', 1],
    ['3 Stars', 3],
    ['4-Star', 4],
    ['4', 4],
  ])('reads %j', (cell, value) => {
    expect(cleanStarLevel(cell)).toEqual({ value, problem: null })
  })

  test.each(['One Star', '2+ Star Level Program', 'Star Level 2', 'N/A', '2.5 Star'])(
    'does not understand %j',
    (cell) => {
      const { value, problem } = cleanStarLevel(cell)
      expect(value).toBeNull()
      expect(problem?.cause).toBe('number_not_understood')
    },
  )

  test.each(['', ' '])('has nothing to say of %j', (cell) => {
    expect(cleanStarLevel(cell)).toEqual({ value: null, problem: null })
  })
})
