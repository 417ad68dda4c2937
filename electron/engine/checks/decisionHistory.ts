import decisionsSql from '../../../sql/query/check_decisions.sql?raw'
import type { Engine } from '../engine.ts'

/** Something that a person decided of a check. `at` is ISO 8601 in UTC. */
export interface PastDecision {
  readonly at: string
  readonly who: string
  readonly source: string | null
  readonly kind: 'threshold' | 'snooze'
  readonly warn: string | null
  readonly error: string | null
  /** Of a snooze: until and with this day; a day before `at` woke the check. */
  readonly until: string | null
  readonly why: string | null
}

/** All changes of a check's thresholds and snoozes, newest first. */
export async function decisionHistory(
  { client }: Engine,
  { check, source }: { readonly check: string; readonly source: string | null },
): Promise<PastDecision[]> {
  return (await client.query<PastDecision>(decisionsSql, [check, source])).rows
}
