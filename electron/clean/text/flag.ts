import { type Cleaned, cleaned, nothing, notUnderstood, type Problem } from '../cleaned.ts'
import { labelKey } from './label.ts'
import { type NoValueWords, usualNoValue } from './noValue.ts'

interface FlagProblem {
  /** The place of the cell among those given. */
  readonly index: number
  readonly problem: Problem
}

interface Flags {
  /** A value for each cell; null where a cell says nothing. */
  readonly values: readonly (boolean | null)[]
  readonly problems: readonly FlagProblem[]
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'yes', 't', 'true', '1', 'x'].map((word): [string, boolean] => [word, true]),
  ...['n', 'no', 'f', 'false', '0'].map((word): [string, boolean] => [word, false]),
])
const longestFlag = 5
const unknownFlag = notUnderstood(
  'flag_not_understood',
  'is neither yes nor no: Y/N, Yes/No, True/False, T/F, 1/0 and X are',
)
const yes = cleaned(true)
const no = cleaned(false)
const noProblems: readonly FlagProblem[] = []

/** Yes or no, in any of the forms of DATA.md ("Flag"). A blank is no value. */
export function cleanFlag(cell: string): Cleaned<boolean> {
  if (cell === 'Y') return yes
  if (cell === 'N') return no
  const text = cell.trim()
  if (text === '') return nothing
  const value = text.length > longestFlag ? undefined : flags.get(text.toLowerCase())
  if (value === undefined) return unknownFlag
  return value ? yes : no
}

/** Flags that stand side by side: one X among them makes the blanks beside it *no*. (DATA.md, "Flag") */
export function cleanFlags(cells: readonly string[]): Flags {
  const values: (boolean | null)[] = []
  let problems: FlagProblem[] | null = null
  let isCrossed = false
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as string
    const { value, problem } = cleanFlag(cell)
    values.push(value)
    if (problem !== null) {
      problems ??= []
      problems.push({ index, problem })
    } else if (value === true && cell !== 'Y' && isCross(cell)) isCrossed = true
  }
  if (isCrossed) {
    for (let index = 0; index < values.length; index++)
      if (values[index] === null && (cells[index] as string).trim() === '') values[index] = false
  }
  return { values, problems: problems ?? noProblems }
}

function isCross(cell: string): boolean {
  const text = cell.trim()
  return text === 'X' || text === 'x'
}

/**
 * Reads flags of a column that has words of its own (`Accepts Subsidy` where it applies), compared without regard to
 * case; the usual words are none then. A word for no value says nothing. (DATA.md, "No value")
 */
export function cleanWords(
  yesWords: readonly string[],
  noWords: readonly string[],
  noValue: NoValueWords = usualNoValue,
): (cell: string) => Cleaned<boolean> {
  const words = new Map([
    ...yesWords.map((word) => [labelKey(word), yes] as const),
    ...noWords.map((word) => [labelKey(word), no] as const),
  ])
  const [first = noWords[0]] = yesWords
  const list = [...yesWords, ...noWords].map((word) => `'${word}'`).join(', ')
  const other = notUnderstood(
    'flag_not_understood',
    yesWords.length + noWords.length === 1
      ? `is neither ${list} nor empty`
      : `is none of ${list}, and not empty`,
  )
  return (cell) => {
    if (cell === first) return yesWords.length > 0 ? yes : no
    if (cell.trim() === '') return nothing
    const found = words.get(labelKey(cell))
    if (found !== undefined) return found
    return noValue.has(cell.trim()) && !cell.includes('#') ? nothing : other
  }
}

/** Yes where a cell holds one of some words, whole and without regard to case; no where it says anything else. */
export function cleanContaining(
  words: readonly string[],
  noValue: NoValueWords = usualNoValue,
): (cell: string) => Cleaned<boolean> {
  // a word of nothing but spaces is in no cell
  const keys = words.map(labelKey).filter((key) => key !== null)
  return (cell) => {
    const text = cell.replace(/\s+/g, ' ').trim().toLowerCase()
    if (text === '' || noValue.has(cell.trim())) return nothing
    return keys.some((key) => holdsWord(text, key)) ? yes : no
  }
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isApart(text[at - 1]) && isApart(text[at + word.length])) return true
  }
  return false
}

const letterOrDigit = /[\p{L}\p{N}]/u

function isApart(character: string | undefined): boolean {
  return character === undefined || !letterOrDigit.test(character)
}
