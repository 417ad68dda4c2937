import type { ColumnType } from '../../../../shared/columns/definition.ts'
import {
  type CleanedRecord,
  columnsOf,
  type GivenValues,
  type Table,
  type TableColumn,
} from '../../../../shared/columns.ts'
import { compiled } from '../../../../shared/compiled.ts'
import type { CopyWriter } from '../../../db/copy/copyWriter.ts'

/** Writes one row: what the record says, and what the load gives it. */
type RowWriter<T extends Table> = (record: CleanedRecord, given: GivenValues<T>) => void

/** How a value of each type is written. */
const methods: Readonly<Record<ColumnType, (value: string) => string>> = {
  text: (value) => `writer.text(${value})`,
  integer: (value) => `writer.integer(${value})`,
  number: (value) => `writer.number(${value})`,
  boolean: (value) => `writer.boolean(${value})`,
  date: (value) => `writer.date(${value})`,
  ageGroups: (value) => `writer.texts(${value})`,
  attributes: (value) => `writer.json(JSON.stringify(${value}))`,
  time: (value) => `writer.timestamp(${value})`,
}

/** Writes rows of a table by COPY, in the order of the catalog's columns. */
export function createRowWriter<T extends Table>(table: T, writer: CopyWriter): RowWriter<T> {
  const columns = columnsOf(table)
  const write = compiled<(writer: CopyWriter, ...row: Parameters<RowWriter<T>>) => void>(
    ['writer', 'record', 'given'],
    [`writer.row(${columns.length})`, ...columns.map(writeColumn)],
  )
  return (record, given) => write(writer, record, given)
}

function writeColumn({ name, type, from }: TableColumn): string {
  return methods[type](`${from === 'record' ? 'record' : 'given'}.${name}`)
}
