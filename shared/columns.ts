import type { IsoDate } from './isoDate.ts'

/**
 * The one catalog of the columns of a dated schema. What knows columns is made from it, or a type or a test fails: types,
 * tables and their comments, COPY, fingerprints, the column lists of statements (electron/db/schema/columnLists.ts), labels.
 */

/** The four tables of a dated schema, parents first. */
export const tables = ['addresscode', 'contact', 'license', 'facility'] as const
export type Table = (typeof tables)[number]

export const ageGroups = ['infant', 'toddler', 'preschool', 'school_age'] as const
export type AgeGroup = (typeof ageGroups)[number]

type AttributeValue = string | number | readonly string[]

/** What a column's type is in TypeScript where it holds a value; a missing one is null. */
interface ColumnValues {
  text: string
  integer: number
  /** A double. */
  number: number
  boolean: boolean
  date: IsoDate
  ageGroups: readonly AgeGroup[]
  attributes: Record<string, AttributeValue>
  /** Microseconds since 2000-01-01 UTC, as COPY wants them. */
  time: bigint
}
export type ColumnType = keyof ColumnValues

/** Where a row's value comes from. */
export type ColumnOrigin =
  /** A rule fills it from the cells of a record. */
  | 'record'
  /** The row's own key, given by the load. */
  | 'id'
  /** The key of a row of another table. */
  | 'reference'
  /** The source: the state that it issues licenses for, its id. */
  | 'source'
  /** The place of the record: file and number. */
  | 'place'
  /** The load itself. */
  | 'load'

interface ColumnDefinition {
  readonly type: ColumnType
  readonly from: ColumnOrigin
  /** What it means and its unit: the comment in the database. */
  readonly comment: string
  /** What people call it: in the window, of what a rule fills. */
  readonly label?: string
  /** Never null. */
  readonly required?: true
  /** Its place, from 1, in the index of the table's natural key: what tells rows apart most comes first. */
  readonly key?: number
  /** Holds one of few values, of which shares are measured. */
  readonly category?: true
  /** Version of the dated schema that brought it; 1 where nothing is said. A column of a later one may be null. */
  readonly since?: number
}

/** By table and name, in the order of the tables' columns. What a rule fills has a name of its own among all four tables. */
export const columns = {
  addresscode: {
    addresscode_id: { type: 'integer', from: 'id', comment: 'Key.' },
    city: {
      type: 'text',
      from: 'record',
      label: 'City',
      key: 2,
      category: true,
      comment: 'City as the file writes it; kept beside the ZIP because files disagree with any ZIP table.',
    },
    county: {
      type: 'text',
      from: 'record',
      label: 'County',
      key: 3,
      category: true,
      comment: 'County as the file writes it.',
    },
    state: {
      type: 'text',
      from: 'record',
      label: 'State',
      key: 4,
      category: true,
      comment: 'State of the address, USPS code.',
    },
    zip: {
      type: 'text',
      from: 'record',
      label: 'ZIP',
      key: 1,
      comment: 'ZIP code, 5 digits or ZIP+4; text, since it may begin with 0.',
    },
    updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
  },
  contact: {
    contact_id: { type: 'integer', from: 'id', comment: 'Key.' },
    first_name: { type: 'text', from: 'record', label: 'First name', key: 4, comment: 'First name.' },
    last_name: {
      type: 'text',
      from: 'record',
      label: 'Last name',
      key: 3,
      comment: 'Last name, with a suffix such as JR.',
    },
    title: {
      type: 'text',
      from: 'record',
      label: 'Title',
      key: 5,
      category: true,
      comment: 'Role of the person, as the file writes it.',
    },
    email: { type: 'text', from: 'record', label: 'Email', key: 2, comment: 'Email in lower case.' },
    phone: {
      type: 'text',
      from: 'record',
      label: 'Phone',
      key: 1,
      comment: 'Phone in E.164, e.g. +17025550100.',
    },
    phone2: { type: 'text', from: 'record', label: 'Phone 2', key: 6, comment: 'Second phone in E.164.' },
    updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
  },
  license: {
    license_id: { type: 'integer', from: 'id', comment: 'Key.' },
    issuing_state: {
      type: 'text',
      from: 'source',
      required: true,
      key: 2,
      comment: 'State that issued the license, USPS code.',
    },
    license_number: {
      type: 'text',
      from: 'record',
      label: 'License',
      required: true,
      key: 1,
      comment: 'License number, character for character as in the file.',
    },
    license_status: {
      type: 'text',
      from: 'record',
      label: 'License status',
      category: true,
      comment: 'Status as the file writes it.',
    },
    license_type: {
      type: 'text',
      from: 'record',
      label: 'License type',
      category: true,
      comment: 'Type as the file writes it.',
    },
    license_issued: { type: 'date', from: 'record', label: 'Issued', comment: 'Date of first issue.' },
    license_renewed: { type: 'date', from: 'record', label: 'Renewed', comment: 'Date of the last renewal.' },
    licensee_name: {
      type: 'text',
      from: 'record',
      label: 'Licensee',
      comment: 'Person or firm that holds the license.',
    },
    updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
  },
  facility: {
    facility_id: { type: 'integer', from: 'id', comment: 'Key.' },
    company: {
      type: 'text',
      from: 'record',
      label: 'Company',
      required: true,
      comment: 'Name of the facility.',
    },
    operator: {
      type: 'text',
      from: 'record',
      label: 'Operator',
      comment: 'Who runs it, as the file writes it.',
    },
    facility_type: {
      type: 'text',
      from: 'record',
      label: 'Facility type',
      category: true,
      comment: 'Kind of facility; may repeat license_type.',
    },
    accepts_financial_aid: {
      type: 'boolean',
      from: 'record',
      label: 'Financial aid',
      category: true,
      comment: 'Whether it accepts subsidies; null when unknown.',
    },
    ages_served: {
      type: 'ageGroups',
      from: 'record',
      label: 'Ages served',
      category: true,
      comment: 'Of infant, toddler, preschool, school_age, in that order.',
    },
    min_age: {
      type: 'integer',
      from: 'record',
      label: 'From month',
      category: true,
      comment: 'Least age served, in months.',
    },
    max_age: {
      type: 'integer',
      from: 'record',
      label: 'To month',
      category: true,
      comment: 'Greatest age served, in months; null when open.',
    },
    capacity: {
      type: 'integer',
      from: 'record',
      label: 'Capacity',
      comment: 'Licensed capacity, in children.',
    },
    certificate_expiration_date: {
      type: 'date',
      from: 'record',
      label: 'Expires',
      comment: 'Date on which the certificate expires.',
    },
    address1: { type: 'text', from: 'record', label: 'Street', comment: 'Street.' },
    address2: { type: 'text', from: 'record', label: 'Unit', comment: 'Unit or second address line.' },
    curriculum_type: { type: 'text', from: 'record', label: 'Curriculum', comment: 'Curriculum.' },
    language: { type: 'text', from: 'record', label: 'Language', comment: 'Language.' },
    provider_id: {
      type: 'text',
      from: 'record',
      label: 'Provider id',
      comment: "The agency's own number for the provider.",
    },
    schedule: {
      type: 'text',
      from: 'record',
      label: 'Schedule',
      category: true,
      comment: 'Hours as OpenStreetMap opening_hours.',
    },
    website_address: { type: 'text', from: 'record', label: 'Website', comment: 'Website.' },
    latitude: {
      type: 'number',
      from: 'record',
      label: 'Latitude',
      since: 2,
      comment: 'Latitude in decimal degrees (WGS 84), as the file gives it.',
    },
    longitude: {
      type: 'number',
      from: 'record',
      label: 'Longitude',
      since: 2,
      comment: 'Longitude in decimal degrees (WGS 84), as the file gives it; negative in the west.',
    },
    attributes: {
      type: 'attributes',
      from: 'record',
      label: 'Attributes',
      required: true,
      comment: 'Whatever else the file says, by key; {} when nothing.',
    },
    source: {
      type: 'text',
      from: 'source',
      required: true,
      comment: 'Source: the layout by which the record was read.',
    },
    source_file: { type: 'text', from: 'place', required: true, comment: 'Name of the file.' },
    source_record: {
      type: 'integer',
      from: 'place',
      required: true,
      comment: "1-based number of the data record in its file; the header and blank lines don't count.",
    },
    addresscode_id: {
      type: 'integer',
      from: 'reference',
      comment: 'Address code; null where the record says nothing of it.',
    },
    contact_id: {
      type: 'integer',
      from: 'reference',
      comment: 'Contact; null where the record says nothing of one.',
    },
    license_id: {
      type: 'integer',
      from: 'reference',
      required: true,
      comment: 'License; facilities may share one.',
    },
    updated_dt: { type: 'time', from: 'load', required: true, comment: 'Time of the load.' },
  },
} as const satisfies Record<Table, Record<string, ColumnDefinition>>

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

const blank = Object.fromEntries(recordColumns.map(({ name }) => [name, null])) as unknown as CleanedRecord

/** One shape for every record, in one order, which keeps reading fast. */
export function emptyRecord(): CleanedRecord {
  // measured: a copy with another value of a property takes 4.7 µs when it is written `{ ...blank, attributes: {} }`, so 0.2
  const record = { ...blank }
  record.attributes = {}
  return record
}
