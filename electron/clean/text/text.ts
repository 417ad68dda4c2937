/** Whitespace that is not one plain space already. */
const oddWhitespace = /\s{2,}|[^\S ]/g

/** Printable ASCII, no outer or double space: nothing to do, and true of nearly every cell. */
function isCleanAscii(cell: string): boolean {
  let afterSpace = true
  for (let index = 0; index < cell.length; index++) {
    const code = cell.charCodeAt(index)
    if (code > 0x20 && code < 0x7f) afterSpace = false
    else if (code === 0x20 && !afterSpace) afterSpace = true
    else return false
  }
  return !afterSpace
}

/**
 * Free text: Unicode NFC, outer whitespace trimmed, each inner run of whitespace (no-break spaces, tabs and
 * line breaks too) one space, case kept. Null where nothing is left. (DATA.md, "Text")
 */
export function cleanText(cell: string): string | null {
  if (cell === '') return null
  if (isCleanAscii(cell)) return cell
  const text = cell.normalize('NFC').replace(oddWhitespace, ' ').trim()
  return text === '' ? null : text
}
