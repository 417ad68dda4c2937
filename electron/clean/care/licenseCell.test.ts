import { describe, expect, test } from 'vitest'
import { splitLicenseCell } from './licenseCell.ts'

describe('license cell', () => {
  test.each([
    ['CHILD CARE FAMILY - K820055232', 'CHILD CARE FAMILY', 'K820055232'],
    [' CHILD CARE  FAMILY  -  007-23 ', 'CHILD CARE FAMILY', '007-23'],
    ['CENTER - PROVISIONAL - K12', 'CENTER - PROVISIONAL', 'K12'],
    ['DROP-IN CARE - K12', 'DROP-IN CARE', 'K12'],
    ['CHILD CARE\u00a0-\u00a0K12', 'CHILD CARE', 'K12'],
    ['CHILD CARE -\nK12', 'CHILD CARE', 'K12'],
    ['CHILD CARE - K12 A', 'CHILD CARE', 'K12 A'],
    [' - K12', null, 'K12'],
    ['CHILD CARE FAMILY - ', 'CHILD CARE FAMILY', null],
    ['CHILD CARE FAMILY - N/A', 'CHILD CARE FAMILY', null],
    ['CHILD CARE FAMILY - -', 'CHILD CARE FAMILY', null],
    ['Unknown - K12', null, 'K12'],
    ['DROP\u2013IN - K12\u20137', 'DROP\u2013IN', 'K12-7'],
    ['DROP\u00adIN - K12\u00ad7', 'DROPIN', 'K12-7'],
  ])('splits %j', (cell, type, number) => {
    expect(splitLicenseCell(cell)).toEqual({ value: { type, number }, problem: null })
  })

  test.each([
    'K820055232',
    'CHILD CARE FAMILY',
    'CHILD CARE-K12',
    'CHILD CARE- K12',
    'CHILD CARE – K12',
    '-',
  ])('does not understand %j', (cell) => {
    expect(splitLicenseCell(cell)).toEqual({
      value: null,
      problem: {
        cause: 'license_not_split',
        why: "has no ' - ' between license type and number",
      },
    })
  })

  test.each(['', ' '])('has nothing to say of %j', (cell) => {
    expect(splitLicenseCell(cell)).toEqual({ value: null, problem: null })
  })
})
