import { type Cleaned, nothing, notUnderstood } from '../cleaned.ts'
import { type WordIndex, wordIndex } from './wordIndex.ts'

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
  /** False for most texts that don't, by their ends and length; an error of a spreadsheet is not looked for. */
  mayHave: WordIndex['mayHave']
}

/** The words of a source; of most cells length and ends tell that they are none. */
export function noValueWords({ more = [], except = [] }: NoValueChoice = {}): NoValueWords {
  const key = (word: string) => word.replace(whitespaceRun, ' ').trim().toLowerCase()
  const without = new Set(except.map(key))
  const words = new Set([...usualWords, ...more.map(key)].filter((word) => !without.has(word)))
  // a second space inside is taken for one
  const index = wordIndex([...words].flatMap((word) => [word, word.replace(' ', '  ')]))
  return {
    has(text) {
      if (text.charCodeAt(0) === 0x23) return isSpreadsheetError(text) && !without.has(text.toLowerCase())
      const { length } = text
      return index.mayHave(text.charCodeAt(0), text.charCodeAt(length - 1), length) && words.has(key(text))
    },
    mayHave: index.mayHave,
  }
}

export const usualNoValue: NoValueWords = noValueWords()

const ofSpreadsheet = notUnderstood(
  'spreadsheet_error',
  'is what a spreadsheet shows for a value that it could not compute or show: ask for the file without it',
)

/** What a word for no value gives: nothing, and an error that a spreadsheet left is told. */
export function noValueOf(text: string): Cleaned<never> {
  return isSpreadsheetError(text) ? ofSpreadsheet : nothing
}

function isSpreadsheetError(text: string): boolean {
  return spreadsheetError.test(text)
}
