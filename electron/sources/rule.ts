import { type CleanedRecord, fieldTables, type RecordField } from '../../shared/columns.ts'
import type { Problem } from '../clean/cleaned.ts'
import type { CellKind } from '../clean/text/cell.ts'
import type { NoValueWords } from '../clean/text/noValue.ts'
import type { DateOptions } from '../clean/time/dateForms.ts'
import type { Column } from './headers.ts'

/** Where a rule writes: a column of one of the four tables, or a key of `attributes`. */
export type Target = RecordField | `attributes.${string}`

/** `table.column` or `attributes.key`, as issues and the mapping name it. */
export function fieldName(target: Target): string {
  return isAttribute(target) ? target : `${fieldTables[target]}.${target}`
}

export function isAttribute(target: Target): target is `attributes.${string}` {
  return target.startsWith('attributes.')
}

/** What a rule is told besides the cells. */
export interface RuleContext {
  /** `YYYY-MM-DD` */
  readonly runDate: string
  /** USPS code of the state that issues the licenses. */
  readonly state: string
  /** The words for no value of the source, for parts that a rule cuts from a cell. */
  readonly noValue: NoValueWords
  readonly dates: DateOptions
}

/** Takes what was odd about a value: the rule's n-th column and where it was to go. The reader has the raw value. */
export type Report = (column: number, target: Target, problem: Problem) => void

/**
 * One line of a source: which columns of the file feed which fields, by which rule. The mapping table on the
 * screen, the recognition of files and the reading of every record are made from this same object.
 */
export interface Rule {
  readonly columns: readonly Column[]
  /** Those of them that hold the value itself, and not what stands beside it. */
  readonly main?: readonly Column[]
  readonly targets: readonly Target[]
  /** The rule in a person's words, for the mapping table. */
  readonly says: string
  /** Also read when the file has none of the columns: the field is filled all the same. */
  readonly always?: boolean
  /** What each of `columns` holds, where that decides how its cells are cleaned; else `value`. */
  readonly cells?: readonly CellKind[]
  /** The rule reads words for no value itself: of a day's hours `Unknown` is not the same as nothing. */
  readonly readsNoValue?: boolean
  /** The text that the rule reads of the cell of its only column, where that is not the cell itself. */
  readonly readsOf?: (cell: string) => string
  /**
   * `cells[i]` is the cell of `columns[i]`, cleaned of what only a spreadsheet, a web page or a copy put into it;
   * '' when it holds no value or the file has no such column.
   */
  read(cells: readonly string[], record: CleanedRecord, report: Report, context: RuleContext): void
}
