import type { ColumnType } from '../../../shared/columns/definition.ts'
import {
  columnsOf,
  keyColumnsOf,
  recordColumnsOf,
  schemaVersion,
  type Table,
  type TableColumn,
  tables,
} from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'

/**
 * Lists of columns for statements, from the catalog (shared/columns.ts). In a statement of sql/ a list stands as a variable
 * of psql's: `:facility_columns` for a table's columns, `:fb_texts` for those of its row that the statement calls `fb` (an
 * alias begins with the first letter of its table). A list stands on one line, so that lines of the file stay its lines.
 *
 * What two runs have in common is a matter of the older one: `held`, `compared`, `names` and `texts` are of the columns that
 * a schema of the given version has, and so is what is measured. All other lists are of this program's own version.
 */
type ColumnList = (table: Table, prefix: string, version: number) => string[]

const lists: Readonly<Record<string, ColumnList>> = {
  /** All columns in their order. */
  columns: (table, prefix) => columnsOf(table).map(({ name }) => `${prefix}${name}`),
  /** Those that a schema of the version has. */
  held: (table, prefix, version) => columnsOf(table, version).map(({ name }) => `${prefix}${name}`),
  /** What rules fill. */
  values: (table, prefix) => recordColumnsOf(table).map(({ name }) => `${prefix}${name}`),
  /** Of a license what rules fill but its number. */
  own: (table, prefix) => own(recordColumnsOf(table)).map(({ name }) => `${prefix}${name}`),
  /** What of a row can differ between two runs. */
  compared: (table, prefix, version) => compared(table, version).map(({ name }) => `${prefix}${name}`),
  /** `'facility.company'`, attributes left out, in the order of `texts`. */
  names: (table, _prefix, version) =>
    withoutAttributes(compared(table, version)).map(({ name }) => `'${table}.${name}'`),
  texts: (table, prefix, version) =>
    withoutAttributes(compared(table, version)).map(({ name }) => `${prefix}${name}::text`),
  /** The natural key, in the order of its index. */
  key: (table, prefix) => keyColumnsOf(table).map(({ name }) => `${prefix}${name}`),
  /** As `create table` wants them. */
  definitions: (table) => columnsOf(table).map(definition),
}

/** Lists over the facilities that measures look at, each with its license, contact and address code (looked_at.sql). */
const measuredLists: Readonly<Record<string, (measured: readonly TableColumn[]) => string[]>> = {
  names: (measured) => measured.map(({ table, name }) => `'${table}.${name}'`),
  counts: (measured) => measured.map(({ name }) => `count(${name})`),
  /** Numbers in place of texts, under the same names: those sort in a fraction of the time. */
  hashes: (measured) => measured.map(({ name, type }) => `${hashed(name, type)} as ${name}`),
  distinct: (measured) => measured.map(({ name }) => `count(distinct ${name})`),
  values: (measured) => measured.map(({ name }) => name),
  /** Of pairs `n` and `b` of one license in two runs: those that hold a value in both, and those of them where it is another. */
  pairs: (measured) =>
    measured.map(({ name }) => `count(*) filter (where n.${name} <> b.${name} is not null)`),
  changes: (measured) => measured.map(({ name, type }) => `count(*) filter (where ${differs(name, type)})`),
}

const digest: Readonly<Record<string, (table: Table) => string>> = {
  /** A digest of all values of the natural key, for those that are too wide for an index row. */
  digest: (table) =>
    `md5(${keyColumnsOf(table)
      .map(({ name }) => `coalesce(length(${name}) || ':' || ${name}, '-')`)
      .join(' || ')})`,
}

/**
 * @param version of the older schema that the statement reads.
 * @throws LoaderError internal for a list that there is not.
 */
export function columnList(variable: string, version: number = schemaVersion): string {
  const [, owner = '', list = ''] = /^([a-z]+)_([a-z]+)$/.exec(variable) ?? []
  const table = tables.find((one) => one === owner)
  if (owner === 'measured' || owner === 'category') {
    const made = measuredLists[list]?.(owner === 'measured' ? measured(version) : categories(version))
    if (made !== undefined) return made.join(', ')
    if (owner === 'category' && list === 'texts') return categories(version).map(categoryText).join(', ')
    if (owner === 'category' && list === 'sets')
      return categories(version)
        .map(({ name }) => `(source, ${name})`)
        .join(', ')
  }
  if (table !== undefined && digest[list] !== undefined) return digest[list](table)
  const of = table ?? (owner.length > 2 ? undefined : tables.find((one) => one[0] === owner[0]))
  const made =
    of === undefined ? undefined : lists[list]?.(of, table === undefined ? `${owner}.` : '', version)
  if (made === undefined)
    throw new LoaderError('internal', `The statement wants a list ${variable} that there is not.`)
  return made.join(', ')
}

/** PostgreSQL's name of each type. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  date: 'date',
  ageGroups: 'text[]',
  attributes: 'jsonb',
  time: 'timestamptz',
}

function definition({ name, type, from, required }: TableColumn): string {
  const more = from === 'id' ? ' generated always as identity' : required ? ' not null' : ''
  return `${name} ${sqlTypes[type]}${more}`
}

function own(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter(({ name }) => name !== 'license_number')
}

function compared(table: Table, version: number): TableColumn[] {
  return own(recordColumnsOf(table, version))
}

function withoutAttributes(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter(({ type }) => type !== 'attributes')
}

/** In the order in which people read of them: the facility's first. */
function measured(version: number): TableColumn[] {
  return (['facility', 'license', 'contact', 'addresscode'] as const).flatMap((table) =>
    withoutAttributes(compared(table, version)),
  )
}

function categories(version: number): TableColumn[] {
  return measured(version).filter(({ category }) => category)
}

/** A value as it is named to people. */
function categoryText({ name, type }: TableColumn): string {
  if (type === 'boolean') return `case ${name} when true then 'yes' when false then 'no' end`
  if (type === 'ageGroups')
    return `case when ${name} = '{}' then 'none' else array_to_string(${name}, ', ') end`
  return `${name}::text`
}

/** Another way to write the same (S MAIN ST, S. Main St.) is no other value. */
function differs(name: string, type: ColumnType): string {
  const other = `n.${name} <> b.${name}`
  if (type === 'number') return `abs(n.${name} - b.${name}) > 0.001`
  if (type !== 'text') return other
  const letters = (of: string) => `lower(regexp_replace(${of}.${name}, '[^[:alnum:]]', '', 'g'))`
  return `case when ${other} then ${letters('n')} <> ${letters('b')} end`
}

function hashed(name: string, type: ColumnType): string {
  if (type === 'text') return `hashtextextended(${name}, 0)`
  return type === 'ageGroups' ? `hashtextextended(array_to_string(${name}, ','), 0)` : name
}
