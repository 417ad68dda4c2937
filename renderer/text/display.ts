const shownCharacters = 300
/** Characters that move or hide others: directions, zero widths, other controls. */
const hidden = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const anyHidden = /[\p{Cc}\p{Cf}\u2028\u2029]/u

/**
 * A cell as one line of plain text: cut, line breaks and invisible characters made visible, so that what
 * a file holds can neither break the grid nor pose as something else.
 */
export function cellText(value: string): string {
  const cut = value.length > shownCharacters ? `${value.slice(0, shownCharacters)}…` : value
  return anyHidden.test(cut) ? cut.replaceAll('\r\n', '\n').replace(hidden, visible) : cut
}

function visible(character: string): string {
  if (character === '\n' || character === '\r') return ' ⏎ '
  if (character === '\t') return ' ⇥ '
  return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`
}
