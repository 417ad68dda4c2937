import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { csvLine } from '../../bench/csvLine.ts'
import { texasHeader } from '../../bench/headers.ts'

export { texasHeader }

export type TexasColumn = (typeof texasHeader)[number]

/** An invented record of Texas's layout, the same for the same number, with what a test wants otherwise. */
export function texasRecord(number: number, other: Partial<Record<TexasColumn, string>> = {}): string[] {
  const record: Record<TexasColumn, string> = {
    Operation: `00${100_000 + number}`,
    'Agency Number': number % 3 === 0 ? `A-${number}` : '',
    'Operation Name': `Invented Care ${number}`,
    Address: `${number} EXAMPLE RD STE ${number % 9}`,
    City: `SAMPLETON ${number % 97}`,
    State: 'TX',
    Zip: String(75_000 + (number % 4000)),
    County: `EXAMPLE ${number % 41}`,
    Phone: `210-55${number % 10}-${String(number % 10_000).padStart(4, '0')}`,
    Type: 'Licensed Center',
    Status: 'Full Permit',
    'Issue Date': `${1 + (number % 12)}/${1 + (number % 28)}/${2000 + (number % 20)}`,
    Capacity: String(1 + (number % 300)),
    'Email Address': `office${number}@care.example`,
    'Facility ID': `0${number}`,
    'Monitoring Frequency': '',
    Infant: number % 2 === 0 ? 'Y' : 'N',
    Toddler: 'Y',
    Preschool: 'Y',
    School: 'N',
    ...other,
  }
  return texasHeader.map((column) => record[column])
}

export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map(csvLine).join('')
}

/** `count` invented records from number `first` on. */
export function texas(count: number, first = 1): string {
  return csv([texasHeader, ...Array.from({ length: count }, (_, index) => texasRecord(first + index))])
}

/** A folder for input files; it goes when the tests end. */
export function testFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'leads-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content)
    return name
  }
  return { folder, write }
}
