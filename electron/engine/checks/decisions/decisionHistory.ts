import decisionsSql from '../../../../sql/query/checks/check_decisions.sql?raw'
import type { Engine } from '../../engine.ts'
import type { Baseline } from '../../measures/setBaseline.ts'
import { requireCheck } from './decide.ts'

/** Something that a person decided of a check. `at` is ISO 8601 in UTC. */
export interface PastDecision {
  readonly at: string
  readonly who: string
  readonly source: string | null
  readonly kind: 'threshold' | 'snooze' | 'baseline'
  readonly warn: string | null
  readonly error: string | null
  /** Of a snooze: until and with this day; a day before `at` woke the check. */
  readonly until: string | null
  /** Of a baseline: which run, and whether it is an example of what is usual. */
  readonly runId: number | null
  readonly choice: Baseline['choice'] | null
  readonly why: string | null
}

/** All changes of a check's thresholds and snoozes and, where it learns, of what it learns from; newest first. */
export async function decisionHistory(
  { client }: Engine,
  { check, source }: { readonly check: string; readonly source: string | null },
): Promise<PastDecision[]> {
  const { learned } = requireCheck(check)
  return (await client.query<PastDecision>(decisionsSql, [check, source, learned])).rows
}
