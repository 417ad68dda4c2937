import { expect, test } from 'vitest'
import { sourceById } from '../../sources/index.ts'
import { layoutOf } from '../../sources/layout.ts'
import { sourceColumns } from '../../sources/source.ts'
import { sourceOfRun } from './sourceOfRun.ts'

const texas = sourceById('texas')
const usual = sourceColumns(texas).map(({ name }) => name)
const mappingOf = (header: readonly string[]) =>
  Object.fromEntries(
    [...layoutOf(texas, header).places].map(([{ name }, place]) => [name, header[place] ?? null]),
  )

test('a run that read by the headers of its source has it as it is kept', () => {
  expect(sourceOfRun(texas, { header: usual, mapping: mappingOf(usual) })).toBe(texas)
})

test('a choice that was kept apart is read from what fed each column', () => {
  const header = [...usual.map((name) => (name === 'Capacity' ? 'Seats' : name)), 'Seats']
  const mapping = { ...mappingOf(header), Capacity: 'Seats', Phone: 'Fax Number', Status: null }
  const source = sourceOfRun(texas, { header, mapping })
  expect(
    sourceColumns(source).flatMap(({ name, chosen }) => (chosen === undefined ? [] : [[name, chosen]])),
  ).toEqual([
    ['Phone', 'Fax Number'],
    ['Capacity', 'Seats'],
  ])
})
