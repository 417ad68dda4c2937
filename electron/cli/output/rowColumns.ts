/** Where a row is and what it is of, before what is odd about it. */
const first = [
  ...['file', 'source_file', 'record', 'source_record', 'company', 'license_number'],
  ...['column_name', 'category', 'cause', 'measure', 'found', 'usual'],
]
/** Behind all others: what the numbers before were reckoned from. */
const last = ['value', 'low', 'high', 'distance', 'runs']

/**
 * The columns of rows that a check found, as a person reads them: the registry keeps them by the length of their names. The
 * source is told above.
 */
export function rowColumns(row: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(row).filter((name) => name !== 'source')
  const place = (name: string) => {
    if (first.includes(name)) return first.indexOf(name) - first.length
    return 1 + last.indexOf(name)
  }
  return names.sort((a, b) => place(a) - place(b))
}
