/**
 * All statements of sql/ by their text, so that what the server says of one can be told of its file. Journeys connect to a
 * database from files that Vite has not seen: there are none of these statements there.
 */
const texts: Record<string, string> =
  import.meta.env === undefined
    ? {}
    : import.meta.glob<string>('../../../sql/**/*.sql', { query: '?raw', import: 'default', eager: true })

const paths = new Map(Object.entries(texts).map(([path, text]) => [text, path.replaceAll('../', '')]))

/** The file of a statement as it stands in sql/; undefined for one that is made elsewhere. */
export function fileOf(sql: string): string | undefined {
  return paths.get(sql)
}

/**
 * A comment that names the file, for the beginning of a statement whose placeholders are filled: it is on the first line, so
 * that lines stay what they are. Empty for a statement that is made elsewhere.
 */
export function fileMark(sql: string): string {
  const path = fileOf(sql)
  return path === undefined ? '' : `/* ${path} */ `
}
