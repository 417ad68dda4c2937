/**
 * License number, provider id, ZIP, contract number: trimmed outside, otherwise character for character, so that
 * `007-23` and `02138` keep their zeros and two spellings of one letter stay two. Null where nothing is left.
 */
export function cleanIdentifier(cell: string): string | null {
  const identifier = cell.trim()
  return identifier === '' ? null : identifier
}
