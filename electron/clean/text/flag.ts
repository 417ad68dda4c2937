import { type Cleaned, cleaned, nothing, notUnderstood, type Problem } from '../cleaned.ts'
import { labelKey } from './label.ts'
import { type NoValueWords, usualNoValue } from './noValue.ts'

export interface FlagProblem {
  /** The place of the cell among those given. */
  readonly index: number
  readonly problem: Problem
}

export interface Flags {
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
 * A column whose cells hold its own words (`Accepts Subsidy`) where it applies and nothing where it doesn't. A word
 * for no value is neither: it never is a *no*. (DATA.md, "No value")
 * @param words the column's own words, compared without regard to case
 */
export function cleanOwnWords(
  cell: string,
  words: string,
  noValue: NoValueWords = usualNoValue,
): Cleaned<boolean> {
  if (cell === words) return yes
  if (cell === '' || cell.trim() === '') return no
  if (labelKey(cell) === labelKey(words)) return yes
  if (noValue.has(cell.trim()) && !cell.includes('#')) return nothing
  return notUnderstood('flag_not_understood', `is neither '${words}' nor empty`)
}
