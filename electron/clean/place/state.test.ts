import { describe, expect, test } from 'vitest'
import { cleanState, stateCodeOf } from './state.ts'

describe('state', () => {
  test.each(['NV', 'DC', 'PR', 'AE', 'nv'])('keeps the USPS code %s as written', (state) => {
    expect(cleanState(` ${state} `)).toEqual({ value: state, problem: null })
  })

  test.each(['XX', 'Nevada', 'N.V.', 'N', 'NVA'])(
    'keeps %s, which is no USPS code, with a warning',
    (state) => {
      expect(cleanState(state)).toMatchObject({ value: state, problem: { cause: 'state_not_well_formed' } })
    },
  )

  test.each(['', '  '])('is null where nothing is left of %j', (cell) => {
    expect(cleanState(cell)).toEqual({ value: null, problem: null })
  })

  test.each([
    ['nv', 'NV'],
    ['N.V.', 'NV'],
    ['Nevada', 'NV'],
    ['NEW MEXICO', 'NM'],
    ['District of Columbia', 'DC'],
    ['XX', null],
    ['', null],
    ['constructor', null],
  ])('reads %j as %j', (text, code) => {
    expect(stateCodeOf(text)).toBe(code)
  })
})
