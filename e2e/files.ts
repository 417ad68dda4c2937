import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvLine } from '../bench/csvLine.ts'
import { nevadaHeader } from '../bench/headers.ts'

/** An invented record by its columns. */
export type Row = Readonly<Record<string, string>>

export const nevadaColumns = nevadaHeader

/** The n-th of as many different records as are wanted, without a problem; `own` columns replace or add to its. */
export function nevadaRow(n: number, own: Row = {}): Row {
  return {
    Name: `MARIGOLD HOUSE ${n}`,
    'Credential Type': 'CENTER',
    'Credential Number': `${1000 + n}-23`,
    Status: 'Active',
    'Expiration Date': '11/30/26',
    'Disciplinary Action': 'N',
    Address: `${n} WILLOW ST MESQUITE, NV 89027`,
    State: 'NV',
    County: 'CLARK',
    Phone: `702-555-${String(n % 10_000).padStart(4, '0')}`,
    'First Issue Date': '12/1/13',
    'Primary Contact Name': 'ADA LARKSPUR',
    'Primary Contact Role': 'Director',
    ...own,
  }
}

export function nevadaRows(count: number, first = 1): Row[] {
  return Array.from({ length: count }, (_, index) => nevadaRow(first + index))
}

/** Writes a CSV file and gives its path. */
export function writeList(folder: string, name: string, columns: readonly string[], rows: Row[]): string {
  const path = join(folder, name)
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  writeFileSync(path, lines.map(csvLine).join(''))
  return path
}
