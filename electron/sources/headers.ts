/** A column that a rule reads, by its usual header and the others seen for it. */
export interface Column {
  readonly name: string
  readonly aliases: readonly string[]
  /** The header that a person chose for it, which goes before all others. */
  readonly chosen?: string
}

/** Every header that the column is known by. */
export function headersOf({ chosen, name, aliases }: Column): string[] {
  return [...(chosen === undefined ? [] : [chosen]), name, ...aliases]
}

/** Headers match without regard to case, spaces and punctuation: `Operation #` is `operation`. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Between the words of `QualityRating`, `Star5Level` and `URLAddress`; `2ND` and `IDs` are one word. */
const wordBoundary = /(?<=\p{Ll}[0-9]*)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2}|\p{Lu}\p{Ll}\p{Lu})/gu

/** `Quality Rating`, `QualityRating` → `quality_rating`: the name of an attribute for a column that no rule names. */
export function snakeCase(header: string): string {
  return header
    .normalize('NFC')
    .replace(wordBoundary, '_')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
}

/** The four columns that an export of rejects adds; ignored when the fixed file is loaded. */
export const rejectColumns = ['_line', '_field', '_value', '_reason'] as const

export function isRejectColumn(header: string): boolean {
  return (rejectColumns as readonly string[]).includes(header.trim().toLowerCase())
}
