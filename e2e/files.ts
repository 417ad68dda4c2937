import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csv } from '../electron/testing/invent/csv.ts'
import type { Row } from '../electron/testing/invent/numbered.ts'

/** Writes a CSV file and gives its path. */
export function writeList(folder: string, name: string, columns: readonly string[], rows: Row[]): string {
  const path = join(folder, name)
  writeFileSync(path, csv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]))
  return path
}
