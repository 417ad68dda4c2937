/** A search as a part of a text, for ilike: `100%` and `a_b` mean themselves. */
export function searchPattern(search: string): string {
  // no text of the database holds a NUL, and the protocol can't send one
  return `%${search.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`
}
