import type { CleanedRecord } from '../../../shared/columns.ts'
import type { ReviewIssue, ReviewRow } from '../../../shared/window/review.ts'
import type { RecordBatch } from '../../read/batches.ts'
import type { Finding } from '../../sources/finding.ts'
import type { ReadResult } from '../../sources/readRecord.ts'

/** Characters of a cell that are shown; a cell may be a megabyte. */
const shownLength = 2000
/** Entries of a list that are shown, such as further e-mail addresses. */
const shownEntries = 50

/**
 * One record as the grid shows it. `found` is what only the reading of all records can tell: repeats and conflicts;
 * null where that has not come so far.
 */
export function reviewRow(
  batch: RecordBatch,
  index: number,
  { record, reject, warnings }: ReadResult,
  found: readonly ReviewIssue[] | null,
): ReviewRow {
  const repeat = found?.find(({ severity }) => severity === 'reject')
  const isCut = batch.problem[index] !== null
  return {
    record: batch.firstRecord + index,
    line: batch.line[index] as number,
    raw: isCut ? [shown(batch.rawOf(index))] : (batch.cells[index] as readonly string[]).map(shown),
    cleaned:
      isCut || reject?.cause === 'too_few_cells' || reject?.cause === 'too_many_cells'
        ? null
        : shownRecord(record),
    rejected: reject !== null || repeat !== undefined,
    issues:
      reject !== null
        ? [reviewIssue('reject', reject)]
        : repeat !== undefined
          ? [repeat]
          : [...warnings.map((warning) => reviewIssue('warning', warning)), ...(found ?? [])],
    checked: found !== null,
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
