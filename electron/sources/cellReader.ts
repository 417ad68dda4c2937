import type { Problem } from '../clean/cleaned.ts'
import { type CellKind, tidyCell, tidyText } from '../clean/text/cell.ts'
import { type NoValueWords, noValueOf } from '../clean/text/noValue.ts'
import type { Rule } from './rule.ts'

/** Takes the place of a column among those of a rule. */
type ReportCell = (index: number, problem: Problem) => void

/**
 * Prepares the reading of one rule's cells from a record: each cleaned by what its column holds, '' for no value. An
 * error that a spreadsheet left is none either, and is told.
 * @param at the 0-based places of the rule's columns in the file, -1 for one that it lacks
 */
export function cellReader(
  rule: Pick<Rule, 'cells' | 'readsNoValue'>,
  at: readonly number[],
  noValue: NoValueWords,
  report: ReportCell,
): (cells: readonly string[], isPlain: boolean) => readonly string[] {
  const own = at.map(() => '')
  const kinds = at.map((_, index): CellKind => rule.cells?.[index] ?? 'value')
  const readsNoValue = rule.readsNoValue ?? false
  return (cells, isPlain) => {
    for (let index = 0; index < at.length; index += 1) {
      const place = at[index] as number
      if (place < 0) continue
      // a record may lack columns without a header at its end
      const raw = cells[place] ?? ''
      const kind = kinds[index] as CellKind
      const text = readsNoValue ? tidyText(raw, kind, isPlain) : tidyCell(raw, kind, noValue, isPlain)
      own[index] = text
      if (text !== '' || raw === '') continue
      const { problem } = noValueOf(tidyText(raw, kind))
      if (problem) report(index, problem)
    }
    return own
  }
}
