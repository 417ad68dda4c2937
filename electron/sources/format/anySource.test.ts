import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordColumns } from '../../../shared/columns.ts'
import { anyCell } from '../../testing/anyCell.ts'
import { sources } from '../index.ts'
import { layoutOf } from '../layout.ts'
import { recordReader } from '../readRecord.ts'
import { ruleDefinitions } from '../rules/index.ts'
import { sourceColumns } from '../source.ts'
import { readSource } from './readSource.ts'

const columns = ['Name', 'License', 'A', 'B', 'C', 'D']
const column = fc.constantFrom(...columns)
const ref = fc.oneof(
  column,
  fc.record({ column, prefix: fc.constantFrom('FL ', '#') }, { requiredKeys: ['column'] }),
)
const refs = fc.oneof(ref, fc.array(ref, { minLength: 1, maxLength: 4 }))
const word = fc.constantFrom(
  'x',
  'Yes',
  'N/A',
  '-',
  ' - ',
  ':',
  '1/2/25',
  'infant',
  'Mo',
  '',
  'é',
  '\\',
  '$1',
)
const target = fc.constantFrom(...recordColumns.map(({ name }) => name), 'attributes.one', 'attributes.two')

/** What options may hold, right and wrong: the reader tells which it is. */
const option = fc.oneof(
  refs,
  word,
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.array(word, { maxLength: 3 }),
  fc.dictionary(word, fc.oneof(word, fc.constant(null))),
  fc.record({ at: word, part: fc.integer({ min: -3, max: 3 }) }, { requiredKeys: ['at'] }),
  fc.record(
    { around: word, prefix: word, suffix: fc.array(word), required: fc.boolean() },
    { requiredKeys: [] },
  ),
  fc.record({ infant: refs, school_age: refs }, { requiredKeys: [] }),
  fc.record({ mo: ref, tu: fc.record({ open: ref, close: ref }) }, { requiredKeys: [] }),
  fc.constantFrom(
    'years',
    'weeks',
    'count',
    'flag',
    'capacity',
    'family',
    'family-comma',
    'issued',
    'expiry',
    'digit',
  ),
)

const names = ruleDefinitions.map(({ name }) => name)
const shared = ['join', 'coalesce', 'constant', 'values', 'else', 'noValue', 'strip', 'split', 'why']
const rule = fc.constantFrom(...names).chain((name) => {
  const own = ruleDefinitions.find((definition) => definition.name === name)?.options ?? {}
  const some = [...Object.keys(own).filter((key) => key !== 'to'), ...shared]
  return fc.record(
    {
      rule: fc.constant(name),
      from: refs,
      to: fc.oneof(target, fc.array(target, { minLength: 1, maxLength: 2 })),
      ...Object.fromEntries(some.map((key) => [key, option])),
    },
    { requiredKeys: ['rule', 'from'] },
  )
})

const needed = [
  { rule: 'text', from: 'Name', to: 'company' },
  { rule: 'license', from: 'License' },
]

const file = fc.record(
  {
    noValue: fc.array(word, { minLength: 1 }),
    shortRows: fc.constantFrom('pad', 'reject'),
    dayFirst: fc.boolean(),
    only: fc.record({ column, is: fc.array(word, { minLength: 1 }) }),
    except: fc.record({ column, contains: fc.array(word, { minLength: 1 }) }),
    onePer: fc.record({ column: fc.oneof(column, fc.array(column, { minLength: 1 })) }),
  },
  { requiredKeys: [] },
)

const source = fc.record({
  $schema: fc.constant('leads-source-1.schema.json'),
  id: fc.constant('any'),
  state: fc.constantFrom('NV', 'NY'),
  title: fc.constant('Any'),
  columns: fc.constant(columns),
  file,
  rules: fc.array(rule, { maxLength: 4 }).map((more) => [...needed, ...more]),
  examples: fc.constant([1, 2, 3].map(() => ({ record: {}, rejected: 'no_company' }))),
})

test('every source file that is read reads any record, and every other is refused with its place', () => {
  let read = 0
  fc.assert(
    fc.property(source, fc.array(fc.oneof(anyCell, word), { maxLength: 8 }), (made, cells) => {
      const text = JSON.stringify(made, null, 1)
      const reading = readSource(text)
      if (reading.source === null) {
        expect(reading.problems.length).toBeGreaterThan(0)
        for (const { line, path, message } of reading.problems) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(text.split('\n').length)
          expect(path).not.toBe('')
          expect(message).not.toBe('')
        }
        return
      }
      read += 1
      const result = recordReader(layoutOf(reading.source, columns), '2025-11-05')(cells)
      expect(Object.keys(result.record)).toHaveLength(recordColumns.length)
    }),
    { numRuns: 600 },
  )
  // far below what is drawn, so that chance doesn't decide, and far above nothing
  expect(read).toBeGreaterThan(15)
})

test('every text is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readSource(text).problems.length).toBeGreaterThan(0)
    }),
  )
})

test('a shipped source with one thing changed is read, or refused with its place', () => {
  const texts = sources.map((one) => JSON.stringify(one.file))
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.oneof(word, fc.constant('{'), fc.constant('"'), fc.constant('[]')),
      (text, at, put) => {
        const place = at % text.length
        const { source: found, problems } = readSource(text.slice(0, place) + put + text.slice(place + 1))
        expect((found === null) === problems.length > 0).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})

test('every shipped source reads any record of its width', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.infiniteStream(anyCell), (one, cells) => {
      const header = sourceColumns(one).map(({ name }) => name)
      const row = header.map(() => cells.next().value as string)
      const { record, reject, aside } = recordReader(layoutOf(one, header), '2025-11-05')(row)
      if (reject === null && aside === undefined) expect(record.company).not.toBeNull()
    }),
    { numRuns: 300 },
  )
})
