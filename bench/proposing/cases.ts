import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import papaparse from 'papaparse'
import { inspectInput } from '../../electron/engine/files/inspect/inspectInput.ts'
import { sampleRecords } from '../../electron/read/sample.ts'
import { sources } from '../../electron/sources/index.ts'
import { type Source, sourceColumns } from '../../electron/sources/source.ts'
import type { Scored } from '../../electron/testing/proposalScore.ts'

/** A file whose right values are known. */
export interface Case extends Scored {
  /** The known source whose layout it has; null where none has. */
  readonly source: Source | null
  readonly name: string
}

/** The examples of a shipped source among the records of its samples. */
export function caseOfSource(source: Source): Case {
  const header = sourceColumns(source).map(({ name }) => name)
  const examples = source.file.examples.filter(({ becomes }) => becomes !== undefined)
  const records = examples.map(({ record }) =>
    header.map((name) => (record as Record<string, string>)[name] ?? ''),
  )
  return {
    source,
    name: source.id,
    header,
    records: distinct([...records, ...recordsOfSamples(source.id, header)]),
    expected: examples.map(({ becomes = {} }, at) => ({ at, fields: flat(becomes) })),
  }
}

/** Examples are records of the samples, too. */
function distinct(records: readonly string[][]): string[][] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()]
}

function recordsOfSamples(id: string, header: readonly string[]): string[][] {
  const folder = new URL(`../../electron/sources/states/${id}/samples/`, import.meta.url)
  const root = existsSync(folder)
    ? folder
    : new URL(`electron/sources/states/${id}/samples/`, `file://${process.cwd()}/`)
  return readdirSync(root)
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => {
      const rows = parse(readFileSync(new URL(name, root), 'utf8'))
      const places = header.map((column) => rows[0]?.indexOf(column) ?? -1)
      return rows.slice(1).map((row) => places.map((place) => row[place] ?? ''))
    })
}

function parse(text: string): string[][] {
  return papaparse.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data
}

function flat({ attributes = {}, ...fields }: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.entries(attributes as object).map(([key, value]) => [`attributes.${key}`, value])
  return { ...fields, ...Object.fromEntries(keys) }
}

/** Files of states with what their records must become, as `XX.csv` and `XX.expected.json` in a folder. */
export async function casesOf(folder: URL): Promise<Case[]> {
  if (!existsSync(folder)) return []
  const states = readdirSync(folder).filter((name) => name.endsWith('.expected.json'))
  const cases: Case[] = []
  for (const name of states) {
    const code = name.slice(0, 2)
    const path = fileURLToPath(new URL(`${code}.csv`, folder))
    const file = await inspectInput(path, path)
    const { records } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      records: ({ record: number } & Record<string, unknown>)[]
    }
    cases.push({
      source: sources.find(({ state }) => state === code) ?? null,
      name: `${code} beside`,
      header: file.header,
      records: (await sampleRecords(file)).records,
      expected: records.map(({ record, ...fields }) => ({ at: record - 1, fields: flat(fields) })),
    })
  }
  return cases
}

/** Files with expected values beside the project: `expected/golden.json` with `data/`, and `states/`. */
export async function casesBeside(folder: URL): Promise<Case[]> {
  if (!existsSync(new URL('expected/golden.json', folder))) return []
  const golden = JSON.parse(readFileSync(new URL('expected/golden.json', folder), 'utf8')) as ({
    source: string
    record: number
  } & Record<string, unknown>)[]
  const files: Record<string, string> = {
    nevada: 'source1.csv',
    oklahoma: 'source2.csv',
    texas: 'source3.csv',
  }
  const ofFiles = Object.entries(files).map(([id, file]): Case => {
    const rows = parse(readFileSync(new URL(`data/${file}`, folder), 'utf8'))
    return {
      source: sources.find((source) => source.id === id) as Source,
      name: `${id} beside`,
      header: rows[0] as string[],
      records: rows.slice(1),
      expected: golden
        .filter(({ source }) => source === id)
        .map(({ source: _, record, issuing_state: __, ...fields }) => ({
          at: record - 1,
          fields: flat(fields),
        })),
    }
  })
  return [...ofFiles, ...(await casesOf(new URL('states/', folder)))]
}
