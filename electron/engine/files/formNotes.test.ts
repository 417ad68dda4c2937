import { expect, test } from 'vitest'
import { requireSource } from '../../sources/format/readSource.ts'
import { sourceText } from '../../testing/sourceFile.ts'
import { formNotes } from './formNotes.ts'

const usual = { delimiter: ';', encoding: 'UTF-8', linesAbove: 2 }
const source = (file: object) =>
  requireSource(sourceText({ columns: ['Name', 'License'], id: 'own', file, rules: [] }), 'own.json')
const file = {
  encoding: 'utf-8',
  shape: { delimiter: ';' },
  linesAbove: ['A list', ''],
  workbook: null,
} as unknown as Parameters<typeof formNotes>[1]

test('a file as its source says has nothing to tell, nor one of a source that says nothing', () => {
  expect([formNotes(source(usual), file), formNotes(source({}), { ...file, linesAbove: [] })]).toEqual([
    [],
    [],
  ])
})

test.each([
  ['utf8', 'utf-8-bom'],
  ['UTF-16', 'utf-16le'],
  ['cp1252', 'windows-1252'],
])('the encoding %s is %s', (said, found) => {
  expect(formNotes(source({ encoding: said }), { ...file, encoding: found } as never)).toEqual([])
})

test('another delimiter, encoding or number of lines above is told', () => {
  const other = { ...file, encoding: 'windows-1252', shape: { delimiter: '\t' }, linesAbove: [] } as never
  expect(formNotes(source(usual), other)).toEqual([
    'Of own semicolons between cells are usual; here are tabs.',
    'Of own the encoding UTF-8 is usual; here it is windows-1252.',
    'Of own 2 lines above the header are usual; here are no lines.',
  ])
})

test('of a workbook neither cells nor encoding are told', () => {
  const workbook = { ...file, encoding: 'windows-1252', shape: { delimiter: ',' }, workbook: {} } as never
  expect(formNotes(source(usual), workbook)).toEqual([])
})
