import snoozesSql from '../../../../sql/query/checks/snoozes.sql?raw'
import thresholdsSql from '../../../../sql/query/checks/thresholds.sql?raw'
import type { Client } from '../../../db/connection/connect.ts'
import type { Check } from '../check.ts'
import type { InForce } from '../judge/judge.ts'
import { fits, parseThreshold, type Threshold } from '../judge/threshold.ts'

/** Thresholds that a person set for a check, of one source or (null) of all that have none of their own. */
export interface SetThresholds {
  readonly check: string
  readonly source: string | null
  /** As in a header, `off`, or `default`: then what holds without this row. */
  readonly warn: string
  readonly error: string
  readonly who: string
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly why: string | null
}

interface Snooze {
  readonly check: string
  readonly source: string | null
  /** `YYYY-MM-DD`, that day included. */
  readonly until: string
  readonly who: string
  readonly at: string
  readonly why: string
}

/** What people decided of checks, as it holds on one day. */
export interface Decisions {
  readonly thresholds: readonly SetThresholds[]
  readonly snoozes: readonly Snooze[]
}

export async function readDecisions(client: Client, today: string): Promise<Decisions> {
  const { rows: thresholds } = await client.query<SetThresholds>(thresholdsSql)
  const { rows: snoozes } = await client.query<Snooze>(snoozesSql, [today])
  return { thresholds, snoozes }
}

/** What holds for a check and a source: the source's own row, else the one for every source, else the header. */
export function inForce(check: Check, source: string | null, { thresholds, snoozes }: Decisions): InForce {
  const ofCheck = thresholds.filter((set) => set.check === check.name)
  const rows = [source, null].flatMap((wanted) => ofCheck.find((set) => set.source === wanted) ?? [])
  const holds = (part: 'warn' | 'error') =>
    rows.map((row) => usable(check, row[part])).find((found) => found !== null) ?? check[part]
  const asleep = snoozes.filter((snooze) => snooze.check === check.name)
  const snooze = asleep.find((one) => one.source === source) ?? asleep.find((one) => one.source === null)
  return {
    warn: holds('warn'),
    error: holds('error'),
    snoozed: snooze === undefined ? null : { until: snooze.until, who: snooze.who, why: snooze.why },
  }
}

/** Null for `default`, and for what another version of the program wrote of a check that measured something else. */
function usable(check: Check, text: string): Threshold | null {
  const threshold = parseThreshold(text)
  return threshold !== null && fits(threshold, check.measured, check.side) ? threshold : null
}
