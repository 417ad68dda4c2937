import beforeSql from '../../../../sql/query/checks/check_results_before.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import type { Check } from '../check.ts'
import type { CheckResult } from '../checkResult.ts'

/** What a check found on the run before of a source. */
export interface ResultBefore
  extends Pick<CheckResult, 'name' | 'source' | 'severity' | 'value' | 'low' | 'offending' | 'rows'> {
  readonly runId: number
}

export async function resultsBefore(client: Client, runId: number): Promise<ResultBefore[]> {
  return (await client.query<ResultBefore>(beforeSql, [runId])).rows
}

/** What is so much more than before is news. */
const muchMore = 1.25
/** One or two records more are none. */
const fewMore = 2

/**
 * The run before in which it was the same, or null: new is what only warned then, what is of other columns, categories or causes
 * than before, and what is of a quarter more.
 */
export function sameAs(
  result: Pick<
    CheckResult,
    'name' | 'source' | 'status' | 'severity' | 'value' | 'low' | 'offending' | 'rows'
  >,
  before: readonly ResultBefore[],
  checks: readonly Pick<Check, 'name' | 'once'>[],
): number | null {
  if (result.status !== 'failed') return null
  if (checks.some(({ name, once }) => name === result.name && once)) return null
  const last = before.find(({ name, source }) => name === result.name && source === result.source)
  if (last === undefined || (last.severity === 'warn' && result.severity === 'error')) return null
  const known = new Set(last.rows.map(subject))
  const isKnown = result.rows.every((row) => known.has(subject(row)))
  return isKnown && isNoMore(result, last) ? last.runId : null
}

function isNoMore(
  { value, low, offending }: Pick<CheckResult, 'value' | 'low' | 'offending'>,
  before: ResultBefore,
): boolean {
  if (value === null || before.value === null) return offending <= before.offending + fewMore
  if (low !== null) return value * muchMore >= before.value
  return value <= before.value * muchMore || offending <= before.offending + fewMore
}

/** What a row is about, where that is no single record: those come and go. */
function subject(row: Row): string {
  if ('source_record' in row) return ''
  const { measure, column_name, category, cause, missing_column, new_column } = row
  return JSON.stringify([measure, column_name, category, cause, missing_column, new_column])
}

type Row = Readonly<Record<string, unknown>>
