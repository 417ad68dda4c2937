import { describe, expect, test } from 'vitest'
import { usualNoValue } from '../../clean/text/noValue.ts'
import { sourceText } from '../../testing/sourceFile.ts'
import { sources } from '../index.ts'
import { problemText, readSource, schemaVersionOf } from './readSource.ts'

const columns = ['Name', 'License', 'Beds', 'Issued']
const wrongOf = (text: string) => readSource(text).problems.map(problemText)
const wrong = (parts: object) => wrongOf(sourceText({ columns, ...parts }))
const rule = (entry: object) => wrong({ rules: [entry] })

describe('a source file', () => {
  test('is read, and brings rules in its order with kept columns behind', () => {
    const { source, problems } = readSource(
      sourceText({ columns, rules: [{ rule: 'count', from: 'Beds', to: 'capacity' }] }),
    )
    expect(problems).toEqual([])
    expect(source?.rules.map(({ targets }) => targets[0])).toEqual([
      ...['company', 'license_number', 'capacity', 'attributes.issued'],
    ])
  })

  test('that is shipped is read again from its own data', () => {
    for (const { file, id } of sources) expect(readSource(JSON.stringify(file)).source?.id).toBe(id)
  })

  test.each<[string, object, string | RegExp]>([
    [
      'a rule that there is not',
      { rule: 'dates', from: 'Issued' },
      "line 23, rules[2].rule: 'dates' is no rule: is date meant?",
    ],
    ['no rule at all', { from: 'Issued' }, 'line 22, rules[2].rule: is missing: each entry names its rule'],
    [
      'an option of no rule',
      { rule: 'date', from: 'Issued', to: 'license_issued', forma: 1 },
      /line 26, rules\[2\]\.forma: 'forma' is no option of the rule date/,
    ],
    [
      'an option of another rule',
      { rule: 'phone', from: 'Beds', dayFirst: true },
      "line 25, rules[2].dayFirst: 'dayFirst' is no option of the rule phone",
    ],
    [
      'a target that there is not',
      { rule: 'date', from: 'Issued', to: 'licence_issued' },
      "line 25, rules[2].to: 'licence_issued' is no target: is license_issued meant?",
    ],
    [
      'a target of another type',
      { rule: 'text', from: 'Issued', to: 'license_issued' },
      "line 25, rules[2].to: 'license_issued' holds another type of value than this rule reads",
    ],
    [
      'a key that is none',
      { rule: 'text', from: 'Issued', to: 'attributes.Star Level' },
      /rules\[2\]\.to: 'attributes\.Star Level' is no key/,
    ],
    [
      'a column that there is not',
      { rule: 'date', from: 'Isued', to: 'license_issued' },
      "line 24, rules[2].from: 'Isued' is no column of `columns`: is 'Issued' meant?",
    ],
    [
      'a column of an option that there is not',
      { rule: 'phone', from: 'Beds', extension: { column: 'Ext' } },
      "line 26, rules[2].extension.column: 'Ext' is no column of `columns`",
    ],
    [
      'no column',
      { rule: 'date', to: 'license_issued' },
      'line 22, rules[2]: needs `from`: the column that it reads',
    ],
    ['no target', { rule: 'date', from: 'Issued' }, /rules\[2\]\.to: /],
    [
      'several columns for one value',
      { rule: 'date', from: ['Issued', 'Beds'], to: 'license_issued' },
      /rules\[2\]\.from: names 2 columns: say `join`/,
    ],
    [
      'columns both joined and chosen of',
      { rule: 'text', from: ['Issued', 'Beds'], join: ' ', coalesce: true, to: 'language' },
      /rules\[2\]\.coalesce: stands beside `join`/,
    ],
    [
      'a part that is none',
      { rule: 'text', from: 'Beds', split: { at: '-', part: 0 }, to: 'language' },
      /rules\[2\]\.split\.part: parts are counted from 1/,
    ],
    [
      'a separator without a part',
      { rule: 'text', from: 'Beds', split: { at: '-' }, to: 'language' },
      /rules\[2\]\.split: needs `part`/,
    ],
    [
      'an open but no closing time',
      { rule: 'hours', days: 'Beds', open: 'Issued' },
      'line 22, rules[2]: needs `range`, or `open` and `close`, beside `days`',
    ],
    ['a day that there is not', { rule: 'hours', week: { mon: 'Beds' } }, /rules\[2\]\.week\.mon/],
    ['a group that there is not', { rule: 'ages', groups: { babies: 'Beds' } }, /rules\[2\]\.groups\.babies/],
  ])('is refused with %s', (_, entry, says) => {
    expect(rule(entry)[0]).toEqual(typeof says === 'string' ? says : expect.stringMatching(says))
  })

  test.each<[string, object, string | RegExp]>([
    [
      'a target that no letter leads to',
      { rules: [{ rule: 'date', from: 'Issued', to: 'license_expiry' }] },
      /'license_expiry' is no target: this rule fills certificate_expiration_date, license_issued, license_renewed, or attributes/,
    ],
    [
      'two rules for one target',
      {
        rules: [
          { rule: 'text', from: 'Beds', to: 'county' },
          { rule: 'text', from: 'Issued', to: ['language', 'county'] },
        ],
      },
      'line 30, rules[3].to: county is filled by rules[2] already: a field has one rule',
    ],
    [
      'a header of two columns',
      { columns: ['Name', 'License', { name: 'Beds', aliases: ['name'] }] },
      /columns\[2\]\.aliases\[0\]: 'name' is a header of the column Name too/,
    ],
    [
      'aliases in a circle',
      { columns: ['Name', 'License', { name: 'A', aliases: ['B'] }, { name: 'B', aliases: ['A'] }] },
      /columns\[3\]\.name: 'B' is a header of the column A too/,
    ],
    [
      'a header that is chosen for two columns',
      { columns: ['Name', { name: 'License', chosen: 'Permit' }, { name: 'Beds', chosen: 'PERMIT' }] },
      /columns\[2\]\.chosen: 'PERMIT' is chosen for the column License too/,
    ],
    [
      'a chosen header of nothing',
      { columns: ['Name', { name: 'License', chosen: ' - ' }] },
      /columns\[1\]\.chosen: ' - ' has no letter or digit to be known by/,
    ],
    [
      'a column that is read and ignored',
      { ignore: [{ column: 'Name', why: 'no use' }] },
      /ignore\[0\]\.column: 'Name' is read by a rule/,
    ],
    [
      'a selection by no column',
      { file: { only: { column: 'Kind', is: ['x'] } } },
      /file\.only\.column: 'Kind' is no column/,
    ],
    [
      'a selection of nothing',
      { file: { except: [{ column: 'Beds' }] } },
      /file\.except\[0\]: needs `is` or `contains`/,
    ],
    ['records of no column', { file: { onePer: { column: ['Kind'] } } }, /file\.onePer\.column\[0\]/],
    [
      'an unknown option of the file',
      { file: { shortRow: 'pad' } },
      "line 38, file.shortRow: 'shortRow' is not known here: is shortRows meant?",
    ],
    [
      'another word for an option',
      { file: { shortRows: 'padded' } },
      /file\.shortRows: 'padded' is not allowed: write one of "reject", "pad"/,
    ],
    ['an id in capitals', { id: 'Ohio' }, /line 3, id: /],
    ['a state that is none', { state: 'ZZ' }, 'line 4, state: is no USPS code of a state'],
    [
      'an unknown version',
      { $schema: 'leads-source-2.schema.json' },
      'line 2, $schema: is version 2 of the format; this program reads version 1',
    ],
    [
      'the schema of something else',
      { $schema: 'https://example.org/x.json' },
      /line 2, \$schema: is not that of a source/,
    ],
    ['too few examples', { examples: [] }, /examples: /],
    [
      'an example without an end',
      { examples: [{ record: {} }, { record: {} }, { record: {} }] },
      /examples\[0\]: needs one of `becomes`, `rejected` and `setAside`/,
    ],
    [
      'an example of no column',
      { examples: [1, 2, 3].map(() => ({ record: { Kind: 'x' }, becomes: {} })) },
      /examples\[0\]\.record\.Kind: 'Kind' is no column/,
    ],
    [
      'an example of no field',
      { examples: [1, 2, 3].map(() => ({ record: {}, becomes: { capcity: 1 } })) },
      /examples\[0\]\.becomes\.capcity/,
    ],
    ['an option that is not known', { titel: 'x' }, /titel: 'titel' is not known here: is title meant\?/],
  ])('is refused with %s', (_, parts, says) => {
    expect(wrong(parts)[0]).toEqual(typeof says === 'string' ? says : expect.stringMatching(says))
  })

  test('is refused without a rule for the company or the license number', () => {
    const text = sourceText({ columns }).replace('"company"', '"operator"')
    expect(wrongOf(text)).toEqual([expect.stringContaining('rules: no rule fills company from a column')])
  })

  test.each<[string, string, RegExp]>([
    ['no JSON', '{\n  "id": oak\n}', /^line \d, ?.*is no JSON|^line \d+: is no JSON/],
    ['nothing', '', /^line 1: is no JSON/],
    ['a list', '[]', /^line 1: is no source: it must be one JSON object/],
    ['no schema', '{}', /^line 1: lacks \$schema/],
    ['10 MB', `{"x": "${'y'.repeat(10_000_000)}"}`, /^line 1: is larger than 1 MiB/],
    ['a hundred thousand brackets', '['.repeat(100_000) + ']'.repeat(100_000), /^line 1: is nested deeper/],
    [
      'a __proto__',
      sourceText().replace('"id"', '"__proto__": {"state": "CA"},\n  "id"'),
      /^line 3, __proto__: '__proto__' is no key of a source/,
    ],
    [
      'a __proto__ written in escapes',
      sourceText().replace('"id"', '"\\u005f_proto__": {},\n  "id"'),
      /^line 3, __proto__/,
    ],
    [
      'a key that stands twice',
      sourceText().replace('"id"', '"state": "CA",\n  "id"'),
      /^line 5, state: 'state' stands twice/,
    ],
    [
      'a __proto__ deep inside',
      sourceText({ examples: [1, 2, 3].map(() => ({ record: { Name: 'x' }, becomes: {} })) }).replace(
        '"Name": "x"',
        '"__proto__": "x"',
      ),
      /examples\[0\]\.record\.__proto__/,
    ],
  ])('is refused that is %s', (_, text, says) => {
    expect(wrongOf(text)[0]).toMatch(says)
    expect(({} as Record<string, unknown>).state).toBeUndefined()
  })

  test('has no pattern that runs away: a pattern of a number is made of parts', () => {
    const { source, problems } = readSource(
      sourceText({ rules: [{ rule: 'license', from: 'License', pattern: '(a+)+$**#**@*' }] }).replace(
        '"license_number"',
        '"provider_id"',
      ),
    )
    expect(problems.map(problemText)).toEqual([])
    const started = performance.now()
    const license = source?.rules.find(({ targets }) => targets.includes('license_number'))
    const context = { runDate: '2025-11-05', state: 'NV', noValue: usualNoValue, dates: {} }
    license?.read([`${'(a+)+$'}${'a'.repeat(50)}1!`], { attributes: {} } as never, () => undefined, context)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test.each([
    ['leads-source-1.schema.json', 1],
    ['../../docs/reference/leads-source-1.schema.json', 1],
    ['https://example.org/leads-source-12.schema.json', 12],
    ['my-leads-source-1.schema.json', null],
    ['leads-source-1.schema.json#', null],
  ])('is known by its schema: %s is of version %s', (schema, version) => {
    expect(schemaVersionOf(schema)).toBe(version)
  })
})
