import { expect, test } from 'vitest'
import { sourceOf } from '../../testing/sourceFile.ts'
import { withChosen } from './withChosen.ts'

const why = 'The state writes it so.'
const { file } = sourceOf({
  columns: [
    'Name',
    { name: 'License', aliases: ['Permit'] },
    { name: 'Beds', chosen: 'Places', why },
    'Kind',
  ],
})
const columnsWith = (column: string, header: string | null) => withChosen(file, column, header).columns

test('a chosen header stands beside what is known of the column', () => {
  expect(columnsWith('Name', 'Title')[0]).toEqual({ name: 'Name', chosen: 'Title' })
  expect(columnsWith('License', 'Number')[1]).toEqual({
    ...{ name: 'License', aliases: ['Permit'], chosen: 'Number' },
  })
  expect(columnsWith('Beds', 'Seats')[2]).toEqual({ name: 'Beds', chosen: 'Seats', why })
})

test.each([null, 'Beds', ' BEDS '])('%j takes the choice back', (header) => {
  expect(columnsWith('Beds', header)).toEqual([...file.columns.slice(0, 2), { name: 'Beds', why }, 'Kind'])
})

test('nothing but a name is written as the name', () => {
  expect(withChosen(withChosen(file, 'Kind', 'Sort'), 'Kind', null)).toEqual(file)
})

test('a header that is chosen for one column is taken from the other', () => {
  expect(columnsWith('Kind', 'PLACES')).toEqual([
    ...file.columns.slice(0, 2),
    { name: 'Beds', why },
    { name: 'Kind', chosen: 'PLACES' },
  ])
})
