import { describe, expect, test } from 'vitest'
import { cleanCaregiver } from './caregiver.ts'

const wren = { first: 'Wren', last: 'Oakes', others: [] }

describe('caregiver', () => {
  test.each([
    ['Wren Oakes\n \n Primary Caregiver', 'Primary Caregiver'],
    ['Wren Oakes\n\nDirector', 'Director'],
    ['Wren Oakes\r\n\u00a0\r\nDirector\r\n', 'Director'],
    ['Wren Oakes\r\rDirector', 'Director'],
    ['Wren Oakes\n\n\nInterim\nDirector', 'Interim Director'],
    ['Wren\nOakes\n\nDirector', 'Director'],
    ['Wren Oakes\nDirector', 'Director'],
    ['\nWren Oakes\n\nDirector', 'Director'],
    ['\n\nWren Oakes\n\nDirector', 'Director'],
    ['Wren Oakes\nDirector\n ', 'Director'],
  ])('reads name and title of %j', (cell, title) => {
    expect(cleanCaregiver(cell)).toEqual({ value: { person: wren, title }, problem: null })
  })

  test.each(['Wren Oakes', 'Wren Oakes\n \n'])('reads the name alone of %j', (cell) => {
    expect(cleanCaregiver(cell)).toEqual({ value: { person: wren, title: null }, problem: null })
  })

  test('reads a title without a name', () => {
    expect(cleanCaregiver(' \n \nDirector')).toEqual({
      value: { person: null, title: 'Director' },
      problem: null,
    })
  })

  test('reads several people', () => {
    expect(cleanCaregiver('Wren & Ida Oakes\n\nOwners').value).toEqual({
      person: { first: 'Wren', last: 'Oakes', others: ['Ida Oakes'] },
      title: 'Owners',
    })
  })

  test('keeps the title of a name that it does not understand', () => {
    const { value, problem } = cleanCaregiver('Wren & Ida\n\nDirector')
    expect(value).toEqual({ person: null, title: 'Director' })
    expect(problem?.cause).toBe('name_not_understood')
  })

  test.each([
    ['N/A\n \nDirector', null, 'Director'],
    ['Vacant\nDirector', null, 'Director'],
    ['Wren Oakes\n\nUnknown', wren, null],
    ['Wren Oakes\n\n-', wren, null],
    ['Wren Oakes\n\nN/A Director', wren, 'N/A Director'],
  ])('leaves out a line of %j that only says that it has none', (cell, person, title) => {
    expect(cleanCaregiver(cell)).toEqual({ value: { person, title }, problem: null })
  })

  test('has the role in brackets for a title where no other is given', () => {
    expect(cleanCaregiver('Wren Oakes (Owner)\n\nTBD').value?.title).toBe('Owner')
    expect(cleanCaregiver('Wren Oakes (Owner)\n\nDirector').value?.title).toBe('Director')
  })

  test('takes lines before the blank one for persons', () => {
    expect(cleanCaregiver('Wren Oakes\nIda Finch\n\nDirectors').value).toEqual({
      person: { first: 'Wren', last: 'Oakes', others: ['Ida Finch'] },
      title: 'Directors',
    })
  })

  test.each(['N/A\n\nN/A', 'None'])('has nothing to say of %j', (cell) => {
    expect(cleanCaregiver(cell)).toEqual({ value: null, problem: null })
  })

  test.each(['', ' ', '\n \n'])('has nothing to say of %j', (cell) => {
    expect(cleanCaregiver(cell)).toEqual({ value: null, problem: null })
  })
})
