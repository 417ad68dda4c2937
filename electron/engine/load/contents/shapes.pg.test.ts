import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { delimitedRow } from '../../../read/writeCsv.ts'
import { testArchive, testWorkbook, textRows } from '../../../testing/archive.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'
import { texasRecord } from '../../../testing/invent/numbered.ts'
import { preview } from '../../review/preview.ts'
import { exportRejects } from '../../runs/export/exportIssues.ts'
import { findRunFiles } from '../../runs/findRuns.ts'
import { trace } from '../../trace/trace.ts'
import { load } from '../load.ts'
import type { LoadRequest } from '../loadRequest.ts'

const { folder, write } = testFiles()
const database = testEngine()

/**
 * Three records: the second and third are of one license and disagree, so that a load reads the second again; and one
 * without a company.
 */
const rows = [
  texasHeader,
  texasRecord(1, { 'Operation Name': 'Finch; House, "Old"' }),
  texasRecord(2),
  texasRecord(2, { Address: '7 OTHER RD', Status: 'Closed' }),
  texasRecord(4, { 'Operation Name': '' }),
]
const delimited = (delimiter: ',' | ';' | '\t' | '|') =>
  rows.map((row) => `${delimitedRow(row, delimiter)}\r\n`).join('')
const above = 'Invented operations\r\n\r\nAs of: May 2031\r\n'
const sheetRows = textRows([['Invented operations'], [], ...rows])

const files: readonly [what: string, name: string, content: string | Buffer, firstLine: number][] = [
  ['semicolons below a title', 'semicolons.csv', above + delimited(';'), 5],
  ['tabs in UTF-16 without a mark', 'tabs.txt', Buffer.from(delimited('\t'), 'utf16le'), 2],
  ['bars asked for by the first line', 'bars.csv', `sep=|\r\n${delimited('|')}`, 3],
  ['gzip', 'list.csv.gz', gzipSync(delimited(',')), 2],
  ['zip', 'list.zip', testArchive([{ name: 'inner.csv', content: delimited(';') }]), 2],
  ['a workbook', 'list.xlsx', testWorkbook({ sheets: [{ name: 'Homes', rows: sheetRows }] }), 4],
  [
    'a workbook with a number format of zeros, called CSV',
    'really.csv',
    testWorkbook({
      sheets: [
        {
          name: 'Homes',
          rows: sheetRows.replace(
            '<c t="inlineStr"><is><t>00100001</t></is></c>',
            '<c s="1"><v>100001</v></c>',
          ),
        },
      ],
      formats: ['00000000'],
    }),
    4,
  ],
]

const dateOf = (index: number) => `2031-05-${String(index + 1).padStart(2, '0')}`

describe.each(files.map((file, index) => [...file, dateOf(index)] as const))(
  'a file of %s',
  (_what, name, content, firstLine, date) => {
    let runId = 0
    const request = (other: Partial<LoadRequest> = {}): LoadRequest => ({
      folder,
      files: [name],
      date,
      mode: 'new',
      publish: 'always',
      ...other,
    })

    beforeAll(async () => {
      write(name, content)
      runId = (await load(database.engine, request())).run.runId
    })

    test('loads the records that it holds', async () => {
      const schema = `leads_${date.replaceAll('-', '')}`
      const { rows: found } = await database.engine.client.query(
        `select license_number, company, source_file, source_record
         from ${schema}.facility join ${schema}.license using (license_id) order by source_record`,
      )
      expect(found).toEqual([
        { license_number: '00100001', company: 'Finch; House, "Old"', source_file: name, source_record: 1 },
        { license_number: '00100002', company: 'Invented Care 2', source_file: name, source_record: 2 },
        { license_number: '00100002', company: 'Invented Care 2', source_file: name, source_record: 3 },
      ])
    })

    test('previews with the same counts', async () => {
      const seen = await preview({ ...request(), recordsPerFile: 9, examplesPerCause: 9 })
      expect(seen).toMatchObject({ rowsRead: 4, rowsLoaded: 3, rowsRejected: 1 })
      const [{ rows: warnings } = { rows: [] }] = [
        await database.engine.client.query(
          `select line, reason from loader.row_issue where run_id = $1 and cause = 'license_conflict'`,
          [runId],
        ),
      ]
      expect(warnings).toEqual([
        { line: firstLine + 2, reason: expect.stringContaining(`record 2 of ${name}`) },
      ])
    })

    test('writes its rejects so that they load once they are mended', async () => {
      const run = (await load(database.engine, request({ mode: 'replace' }))).run
      const path = join(folder, `rejects-of-${name}.csv`)
      await exportRejects(database.engine, run, path, new AbortController().signal)
      const text = readFileSync(path, 'utf8')
      expect(text).toContain(String(firstLine + 3))
      const id = texasRecord(4)[0] as string
      const delimiter = text.includes(';') ? ';' : text.includes('\t') ? '\t' : text.includes('|') ? '|' : ','
      const mended = text.replace(`${id}${delimiter}${delimiter}`, `${id}${delimiter}${delimiter}Mended Care`)
      write(`mended-${name}.csv`, mended)
      const added = await load(database.engine, request({ files: [`mended-${name}.csv`], mode: 'add' }))
      expect(added.run).toMatchObject({ rowsRead: 1, rowsLoaded: 1, rowsRejected: 0 })
      expect(added.files[0]?.addedColumns).toEqual([])
    })

    test('is traced to its lines', async () => {
      const { subjects } = await trace(database.engine, '00100004')
      const places = subjects.flatMap(({ steps }) => steps).filter((step) => step.place?.file === name)
      expect(places.map(({ place }) => place?.line)).toContain(firstLine + 3)
    })
  },
)

test('a run keeps the delimiter, the lines above the header and what people were told', async () => {
  write(
    'kept.csv',
    Buffer.concat([Buffer.from(above + delimited(';')), Buffer.from(';;caf\xe9;;\r\n', 'latin1')]),
  )
  const { run, files: loaded } = await load(database.engine, {
    folder,
    files: ['kept.csv'],
    date: '2031-06-01',
    mode: 'new',
    publish: 'always',
  })
  const [file] = await findRunFiles(database.engine.client, run.runId)
  expect(file).toMatchObject({
    delimiter: ';',
    linesAbove: ['Invented operations', '', 'As of: May 2031'],
    encoding: 'windows-1252',
    encodingReason: '1 byte is not UTF-8 (line 9), read as Windows-1252',
    notes: [
      'Its cells stand between semicolons.',
      '3 lines above the header (line 4) were skipped: “Invented operations”, “As of: May 2031”.',
    ],
  })
  expect(loaded[0]?.notes).toEqual(file?.notes)
})

test('records that all lack the same cells are rejects, and one sentence says so', async () => {
  const short = rows.map((row, index) => (index === 0 ? row : row.slice(0, 16)))
  write('short.csv', short.map((row) => `${delimitedRow(row, ',')}\n`).join(''))
  const request = { folder, files: ['short.csv'], date: '2031-06-02' }
  const { run, files: loaded } = await load(database.engine, { ...request, mode: 'new', publish: 'never' })
  expect(run).toMatchObject({ rowsRead: 4, rowsRejected: 4 })
  const note = expect.stringMatching(
    /^All 4 records lack the last 4 columns of the header \(Infant, Toddler, Preschool, School\)/,
  )
  expect(loaded[0]?.notes).toEqual([note])
  const seen = await preview({ ...request, recordsPerFile: 1, examplesPerCause: 1 })
  expect(seen.files[0]?.notes).toEqual([note])
})
