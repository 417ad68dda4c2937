/** What people and programs write where they have nothing to say, in lower case. (DATA.md, "No value") */
const usualWords = [
  ...['n/a', 'na', 'n.a.', 'null', '(null)', 'nil', 'none', 'nan', 'tbd', 'unknown', 'unavailable', 'vacant'],
  ...['not available', 'not applicable', 'not provided', 'not given', '-', '--', '—', '.', '?'],
]
/** What a spreadsheet shows for a value that it could not compute, or had no room for. */
const spreadsheetError =
  /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|#{2,})$/i
const whitespaceRun = /\s+/g

/** How a source differs from the usual words. */
export interface NoValueChoice {
  readonly more?: readonly string[]
  /** Words that are values in this source. */
  readonly except?: readonly string[]
}

export interface NoValueWords {
  /** Whether a text, trimmed already, only says that there is no value. */
  has(text: string): boolean
}

/** The words of a source; of most cells length and first character tell that they are none. */
export function noValueWords({ more = [], except = [] }: NoValueChoice = {}): NoValueWords {
  const key = (word: string) => word.replace(whitespaceRun, ' ').trim().toLowerCase()
  const without = new Set(except.map(key))
  const words = new Set([...usualWords, ...more.map(key)].filter((word) => !without.has(word)))
  // a bit for each length of a word that begins with the character, 31 for longer ones
  const lengths = new Int32Array(128)
  for (const word of words) {
    for (const first of [word, word.toUpperCase()]) {
      const code = Math.min(first.charCodeAt(0), 127)
      lengths[code] = (lengths[code] as number) | (1 << Math.min(word.length, 31))
    }
  }
  return {
    has(text) {
      const code = text.charCodeAt(0)
      if (code === 0x23) return isSpreadsheetError(text) && !without.has(text.toLowerCase())
      const bits = lengths[Math.min(code, 127)] as number
      if (bits === 0) return false
      const length = Math.min(text.length, 31)
      if (((bits >> length) & 1) === 0 && !text.includes('  ')) return false
      return words.has(key(text))
    },
  }
}

export const usualNoValue: NoValueWords = noValueWords()

export function isSpreadsheetError(text: string): boolean {
  return spreadsheetError.test(text)
}
