import { LoaderError } from '../../shared/errors.ts'
import { isRealDate } from '../../shared/runDate.ts'

const datedName = /^leads_(\d{4})(\d{2})(\d{2})$/
const candidateName = /^loader_(candidate|trash)_[1-9]\d{0,9}$/

/** True for `leads_YYYYMMDD` of a real calendar date, ASCII, nothing before or after. */
export function isDatedName(name: string): boolean {
  const parts = datedName.exec(name)
  return parts !== null && name.length === 14 && isRealDate(`${parts[1]}-${parts[2]}-${parts[3]}`)
}

/** True for the names of schemas that the program makes, renames and drops; no other is ever touched. */
export function isRunSchemaName(name: string): boolean {
  return isDatedName(name) || (candidateName.test(name) && !name.includes('\n'))
}

/** The identifier in double quotes, as PostgreSQL's format('%I') would write it (always quoted). */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

/**
 * Fills psql's `:"load_schema"` (and only such placeholders) in a statement of sql/. Throws on a placeholder that
 * got no name and on a name that the statement doesn't use: both are slips of ours.
 */
export function withNames(sql: string, names: Readonly<Record<string, string>>): string {
  const used = new Set<string>()
  const filled = sql.replace(/(?<!:):"([a-z_]+)"/g, (_, placeholder: string) => {
    const name = names[placeholder]
    if (name === undefined)
      throw new LoaderError('internal', `The statement wants a name for ${placeholder}.`)
    used.add(placeholder)
    return quoted(name)
  })
  const unused = Object.keys(names).find((name) => !used.has(name))
  if (unused !== undefined) throw new LoaderError('internal', `The statement has no place for ${unused}.`)
  return filled
}

/** `withNames` for the one identifier that most statements take: a schema of a run. */
export function inSchema(sql: string, schema: string): string {
  if (!isRunSchemaName(schema)) throw new LoaderError('internal', `${schema} is no schema of a run.`)
  return withNames(sql, { load_schema: schema })
}
