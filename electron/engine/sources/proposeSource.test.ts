import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRecords } from '../../read/sample.ts'
import { requireSource } from '../../sources/format/readSource.ts'
import { sources } from '../../sources/index.ts'
import { emptyScores, score, totals } from '../../testing/proposalScore.ts'
import { inspectInput } from '../files/inspect/inspectInput.ts'
import { proposeSource } from './proposeSource.ts'

const folder = fileURLToPath(new URL('../../testing/layouts/', import.meta.url))
const layouts = readdirSync(folder).filter((name) => name.endsWith('.csv'))

interface Expected {
  readonly records: readonly ({ readonly record: number } & Readonly<Record<string, unknown>>)[]
}

// Layouts as states have them, written by somebody who had not seen the program, with invented rows.
describe('a proposal for a layout that nobody knows', () => {
  test.each(layouts)('%s', async (name) => {
    const path = join(folder, name)
    const made = await proposeSource(path, { sources })
    requireSource(made.text, name)
    const file = await inspectInput(path, name)
    const { records } = JSON.parse(readFileSync(path.replace(/csv$/, 'expected.json'), 'utf8')) as Expected
    const scores = emptyScores()
    const wrong: string[] = []
    score(
      {
        header: file.header,
        records: (await sampleRecords(file)).records,
        expected: records.map(({ record, attributes = {}, ...fields }) => ({
          at: record - 1,
          fields: {
            ...fields,
            ...Object.fromEntries(
              Object.entries(attributes as object).map(([key, value]) => [`attributes.${key}`, value]),
            ),
          },
        })),
      },
      made,
      scores,
      (line) => wrong.push(line),
    )
    const { right, wrong: others, missing, sureWrong } = totals(scores)
    expect(sureWrong, wrong.join('\n')).toBe(0)
    // those of headers that are whole sentences, or words of nobody else, are asked
    const isOdd = ['ME.csv', 'ND.csv', 'WY.csv'].includes(name)
    expect(right / (right + others + missing), wrong.join('\n')).toBeGreaterThanOrEqual(isOdd ? 0.85 : 0.97)
  })
})

describe('records of a big file', () => {
  let own = ''
  beforeAll(() => {
    own = mkdtempSync(join(tmpdir(), 'sample-'))
  })
  afterAll(() => rmSync(own, { recursive: true, force: true }))

  async function sampled(encoding: BufferEncoding, ending: string, start = '') {
    const rows = ['Lic #,Center Name,Notes']
    for (let index = 0; index < 60_000; index += 1)
      rows.push(
        index % 3 === 0
          ? `L-${index},"ÉTUDE ${index}, INC.","first line${ending}second, ""quoted"" line${ending}end"`
          : `L-${index},ACORN ${index},${'n'.repeat(60)}`,
      )
    const path = join(own, `${encoding}-${ending.length}.csv`)
    writeFileSync(path, Buffer.from(`${start}${rows.join(ending)}${ending}`, encoding))
    return sampleRecords(await inspectInput(path, path))
  }

  test.each([
    ['utf8', '\n', ''],
    ['utf8', '\r\n', ''],
    ['utf16le', '\r\n', '\ufeff'],
  ] as const)('are whole ones from all its parts (%s)', async (encoding, ending, start) => {
    const { records, isWhole } = await sampled(encoding, ending, start)
    expect(isWhole).toBe(false)
    expect(records.length).toBeGreaterThan(2000)
    const places = records.map(([number]) => Number(number?.slice(2)))
    expect(records.every(([number, name]) => /^L-\d+$/.test(number ?? '') && / \d+/.test(name ?? ''))).toBe(
      true,
    )
    expect(new Set(places).size).toBe(places.length)
    expect(Math.min(...places)).toBe(0)
    expect(Math.max(...places)).toBeGreaterThan(55_000)
    expect(records[0]?.[2]).toBe(`first line${ending}second, "quoted" line${ending}end`)
  })
})
