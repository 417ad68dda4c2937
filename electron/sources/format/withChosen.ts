import { headerKey } from '../headers.ts'
import type { SourceFile } from './sourceFile.ts'

/**
 * A source whose column is read by the header that a person chose; null, or its usual header, takes the choice back. A
 * header feeds one column: chosen for one it is taken from the other.
 */
export function withChosen(file: SourceFile, column: string, header: string | null): SourceFile {
  const key = header === null ? null : headerKey(header)
  const isUsual = key === null || key === headerKey(column)
  return {
    ...file,
    columns: file.columns.map((entry) => {
      const { chosen, ...own } = typeof entry === 'string' ? { name: entry } : entry
      if (own.name === column && header !== null && !isUsual) return { ...own, chosen: header }
      if (own.name !== column && (chosen === undefined || headerKey(chosen) !== key)) return entry
      return Object.keys(own).length === 1 ? own.name : own
    }),
  }
}
