import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type CleanedRecord, recordColumns } from '../../shared/columns.ts'
import { inspectFile } from '../read/inspect.ts'
import { readRecords } from '../read/records.ts'
import { emptyRecord } from './emptyRecord.ts'
import { checkExamples } from './examples.ts'
import type { Finding } from './finding.ts'
import { readSource } from './format/readSource.ts'
import { sources } from './index.ts'
import { recordReader } from './readRecord.ts'
import { requireLayout } from './recognise.ts'

const samples = fileURLToPath(new URL('../../samples/flawed/', import.meta.url))
const runDate = '2025-11-05'

/** A line of an `expected.json`. Of a record it names the fields that are not null. */
interface Expected {
  readonly records: readonly ({ readonly record: number; readonly line: number } & Partial<CleanedRecord>)[]
  /** A repeat names the record that it repeats: only a whole run can tell. */
  readonly rejects: readonly {
    readonly record: number
    readonly line: number
    readonly cause: string
    readonly column: string | null
    readonly repeats?: number
  }[]
  readonly warnings: readonly Warning[]
}

interface Warning {
  readonly record: number
  readonly line: number
  readonly cause: string
  readonly column: string | null
  readonly field: string | null
  readonly value: string | null
}

interface Read {
  readonly record: number
  readonly line: number
  readonly cleaned: CleanedRecord
  readonly reject: { readonly cause: string; readonly column: string | null } | null
  readonly warnings: readonly Finding[]
}

/** As a load reads it, record by record. */
async function readAll(folder: string, name: string): Promise<Read[]> {
  const file = await inspectFile(`${folder}${name}`, name)
  const { layout } = requireLayout(sources, name, file.header)
  const read = recordReader(layout, runDate)
  const all: Read[] = []
  for await (const batch of readRecords(file)) {
    for (let index = 0; index < batch.count; index += 1) {
      const place = { record: batch.firstRecord + index, line: batch.line[index] as number }
      const problem = batch.problem[index]
      if (problem) {
        const reject = { cause: problem.cause, column: null }
        all.push({ ...place, cleaned: emptyRecord(), reject, warnings: [] })
      } else {
        const { record, reject, warnings } = read(batch.cells[index] as readonly string[])
        all.push({ ...place, cleaned: record, reject, warnings })
      }
    }
  }
  return all
}

/** Each source's sample, and the further ones in its folder: source, folder, file, what it must become. */
const cases = sources.flatMap(({ id }) => {
  const own = fileURLToPath(new URL(`./states/${id}/`, import.meta.url))
  const more = existsSync(`${own}samples`) ? readdirSync(`${own}samples`) : []
  return [
    // those that also come with the program as files to try
    ...(existsSync(`${samples}${id}.csv`) ? [[id, samples, `${id}.csv`, `${own}expected.json`]] : []),
    ...more
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [id, `${own}samples/`, name, `${own}samples/${name.replace('.csv', '.json')}`]),
  ] as [string, string, string, string][]
})

describe.each(cases)('the sample of %s, %s%s,', (id, folder, name, expectedName) => {
  const isThere = existsSync(expectedName)
  const expected: Expected = isThere
    ? JSON.parse(readFileSync(expectedName, 'utf8'))
    : { records: [], rejects: [], warnings: [] }

  test('has beside it what its records must become', () => {
    const shape = '{"records": [{"record": 1, "line": 2, "company": …}], "rejects": [], "warnings": []}'
    expect(isThere, `Write ${expectedName} by hand: ${shape}`).toBe(true)
  })

  test('is of its source', async () => {
    const { header } = await inspectFile(folder + name, name)
    expect(requireLayout(sources, name, header).layout.source.id).toBe(id)
  })

  test('becomes the records that are expected, field by field', async () => {
    const all = await readAll(folder, name)
    expect(all).toHaveLength(expected.records.length + expected.rejects.length)
    for (const { record, line, ...fields } of expected.records) {
      const found = all[record - 1] as Read
      expect.soft(found.reject, `record ${record}`).toBeNull()
      expect(found.line, `record ${record}`).toBe(line)
      expect.soft(found.cleaned, `record ${record}`).toEqual({ ...emptyRecord(), ...fields })
    }
  })

  test('has the rejects that are expected', async () => {
    const all = await readAll(folder, name)
    for (const { record, line, cause, column, repeats } of expected.rejects) {
      const found = all[record - 1] as Read
      expect(found.line).toBe(line)
      if (repeats === undefined) expect(found.reject, `record ${record}`).toMatchObject({ cause, column })
      else expect(found.cleaned, `record ${record}`).toEqual((all[repeats - 1] as Read).cleaned)
    }
  })

  test('has the warnings that are expected', async () => {
    const all = await readAll(folder, name)
    const found = all.flatMap(({ record, line, warnings }) =>
      warnings.map(({ cause, column, field, value }) => ({ record, line, cause, column, field, value })),
    )
    // records that disagree on a license are told by a whole run
    expect(found).toEqual(expected.warnings.filter(({ cause }) => cause !== 'license_conflict'))
  })
})

describe.each(sources)('the source $id', (source) => {
  // it is taken as it is when the program starts
  test('is a source file without fault, in the order that an export writes', () => {
    const text = readFileSync(
      fileURLToPath(new URL(`./states/${source.id}/source.json`, import.meta.url)),
      'utf8',
    )
    const { source: made, problems } = readSource(text)
    expect(problems).toEqual([])
    expect(JSON.stringify(made?.file)).toBe(JSON.stringify(JSON.parse(text)))
    expect(JSON.stringify(source.file)).toBe(JSON.stringify(made?.file))
  })

  test('brings examples, which hold', () => {
    expect(checkExamples(source)).toEqual([])
  })
})

const laterFields = Object.fromEntries(
  recordColumns.filter(({ since = 1 }) => since > 1).map(({ name }) => [name, null]),
)

// The real files and what they must become lie beside the checkout, not in it.
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))

describe.skipIf(!existsSync(`${shared}expected/golden.json`))('the real files', () => {
  test.each([
    ['nevada', 'source1.csv'],
    ['oklahoma', 'source2.csv'],
    ['texas', 'source3.csv'],
  ])('of %s become what is expected, field by field', async (id, name) => {
    const golden: Record<string, unknown>[] = JSON.parse(
      readFileSync(`${shared}expected/golden.json`, 'utf8'),
    )
    const wanted = golden.filter(({ source }) => source === id)
    const state = sources.find((source) => source.id === id)?.state
    const all = await readAll(`${shared}data/`, name)
    expect(
      all.map(({ record, cleaned }) => ({ source: id, record, issuing_state: state, ...cleaned })),
      // what is expected is of version 1 of the columns; what came later is empty
    ).toEqual(wanted.map((record) => ({ ...laterFields, ...record })))
    expect(all.flatMap(({ reject, warnings }) => [...(reject ? [reject] : []), ...warnings])).toEqual([])
  })
})

interface ExpectedLayout {
  readonly run_date: string
  readonly issuing_state: string
  readonly records: readonly ({ readonly record: number } & Record<string, unknown>)[]
  readonly rejects: readonly { readonly record: number; readonly cause: string }[]
}

const layouts = existsSync(`${shared}states`)
  ? readdirSync(`${shared}states`).filter((name) => name.endsWith('.csv'))
  : []

describe.skipIf(layouts.length === 0)('the layouts of further states', () => {
  test.each(layouts)('%s is read by a source of its state, and becomes what is expected', async (name) => {
    const expected: ExpectedLayout = JSON.parse(
      readFileSync(`${shared}states/${name.replace('.csv', '.expected.json')}`, 'utf8'),
    )
    expect(expected.run_date).toBe(runDate)
    const { header } = await inspectFile(`${shared}states/${name}`, name)
    expect(requireLayout(sources, name, header).layout.source.state).toBe(expected.issuing_state)
    const all = await readAll(`${shared}states/`, name)
    for (const { record, attributes, ...fields } of expected.records) {
      const found = all[record - 1] as Read
      expect.soft(found.reject, `record ${record}`).toBeNull()
      expect.soft(found.cleaned, `record ${record}`).toMatchObject(fields)
      if (attributes !== undefined)
        expect.soft(found.cleaned.attributes, `record ${record}`).toMatchObject(attributes as object)
    }
    const rejects = all.flatMap(({ record, reject }) =>
      reject === null ? [] : [{ record, cause: reject.cause }],
    )
    expect(rejects).toEqual(expected.rejects.map(({ record, cause }) => ({ record, cause })))
  })
})
