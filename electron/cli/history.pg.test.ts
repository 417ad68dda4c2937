import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TraceView } from '../../shared/window/trace.ts'
import { commands, texasFile, texasLine } from '../testing/command.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)
const { run, json, write } = leads

beforeAll(async () => {
  write('first.csv', texasFile(30))
  write('second.csv', texasFile(28, [texasLine(29, '=cmd()'), texasLine(31)], 1))
  for (const [file, date] of [
    ['first.csv', '2026-01-05'],
    ['second.csv', '2026-01-12'],
  ] as const) {
    const { code, err } = await run('load', '-f', file, '--date', date)
    expect(code, err).toBe(0)
  }
})

describe('leads diff', () => {
  test('tells people the counts first, then the rows', async () => {
    const { code, out } = await run('diff', '2026-01-12')
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines[0]).toBe('What changed from run 1 of 2026-01-05 to run 2 of 2026-01-12')
    expect(lines[2]).toMatch(/^texas +facilities +30 +1 +1 +1 +30$/)
    expect(out).toContain('Changed fields  facility.company 1, license.licensee_name 1')
    expect(out).toMatch(/~ changed +facility +texas +29 +=cmd\(\) +company Acorn House 29 → =cmd\(\)/)
    expect(out).toMatch(/- gone +license +texas +30 /)
  })

  test('counts only where no row is wanted, and wants a name for a file', async () => {
    const { out } = await run('diff', '2', '--limit', '0')
    expect(out).toContain('6 changes; --limit lists the first of them')
    const { code, err } = await run('diff', '2', '--csv', '')
    expect(code).toBe(2)
    expect(err).toContain('The file to write has no name.')
  })

  test('prints one JSON document, which says when there is more', async () => {
    const { code, document } = await json<Record<string, unknown>>('diff', '1', '2', '--limit', '2')
    expect(code).toBe(0)
    expect(document).toMatchObject({
      a: { runId: 1, date: '2026-01-05' },
      b: { runId: 2, date: '2026-01-12' },
      total: 6,
      more: true,
      written: null,
      fields: [
        { field: 'facility.company', count: 1 },
        { field: 'license.licensee_name', count: 1 },
      ],
    })
    expect(document.rows).toHaveLength(2)
  })

  test('goes both ways, and keeps to a kind and a source', async () => {
    const licenses = async (...words: string[]) => {
      const { document } = await json<{ rows: { licenseNumber: string }[] }>('diff', ...words)
      return document.rows.map(({ licenseNumber }) => licenseNumber)
    }
    expect(await licenses('1', '2', '--kind', 'gone')).toEqual(['30', '30'])
    expect(await licenses('2', '1', '--kind', 'gone')).toEqual(['31', '31'])
    expect(await licenses('1', '2', '--source', 'nevada')).toEqual([])
    const { out } = await run('diff', '1', '2', '--source', 'nevada')
    expect(out).not.toContain('texas')
    expect(out).toContain('Changed fields of all sources  facility.company 1')
    const { document } = await json('diff', '1', '2', '--source', 'nevada')
    expect(document).toMatchObject({ sources: [], total: 0 })
  })

  test('writes all as CSV, safe for a spreadsheet unless it is for programs', async () => {
    const read = (name: string) => readFileSync(join(leads.folder, name), 'utf8')
    const { document } = await json('diff', '2', '--csv', 'changes.csv')
    expect(document).toMatchObject({
      rows: [],
      written: { file: join(leads.folder, 'changes.csv'), rows: 6 },
    })
    expect(read('changes.csv')).toContain(`,facility.company,Acorn House 29,'=cmd()\r\n`)
    expect((await run('diff', '2', '--csv', 'raw.csv', '--raw')).out).toContain('6 rows written to raw.csv')
    expect(read('raw.csv')).toMatch(/^kind,.*,after\r\n/)
    expect(read('raw.csv')).toContain(',Acorn House 29,=cmd()\r\n')
    const again = await run('diff', '2', '--csv', 'changes.csv')
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('it exists already')])
  })

  test('has nothing to compare the first run with', async () => {
    const { code, out } = await run('diff', '1')
    expect([code, out]).toEqual([
      0,
      'No published run stands before run 1 of 2026-01-05: there is nothing to compare it with.\n',
    ])
  })

  test.each([
    ['an unknown run', ['99'], 'There is no run 99'],
    ['a date without a run', ['2026-05-05'], 'no published run'],
    ['three runs', ['1', '2', '1'], 'More than two runs'],
    ['an unknown source', ['2', '--source', 'utah'], 'There is no source utah'],
    ['an unknown kind', ['2', '--kind', 'lost'], 'Allowed choices'],
    ['--raw without a file', ['2', '--raw'], '--raw'],
  ])('ends with 2 for %s', async (_, words, said) => {
    const { code, err } = await run('diff', ...words)
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
  })
})

describe('leads trace', () => {
  test('gives people a readable account', async () => {
    const { code, out } = await run('trace', '29')
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, 4)).toEqual([
      'License 29 of TX  =cmd()',
      '  2026-01-05  run 1  loaded     first.csv, record 29, line 30',
      expect.stringMatching(
        /^ {2}2026-01-12 {2}run 2 {2}loaded {5}second\.csv, record 29, line 30 {2}company Acorn House 29 → =cmd\(\);/,
      ),
      '',
    ])
    expect((await run('trace', '31')).out).toContain('run 1  missing    no record of first.csv names it\n')
  })

  test('prints one JSON document', async () => {
    const { code, document } = await json<TraceView>('trace', 'ACORN HOUSE 3', '--limit', '2')
    expect(code).toBe(0)
    expect(document).toMatchObject({
      lookedFor: expect.arrayContaining(['company']),
      runsSearched: 2,
      more: true,
    })
    expect(document.subjects.map(({ licenseNumber }) => licenseNumber)).toEqual(['3', '30'])
    expect(document.subjects[1]?.steps.map(({ state, place }) => [state, place?.line])).toEqual([
      ['loaded', 31],
      ['missing', undefined],
    ])
  })

  test('says plainly that nothing was found, which is no failure', async () => {
    const { code, out } = await run('trace', 'zz\u001b[31m9')
    expect([code, out]).toEqual([
      0,
      "Nothing is known of 'zz\\u001b[31m9' in 2 runs, looked for as license number, license number without regard to case, spaces and dashes, company.\n",
    ])
  })

  test('says how more is told: by the limit, while there is more within it', async () => {
    const told = await run('trace', 'acorn house 3', '--limit', '1')
    expect(told.err).toContain('There is more than the first 1; --limit tells more')
    const none = await run('trace', 'acorn house 3', '--limit', '0')
    expect([none.code, none.out, none.err]).toEqual([
      2,
      '',
      expect.stringContaining('Write --limit 1 to 50.'),
    ])
  })

  test('does not trace a single character', async () => {
    const { code, err } = await run('trace', 'x')
    expect([code, err]).toEqual([2, expect.stringContaining('2 to 200 characters')])
  })
})
