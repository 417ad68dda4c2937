import { addresscode } from './columns/addresscode.ts'
import { contact } from './columns/contact.ts'
import type { ColumnDefinition, ColumnOrigin, ColumnType, ColumnValues } from './columns/definition.ts'
import { facility } from './columns/facility.ts'
import { license } from './columns/license.ts'

/**
 * The one catalog of the columns of a dated schema; each table's columns stand in columns/. What knows columns is made from
 * it, or a type or a test fails: types, tables and their comments, COPY, fingerprints, the column lists of statements
 * (electron/db/schema/columnLists.ts), labels.
 */

/** The four tables of a dated schema, parents first. */
export const tables = ['addresscode', 'contact', 'license', 'facility'] as const
export type Table = (typeof tables)[number]

/** By table and name, in the order of the tables' columns. What a rule fills has a name of its own among all four tables. */
export const columns = { addresscode, contact, license, facility } as const satisfies Record<
  Table,
  Record<string, ColumnDefinition>
>

type Columns = typeof columns

/** Names of a table's columns that come from `From`. */
export type ColumnName<T extends Table, From extends ColumnOrigin = ColumnOrigin> = {
  [Name in keyof Columns[T]]: Columns[T][Name] extends { from: From } ? Name : never
}[keyof Columns[T]] &
  string

/** What a rule fills. */
export type RecordField = { [T in Table]: ColumnName<T, 'record'> }[Table]

type DefinitionOf<Field extends RecordField> = {
  [T in Table]: Field extends keyof Columns[T] ? Columns[T][Field] : never
}[Table]

type TypeOf<Definition> = Definition extends { type: infer Type extends ColumnType } ? Type : never
type ValueOf<Definition> =
  TypeOf<Definition> extends 'attributes'
    ? ColumnValues['attributes']
    : ColumnValues[TypeOf<Definition>] | null

/** The fields that hold a value of one type. */
export type FieldOfType<Type extends ColumnType> = {
  [Field in RecordField]: TypeOf<DefinitionOf<Field>> extends Type ? Field : never
}[RecordField]

/**
 * What one record of a file becomes, before it is spread over the four tables. Missing is null, never ''.
 * Ages are months.
 */
export type CleanedRecord = { [Field in RecordField]: ValueOf<DefinitionOf<Field>> }

type Filled<Definition> = Definition extends { required: true }
  ? ColumnValues[TypeOf<Definition>]
  : Definition extends { from: 'id' }
    ? number
    : ColumnValues[TypeOf<Definition>] | null

/** The values of a row that do not come from its record. */
export type GivenValues<T extends Table> = {
  -readonly [Name in Exclude<ColumnName<T>, ColumnName<T, 'record'>>]: Filled<
    Columns[T][Name & keyof Columns[T]]
  >
}

/** The values that belong to a license itself; records that share the license must agree on them. */
export type LicenseOwnField = Exclude<ColumnName<'license', 'record'>, 'license_number'>
export type LicenseOwnValues = Pick<CleanedRecord, LicenseOwnField>

/** A column of a table with its name. */
export interface TableColumn extends ColumnDefinition {
  readonly table: Table
  readonly name: string
}

export const tableComments: Record<Table, string> = {
  addresscode: 'Address code: each city, county, state and ZIP that the files name together.',
  contact: 'Contact: a person, phone and email that a file names together.',
  license: 'License: one per issuing state and license number.',
  facility: 'Facility: one loaded record of a file.',
}

/** Version of the dated schema that this program writes: that of its newest column. */
export const schemaVersion: number = Math.max(
  ...tables.flatMap((table) => Object.values<ColumnDefinition>(columns[table]).map(({ since = 1 }) => since)),
)

/** The columns of a table of a schema of that version, in their order. */
export function columnsOf(table: Table, version: number = schemaVersion): TableColumn[] {
  return Object.entries<ColumnDefinition>(columns[table])
    .map(([name, definition]) => ({ ...definition, table, name }))
    .filter(({ since = 1 }) => since <= version)
}

/** Those of a table that a rule fills. */
export function recordColumnsOf(table: Table, version: number = schemaVersion): TableColumn[] {
  return columnsOf(table, version).filter(({ from }) => from === 'record')
}

/** The columns of a table's natural key, in the order of its index. */
export function keyColumnsOf(table: Table): TableColumn[] {
  return columnsOf(table)
    .filter(({ key }) => key !== undefined)
    .sort((a, b) => (a.key as number) - (b.key as number))
}

/** All that rules fill, in the order of a record's fields. */
export const recordColumns: readonly TableColumn[] = (
  ['facility', 'addresscode', 'contact', 'license'] as const
).flatMap((table) => recordColumnsOf(table))

/** Which table a field of a record ends in; the mapping table and every issue name both. */
export const fieldTables = Object.fromEntries(
  recordColumns.map(({ name, table }) => [name, table]),
) as Record<RecordField, Table>

/** `table.column` of every field. */
export const fieldNames: readonly string[] = recordColumns.map(({ table, name }) => `${table}.${name}`)

export const licenseOwnFields: readonly LicenseOwnField[] = recordColumnsOf('license')
  .map(({ name }) => name as LicenseOwnField)
  .filter((name) => (name as string) !== 'license_number')

/** What of a record belongs to its license. */
export function ownValues(values: LicenseOwnValues): LicenseOwnValues {
  return Object.fromEntries(
    licenseOwnFields.map((field) => [field, values[field]]),
  ) as unknown as LicenseOwnValues
}
