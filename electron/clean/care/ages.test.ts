import { describe, expect, test } from 'vitest'
import { cleanAgeFlags, cleanAges } from './ages.ts'

const infants = 'Infants (0-11 months)'
const toddlers = 'Toddlers (12-23 months; 1yr.)'
const preschool = 'Preschool (24-48 months; 2-4 yrs.)'
const schoolAge = 'School-age (5 years-older)'

describe('ages', () => {
  test.each([
    [[toddlers, preschool, '', ''], ['toddler', 'preschool'], 12, 48],
    [[infants, toddlers, preschool, schoolAge], ['infant', 'toddler', 'preschool', 'school_age'], 0, null],
    [[schoolAge, '', '', ''], ['school_age'], 60, null],
    [[preschool, schoolAge, '', ''], ['preschool', 'school_age'], 24, null],
    [['', preschool, '', infants], ['infant', 'preschool'], 0, 48],
    [[toddlers, toddlers], ['toddler'], 12, 23],
    [['INFANTS (0-11 MONTHS)'], ['infant'], 0, 11],
    [[' school-age\n(5 years - older) '], ['school_age'], 60, null],
    [['Preschool (2-4 yrs.)'], ['preschool'], 24, 48],
    [['School-age (5-12 years)'], ['school_age'], 60, 144],
    [['School-age (5 years-12 years)'], ['school_age'], 60, 144],
    [['Preschool (18 months - 4 years; any)'], ['preschool'], 18, 48],
    [['School age (6 years+)'], ['school_age'], 72, null],
    [['Infants'], ['infant'], null, null],
    [['0-11 months'], ['infant'], 0, 11],
    [['Infants 0-11 months'], ['infant'], 0, 11],
  ])('reads %j', (cells, agesServed, minAge, maxAge) => {
    expect(cleanAges(cells)).toEqual({ agesServed, minAge, maxAge, problems: [] })
  })

  test.each([[['', '', '', '']], [[' ', '\u00a0']], [[]]])('has nothing to say of %j', (cells) => {
    expect(cleanAges(cells)).toEqual({ agesServed: null, minAge: null, maxAge: null, problems: [] })
  })

  test.each([
    ['Teens (13-17 years)', 'is not a known age group'],
    ['Daytime Hours', 'is not a known age group'],
  ])('leaves %j out, with a problem', (cell, why) => {
    expect(cleanAges(['', cell, toddlers])).toEqual({
      agesServed: ['toddler'],
      minAge: 12,
      maxAge: 23,
      problems: [{ index: 1, problem: { cause: 'ages_not_understood', why } }],
    })
  })

  test.each(['Infants (birth-11 months)', 'Infants (11-0 months)', 'Infants (0-11)', 'Infants ()'])(
    'keeps the group of %j, whose range it does not understand',
    (cell) => {
      const { agesServed, minAge, problems } = cleanAges([cell, toddlers])
      expect(agesServed).toEqual(['infant', 'toddler'])
      expect(minAge).toBe(12)
      expect(problems).toHaveLength(1)
    },
  )
})

describe('age flags', () => {
  test.each([
    [
      ['Y', 'Y', 'Y', 'Y'],
      ['infant', 'toddler', 'preschool', 'school_age'],
    ],
    [
      ['N', 'y', ' Y ', 'n'],
      ['toddler', 'preschool'],
    ],
    [['N', 'N', 'N', 'N'], []],
    [['N', '', '', ''], []],
    [['', '', '', 'Y'], ['school_age']],
    [['', ' ', '', '\u00a0'], null],
    [
      ['Yes', 'No', 'TRUE', 'F'],
      ['infant', 'preschool'],
    ],
    [
      ['1', '0', 't', ''],
      ['infant', 'preschool'],
    ],
    [['X', '', '', ''], ['infant']],
  ])('reads %j', (cells, agesServed) => {
    expect(cleanAgeFlags(cells)).toEqual({ agesServed, problems: [] })
  })

  test('counts what is neither yes nor no as blank, with a problem', () => {
    expect(cleanAgeFlags(['Some', 'Y', '2', 'N'])).toMatchObject({
      agesServed: ['toddler'],
      problems: [0, 2].map((index) => ({ index, problem: { cause: 'flag_not_understood' } })),
    })
    expect(cleanAgeFlags(['Some', '', '', '']).agesServed).toBeNull()
  })
})
