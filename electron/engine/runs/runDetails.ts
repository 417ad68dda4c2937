import type { Cause } from '../../../shared/causes.ts'
import type { RunStatus, Severity } from '../../../shared/domain.ts'
import checkResultsSql from '../../../sql/query/checks/check_results.sql?raw'
import issuesSql from '../../../sql/query/issues/issues.sql?raw'
import problemsSql from '../../../sql/query/problems.sql?raw'
import runEventsSql from '../../../sql/query/run_events.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import type { CheckResult } from '../checks/checkResult.ts'

/** The rejects or warnings of one cause, and the first of them as an example. */
export interface Problem {
  readonly severity: Severity
  readonly cause: Cause
  readonly count: number
  readonly file: string
  readonly record: number
  readonly line: number
  readonly column: string | null
  readonly reason: string
}

/** A change of a run's status. `at` is ISO 8601 in UTC. */
interface RunEvent {
  readonly at: string
  readonly status: RunStatus
  readonly who: string
  readonly note: string | null
}

/** Rejects before warnings, the most frequent causes first. */
export async function findProblems(client: Client, runId: number): Promise<Problem[]> {
  return (await client.query<Problem>(problemsSql, [runId])).rows
}

/** What each check found, in the order of their names. */
export async function findCheckResults(client: Client, runId: number): Promise<CheckResult[]> {
  return (await client.query<CheckResult>(checkResultsSql, [runId])).rows
}

/** In the order in which it happened. */
export async function findRunEvents(client: Client, runId: number): Promise<RunEvent[]> {
  return (await client.query<RunEvent>(runEventsSql, [runId])).rows
}

/** A reject or a warning as it is looked at afterwards. */
interface Issue {
  readonly severity: Severity
  readonly cause: Cause
  readonly file: string
  readonly record: number
  readonly line: number
  readonly column: string | null
  readonly field: string | null
  readonly value: string | null
  readonly reason: string
}

/** The first so many issues of a run: rejects, then warnings, each in the order of the files. */
export async function findIssues(client: Client, runId: number, limit: number): Promise<Issue[]> {
  return (await client.query<Issue>(issuesSql, [runId, limit])).rows
}
