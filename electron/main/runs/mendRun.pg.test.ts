import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { load } from '../../engine/load/load.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { nevadaHeader, texasHeader } from '../../testing/invent/headers.ts'
import { nevadaRow, nevadaRows, type Row, texasRecord } from '../../testing/invent/numbered.ts'
import { createFiles } from '../files/files.ts'
import { mendRun } from './mendRun.ts'

const { folder, write } = testFiles()
const database = testEngine()
const nevada = (rows: readonly Row[]) =>
  csv([nevadaHeader, ...rows.map((row) => nevadaHeader.map((column) => row[column] ?? ''))])
const mendFolder = join(folder, 'mend')

const loaded = async (
  files: readonly string[],
  date: string,
  mode: 'new' | 'add',
  publish: 'always' | 'never',
) => (await load(database.engine, { folder, files: [...files], date, mode, publish })).run

test('the rejects of a published run are files of their sources, which join its date once mended', async () => {
  write('nevada.csv', nevada([...nevadaRows(5), nevadaRow(6, { 'Credential Number': '' })]))
  write('texas.csv', csv([texasHeader, texasRecord(1), texasRecord(2, { 'Operation Name': '' })]))
  const { runId } = await loaded(['nevada.csv', 'texas.csv'], '2026-11-22', 'new', 'always')
  const files = createFiles()
  const mend = await mendRun(database.engine, runId, { files, folder: mendFolder })
  expect(mend).toMatchObject({
    date: '2026-11-22',
    files: [
      { name: `rejects-run-${runId}-nevada.csv`, source: 'nevada', sheet: null },
      { name: `rejects-run-${runId}-texas.csv`, source: 'texas', sheet: null },
    ],
  })
  const [path = '', other = ''] = mend.files.map(({ id }) => files.pathOf(id))
  const rejects = readFileSync(path, 'utf8')
  expect(rejects).toContain('_line,_field,_value,_reason')
  write('mended.csv', rejects.replace('CENTER,,', 'CENTER,9001-23,'))
  write('as-it-was.csv', readFileSync(other, 'utf8'))
  const run = await loaded(['mended.csv', 'as-it-was.csv'], '2026-11-22', 'add', 'always')
  expect(run).toMatchObject({ rowsRead: 2, rowsLoaded: 1, rowsRejected: 1, rowsBefore: 6 })
  // its records are what readers see, so what is left of its rejects can still be mended
  expect((await mendRun(database.engine, runId, { files, folder: mendFolder })).files).toHaveLength(2)
})

test('nothing is mended of a run without rejects, or of one that is not published', async () => {
  write('clean.csv', nevada([...nevadaRows(3)]))
  write('flawed.csv', nevada([...nevadaRows(3), nevadaRow(4, { Name: '' })]))
  const parts = { files: createFiles(), folder: mendFolder }
  const clean = await loaded(['clean.csv'], '2026-11-23', 'new', 'always')
  await expect(mendRun(database.engine, clean.runId, parts)).rejects.toThrow('has no rejects')
  const waiting = await loaded(['flawed.csv'], '2026-11-24', 'new', 'never')
  await expect(mendRun(database.engine, waiting.runId, parts)).rejects.toThrow('nothing can be added to it')
})

test('files that were mended a month ago are removed', async () => {
  const old = join(mendFolder, 'run-1-old')
  mkdirSync(old, { recursive: true })
  utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'))
  write('again.csv', nevada([nevadaRow(1), nevadaRow(2, { Name: '' })]))
  const { runId } = await loaded(['again.csv'], '2026-11-25', 'new', 'always')
  await mendRun(database.engine, runId, { files: createFiles(), folder: mendFolder })
  expect(existsSync(old)).toBe(false)
  expect(readdirSync(mendFolder).some((name) => name.startsWith(`run-${runId}-`))).toBe(true)
})
