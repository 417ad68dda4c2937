import { describe, expect, test } from 'vitest'
import { cleanOwnWords } from './flag.ts'

describe('own words', () => {
  test.each(['Accepts Subsidy', 'ACCEPTS SUBSIDY', ' accepts  subsidy '])('is true of %j', (cell) => {
    expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({ value: true, problem: null })
  })

  test.each(['', ' ', '\u00a0'])('is false of %j', (cell) => {
    expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({ value: false, problem: null })
  })

  test.each(['Y', 'Yes', 'No', 'Year Round', 'Accepts Subsidy?', 'x'.repeat(300)])(
    'does not understand %j',
    (cell) => {
      expect(cleanOwnWords(cell, 'Accepts Subsidy')).toEqual({
        value: null,
        problem: { cause: 'flag_not_understood', why: "is neither 'Accepts Subsidy' nor empty" },
      })
    },
  )
})
