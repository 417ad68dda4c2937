import { columnsOf, schemaVersion, type Table } from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { isRealDate } from '../../../shared/runDate.ts'
import { columnList, sqlTypes } from './columnLists.ts'
import { fileMark } from './sqlFiles.ts'

const datedName = /^leads_(\d{4})(\d{2})(\d{2})$/
const candidateName = /^loader_candidate_[1-9]\d{0,9}$/
const trashName = /^loader_trash_[1-9]\d{0,9}$/

/** True for `leads_YYYYMMDD` of a real calendar date, ASCII, nothing before or after. */
export function isDatedName(name: string): boolean {
  const parts = datedName.exec(name)
  return parts !== null && name.length === 14 && isRealDate(`${parts[1]}-${parts[2]}-${parts[3]}`)
}

/** True for the names of schemas that the program makes, renames and drops; no other is ever touched. */
export function isRunSchemaName(name: string): boolean {
  return isDatedName(name) || ((candidateName.test(name) || trashName.test(name)) && !name.includes('\n'))
}

/** The identifier in double quotes, as PostgreSQL's format('%I') would write it (always quoted). */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

/** The tables of a run, by their schema and the version of it: a version knows other columns than the next one. */
export interface RunTables {
  readonly schema: string
  readonly version: number
}

/** The tables that this program makes for a run. */
export function thisVersion(schema: string): RunTables {
  return { schema, version: schemaVersion }
}

/**
 * Fills psql's `:"name"` (and only such placeholders) in a statement of sql/, and its lists of columns. Throws on a
 * placeholder that got no name and on a name that the statement doesn't use: both are slips of ours.
 */
export function withNames(sql: string, names: Readonly<Record<string, string>>): string {
  return filled(sql, names, schemaVersion, fileMark(sql))
}

/**
 * `withNames` for a statement that reads the tables of runs, each under the placeholder that its key names, such as
 * `load_schema`. In a run of an older version, columns that came later are read as null.
 *
 * @param mark names the file, where the statement is no longer what stands there.
 */
export function inRuns(
  sql: string,
  runs: Readonly<Record<string, RunTables>>,
  mark: string = fileMark(sql),
): string {
  const all = Object.entries(runs)
  for (const [, { schema }] of all)
    if (!isRunSchemaName(schema)) throw new LoaderError('internal', `${schema} is no schema of a run.`)
  const names = Object.fromEntries(all.map(([placeholder, { schema }]) => [placeholder, schema]))
  const version = Math.min(...all.map(([, tables]) => tables.version))
  return filled(
    all.reduce((text, [placeholder, tables]) => withLaterColumns(text, placeholder, tables.version), sql),
    names,
    version,
    mark,
  )
}

/** `inRuns` for one run, the placeholder of which is `load_schema`. */
export function inRun(sql: string, tables: RunTables, mark?: string): string {
  return inRuns(sql, { load_schema: tables }, mark)
}

/** `inRun` for a schema that this program is making. */
export function inCandidate(sql: string, schema: string): string {
  if (!candidateName.test(schema)) throw new LoaderError('internal', `${schema} is no candidate.`)
  return inRun(sql, thisVersion(schema))
}

function filled(sql: string, names: Readonly<Record<string, string>>, version: number, mark: string): string {
  const used = new Set<string>()
  const text = sql
    .replace(/(?<!:):"([a-z_]+)"/g, (_, placeholder: string) => {
      const name = names[placeholder]
      if (name === undefined)
        throw new LoaderError('internal', `The statement wants a name for ${placeholder}.`)
      used.add(placeholder)
      return quoted(name)
    })
    .replace(/(?<![:\w"']):([a-z]+_[a-z]+)\b/g, (_, variable: string) => columnList(variable, version))
  const unused = Object.keys(names).find((name) => !used.has(name))
  if (unused !== undefined) throw new LoaderError('internal', `The statement has no place for ${unused}.`)
  return mark + text
}

/** Words that may follow a table in a statement and are no alias of it. */
const notAliases =
  'where|join|left|right|full|inner|cross|natural|on|using|group|order|limit|offset|union|except|intersect|window|having|for|tablesample|fetch'

/**
 * The statement for a schema of an older version: where it reads a table that has got columns since, a query stands in its
 * place that gives them as null.
 */
function withLaterColumns(sql: string, placeholder: string, version: number): string {
  if (version === schemaVersion) return sql
  const table = new RegExp(
    `(?<=\\b(?:from|join)\\s+):"${placeholder}"\\.(addresscode|contact|license|facility)\\b(\\s+(?:as\\s+)?(?!(?:${notAliases})\\b)[a-z]\\w*)?`,
    'gi',
  )
  return sql.replace(table, (asWritten, name: Table, alias: string | undefined) => {
    const own = new Set(columnsOf(name, version).map((column) => column.name))
    const all = columnsOf(name)
    if (all.length === own.size) return asWritten
    const columns = all.map((column) =>
      own.has(column.name) ? column.name : `null::${sqlTypes[column.type]} as ${column.name}`,
    )
    return `(select ${columns.join(', ')} from :"${placeholder}".${name})${alias ?? ` ${name}`}`
  })
}
