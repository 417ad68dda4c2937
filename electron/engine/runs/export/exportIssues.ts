import { basename, dirname, extname, join } from 'node:path'
import type { Delimiter } from '../../../../shared/delimiter.ts'
import type { Run } from '../../../../shared/run.ts'
import rejectCountsSql from '../../../../sql/query/issues/reject_counts.sql?raw'
import rejectsSql from '../../../../sql/query/issues/rejects_of_file.sql?raw'
import warningsSql from '../../../../sql/query/issues/warnings.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import { spreadsheetRow } from '../../../read/writeCsv.ts'
import type { Engine } from '../../engine.ts'
import { rejectHeader, rejectLine } from '../../files/rejectLine.ts'
import { readOnly, readPages } from '../cursor.ts'
import { createOutputFile, type OutputFile } from './outputFile.ts'

/** A file that was written, and how many records or warnings it holds. */
export interface Written {
  readonly file: string
  /** The source file that the rejects are of; null for warnings, which are of all files. */
  readonly of: string | null
  readonly rows: number
}

interface FileWithRejects {
  readonly number: number
  readonly name: string
  readonly header: string[]
  readonly delimiter: Delimiter
}

const pageRows = 500
const byteOrderMark = '\ufeff'

/**
 * Writes the rejected records of a run as CSV, to be fixed and loaded again: one file for each source file, since
 * their columns differ. With one it is `path` itself, else `rejects-texas.csv` beside it. Nothing is changed in a
 * record, also not what a spreadsheet would take for a formula.
 *
 * @throws LoaderError output-failed when one of the files exists or can't be made; then none is left.
 */
export async function exportRejects(
  engine: Engine,
  run: Run,
  path: string,
  signal: AbortSignal,
): Promise<Written[]> {
  return readOnly(engine, async (client) => {
    const { rows: files } = await client.query<FileWithRejects>(rejectCountsSql, [run.runId])
    const paths = rejectPaths(path, files)
    const written: Written[] = []
    const outputs: OutputFile[] = []
    try {
      for (const [index, file] of files.entries()) {
        const output = await createOutputFile(paths[index] as string)
        outputs.push(output)
        const rows = await writeRejects(client, run.runId, file, output, signal)
        written.push({ file: output.path, of: file.name, rows })
      }
      for (const output of outputs) await output.finish()
      return written
    } finally {
      for (const output of outputs) await output.abandon()
    }
  })
}

async function writeRejects(
  client: Client,
  runId: number,
  { number, header, delimiter }: FileWithRejects,
  output: OutputFile,
  signal: AbortSignal,
): Promise<number> {
  // decided before the first byte: is there anything that needs the mark?
  const { rows: found } = await client.query<{ mark: boolean }>(
    `select coalesce(bool_or(octet_length(raw) <> length(raw) or octet_length(reason) <> length(reason)), false) as mark
       from loader.row_issue where run_id = $1 and file_number = $2 and severity = 'reject'`,
    [runId, number],
  )
  const first = rejectHeader(header, delimiter)
  const needsMark = found[0]?.mark === true || Buffer.byteLength(first) !== first.length
  await output.write(`${needsMark ? byteOrderMark : ''}${first}\r\n`)
  let count = 0
  for await (const { rows } of readPages(client, rejectsSql, [runId, number], pageRows)) {
    signal.throwIfAborted()
    for (const [line, field, value, reason, raw] of rows) {
      await output.write(
        `${rejectLine(header, delimiter, raw ?? '', [line ?? '', field ?? '', value ?? '', reason ?? ''])}\r\n`,
      )
    }
    count += rows.length
  }
  return count
}

/** `rejects.csv` for one file; `rejects-nevada.csv`, `rejects-texas.csv` for several. */
export function rejectPaths(path: string, files: readonly { readonly name: string }[]): string[] {
  if (files.length <= 1) return [path]
  const ending = extname(path)
  const stem = basename(path, ending)
  const used = new Set<string>()
  return files.map(({ name }) => {
    const own = basename(name, extname(name)).replace(/[^\p{L}\p{N}._-]+/gu, '_')
    let candidate = `${stem}-${own}${ending}`
    for (let number = 2; used.has(candidate.toLowerCase()); number += 1)
      candidate = `${stem}-${own}-${number}${ending}`
    used.add(candidate.toLowerCase())
    return join(dirname(path), candidate)
  })
}

/**
 * Writes the warnings of a run as CSV, to be read: safe to open in a spreadsheet.
 * @throws LoaderError output-failed
 */
export async function exportWarnings(
  engine: Engine,
  run: Run,
  path: string,
  signal: AbortSignal,
): Promise<Written> {
  const output = await createOutputFile(path)
  let count = 0
  try {
    await readOnly(engine, async (client) => {
      for await (const { columns, rows } of readPages(client, warningsSql, [run.runId], pageRows)) {
        signal.throwIfAborted()
        if (count === 0)
          await output.write(`${byteOrderMark}${spreadsheetRow(columns.map(({ name }) => name))}\r\n`)
        for (const row of rows) await output.write(`${spreadsheetRow(row.map((cell) => cell ?? ''))}\r\n`)
        count += rows.length
      }
    })
    await output.finish()
    return { file: output.path, of: null, rows: count }
  } finally {
    await output.abandon()
  }
}
