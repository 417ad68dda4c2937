import { expect, test } from 'vitest'
import type { Edit } from '../../../shared/edits/edit.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { parseEdits, printEdits } from './editsFile.ts'

const by = { who: 'ada', at: '2026-11-29T09:00:00.000Z', why: null }
const edits: Edit[] = [
  {
    ...{
      kind: 'cell',
      record: 2,
      line: 3,
      place: 9,
      column: 'Phone',
      license: '1001-23',
      company: 'MARIGOLD HOUSE',
    },
    ...{ from: '702-555-O101', to: '702-555-0101', standing: true, ...by },
  },
  {
    kind: 'value',
    place: 8,
    column: 'County',
    from: 'N/A',
    to: '',
    standing: false,
    ...by,
    why: 'not asked',
  },
  { kind: 'record', record: 4, line: 5, from: 'a,"b', to: 'a,b', ...by },
  { kind: 'leave-out', record: 5, line: 6, from: 'TOTAL,,', ...by },
]
const document = { files: [{ name: 'nevada.csv', sha256: 'a'.repeat(64), source: 'nevada', edits }] }

function refusal(json: string): LoaderError {
  try {
    parseEdits(json, 'edits.json')
  } catch (error) {
    if (error instanceof LoaderError) return error
  }
  throw new Error('it was read')
}

test('what is written is read again as it was', () => {
  expect(parseEdits(printEdits(document), 'edits.json')).toEqual(document)
})

test('a file by hand needs what is changed and where: place, person and time may lack', () => {
  const { who: _, at: __, why: ___, ...edit } = edits[1] as Extract<Edit, { kind: 'value' }>
  const { place: ____, standing: _____, ...shorter } = edit
  const json = JSON.stringify({
    ...JSON.parse(printEdits(document)),
    files: [{ ...document.files[0], edits: [shorter] }],
  })
  expect(parseEdits(json, 'edits.json').files[0]?.edits).toMatchObject([
    { kind: 'value', column: 'County', place: -1, standing: false, who: 'a file of edits', why: null },
  ])
})

const text = printEdits(document)
test.each([
  ['no JSON', '{"format":', 'is no JSON'],
  ['another document', '{"format": "x"}', 'is no file of edits'],
  ['null', 'null', 'is no file of edits'],
  [
    'a later version',
    text.replace('"version": 1', '"version": 2'),
    'has version 2; this program reads version 1',
  ],
  ['an unknown kind', text.replace('"leave-out"', '"drop"'), 'files.0.edits.3.kind'],
  ['an unknown member', text.replace('"standing": true', '"standing": true, "sql": "x"'), 'files.0.edits.0'],
  ['a NUL', text.replace('TOTAL', '\\u0000'), 'a character that no database takes'],
  ['half of a pair', text.replace('TOTAL', '\\ud800'), 'a character that no database takes'],
])('%s is refused, and what is wrong is told', (_, json, says) => {
  const error = refusal(json)
  expect([error.code, error.exitCode]).toEqual(['edits-unreadable', 3])
  expect(error.message).toContain(says)
})

test('names of the language are members like any other', () => {
  expect(refusal('{"__proto__": {"format": "leads-loader-edits"}}').message).toContain('is no file of edits')
})
