import type { Cause } from '../../../shared/causes.ts'
import type { CleanedRecord } from '../../../shared/columns.ts'
import { longestEdit } from '../../../shared/window/limits.ts'
import type { ReviewIssue, ReviewRow } from '../../../shared/window/review.ts'
import type { RecordBatch } from '../../read/batches.ts'
import type { Finding } from '../../sources/finding.ts'
import type { ReadResult } from '../../sources/readRecord.ts'

/** Characters of a cell that are shown; a cell may be a megabyte. */
const shownLength = 2000
/** Entries of a list that are shown, such as further e-mail addresses. */
const shownEntries = 50

/** What is wrong with a record that no cell of it can mend. */
const ofWholeText: ReadonlySet<Cause> = new Set([
  ...([
    'too_few_cells',
    'too_many_cells',
    'quotes_not_understood',
    'lines_swallowed',
    'cells_shifted',
  ] as const),
])

function editable(text: string): string | null {
  return text.length > longestEdit ? null : text
}

/** What is known of a record beside what its cells become. */
interface Known {
  /** What only the reading of all records can tell: repeats and conflicts; null where that has not come so far. */
  readonly found: readonly ReviewIssue[] | null
  readonly newText: boolean
  readonly edited: ReviewRow['edited']
  /** Why a rule of its source sets it aside, where only the reading of all records can tell. */
  readonly aside: string | null
}

/** One record as the grid shows it; `result` is null for one that a person leaves out. */
export function reviewRow(
  batch: RecordBatch,
  index: number,
  result: ReadResult | null,
  { found, newText, edited, aside: again }: Known,
): ReviewRow {
  const repeat = found?.find(({ severity }) => severity === 'reject')
  const isCut = batch.problem[index] !== null
  const row = {
    record: batch.firstRecord + index,
    line: batch.line[index] as number,
    raw: isCut ? [shown(batch.rawOf(index))] : (batch.cells[index] as readonly string[]).map(shown),
    edited: edited.map((cell) => ({ ...cell, to: shown(cell.to) })),
    newText,
    checked: found !== null,
    fits: true,
    text: null,
    aside: null,
  }
  if (result === null)
    return { ...row, leftOut: true, cleaned: null, rejected: false, issues: [], checked: true }
  const { record, reject, warnings } = result
  // a rule of its source sets it aside
  const aside = result.aside ?? (reject === null ? again : null)
  if (aside !== null) return { ...row, aside, leftOut: true, cleaned: null, rejected: false, issues: [] }
  return {
    ...row,
    text: reject !== null && ofWholeText.has(reject.cause) ? editable(batch.rawOf(index)) : null,
    leftOut: false,
    cleaned:
      (isCut && !newText) || reject?.cause === 'too_few_cells' || reject?.cause === 'too_many_cells'
        ? null
        : shownRecord(record),
    rejected: reject !== null || repeat !== undefined,
    issues:
      reject !== null
        ? [reviewIssue('reject', reject)]
        : repeat !== undefined
          ? [repeat]
          : [...warnings.map((warning) => reviewIssue('warning', warning)), ...(found ?? [])],
  }
}

function reviewIssue(
  severity: ReviewIssue['severity'],
  { cause, column, field, value, reason }: Finding,
): ReviewIssue {
  return {
    severity,
    cause,
    column,
    field,
    value: value === null ? null : shown(value),
    reason: shown(reason),
  }
}

export function shown(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text
}

/** Nearly always the record itself. */
function shownRecord(record: CleanedRecord): CleanedRecord {
  const { attributes, ...fields } = record
  if (!Object.values(fields).some(isLong) && !Object.values(attributes).some(isLong)) return record
  return { ...shownValues(fields), attributes: shownValues(attributes) } as unknown as CleanedRecord
}

function isLong(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > shownEntries || value.some(isLong)
  return typeof value === 'string' && value.length > shownLength
}

function shownValues(values: object): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shownValue(value)]))
}

function shownValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, shownEntries).map(shownValue)
  return typeof value === 'string' ? shown(value) : value
}

/** A measure of what a row costs to send: characters, and something for each cell. */
export function rowWeight({ raw }: ReviewRow): number {
  let weight = 0
  for (const cell of raw) weight += cell.length + 8
  return weight
}
