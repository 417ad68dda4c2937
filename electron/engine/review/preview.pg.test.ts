import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testEngine } from '../../testing/engine.ts'
import { load } from '../load/load.ts'
import { findProblems } from '../runs/runDetails.ts'
import { type PreviewProgress, preview } from './preview.ts'

const samples = fileURLToPath(new URL('../../../samples/flawed/', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const date = '2025-11-05'

const database = testEngine()

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .map((name) => `${folder}/${name}`)
    .sort()
}

const allFiles = [...filesIn('samples'), ...filesIn('electron/sources/states')]

test('a preview of all samples counts what a load of them counts, in every table and cause', async () => {
  const request = { folder: root, files: allFiles, date }
  const progress: PreviewProgress[] = []
  const previewed = await preview(
    { ...request, recordsPerFile: 2, examplesPerCause: 1 },
    { onProgress: (at) => progress.push(at) },
  )
  const { run, files } = await load(database.engine, { ...request, mode: 'new', publish: 'always' })

  const { rowsRead, rowsLoaded, rowsRejected, rowsBlank, warnings, tableRows } = run
  expect(previewed).toMatchObject({ rowsRead, rowsLoaded, rowsRejected, rowsBlank, warnings, tableRows })
  expect(rowsRejected).toBeGreaterThan(0)
  for (const [index, file] of files.entries()) {
    const { name, source, sha256, encoding, missingColumns, addedColumns, mapping } = file
    const drift = { missingColumns, addedColumns, mapping }
    const counts = { rowsRead: file.rowsRead, rowsLoaded: file.rowsLoaded, warnings: file.warnings }
    expect(previewed.files[index]).toMatchObject({ name, source, sha256, encoding, ...drift, ...counts })
  }

  const problems = await findProblems(database.engine.client, run.runId)
  expect(
    previewed.problems.map(({ severity, cause, count, examples: [first] }) => ({
      severity,
      cause,
      count,
      file: first?.file,
      record: first?.record,
      line: first?.line,
    })),
  ).toEqual(
    problems.map(({ severity, cause, count, file, record, line }) => ({
      severity,
      cause,
      count,
      file,
      record,
      line,
    })),
  )
  expect(progress.at(-1)).toMatchObject({ file: allFiles.length - 1 })
})

test('a preview shows the first records as they are loaded', async () => {
  const request = { folder: samples, files: ['nevada.csv'], date, recordsPerFile: 3, examplesPerCause: 1 }
  const { files } = await preview(request)
  const { rows } = await database.engine.client.query<{ record: number; company: string; address1: string }>(
    `select source_record as record, company, address1
       from leads_20251105.facility where source_file = 'samples/flawed/nevada.csv' order by source_record limit 3`,
  )
  expect(
    files[0]?.records.map(({ record, values: { company, address1 } }) => ({ record, company, address1 })),
  ).toEqual(rows)
})

test('a preview ends with the reason of its signal', async () => {
  const reason = new Error('enough')
  const request = { folder: samples, files: ['nevada.csv'], date, recordsPerFile: 3, examplesPerCause: 1 }
  await expect(preview(request, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})
