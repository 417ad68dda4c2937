import type { Client } from '../../db/connection/connect.ts'
import { spreadsheetRow } from '../../read/writeCsv.ts'
import { createOutputFile } from '../runs/export/outputFile.ts'
import { listCorrections } from './corrections.ts'

const columns = [
  ...['number', 'source', 'license', 'company', 'column', 'file_says', 'becomes', 'who', 'at', 'why'],
  ...['ended_at', 'ended_by', 'ended_in_run', 'file_now_says'],
]

/**
 * Writes corrections as CSV, to be read: safe to open in a spreadsheet.
 * @throws LoaderError output-failed
 */
export async function exportCorrections(
  client: Client,
  path: string,
  source: string | null,
): Promise<{ readonly file: string; readonly rows: number }> {
  const corrections = await listCorrections(client, source)
  const output = await createOutputFile(path)
  try {
    await output.write(`\ufeff${spreadsheetRow(columns)}\r\n`)
    for (const {
      correctionId,
      source: of,
      license,
      company,
      column,
      from,
      to,
      who,
      at,
      why,
      ended,
    } of corrections) {
      const made = [String(correctionId), of, license, company ?? '', column, from, to, who, at, why ?? '']
      const end = [ended?.at ?? '', ended?.who ?? '', String(ended?.runId ?? ''), ended?.says ?? '']
      await output.write(`${spreadsheetRow([...made, ...end])}\r\n`)
    }
    await output.finish()
    return { file: output.path, rows: corrections.length }
  } finally {
    await output.abandon()
  }
}
