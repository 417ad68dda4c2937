import { stateOf } from '../../../../shared/checks/checkState.ts'
import { today } from '../../../../shared/runDate.ts'
import type { CheckState, ThresholdTrial } from '../../../../shared/window/checks.ts'
import seriesSql from '../../../../sql/query/checks/check_series.sql?raw'
import type { Engine } from '../../engine.ts'
import type { Check } from '../check.ts'
import type { CheckResult } from '../checkResult.ts'
import { requireCheck, requireSource, writtenThreshold } from '../decisions/decide.ts'
import { inForce, readDecisions } from '../decisions/decisions.ts'
import type { InForce } from '../judge/judge.ts'
import type { Threshold } from '../judge/threshold.ts'

const runsTried = 10

type PastResult = Pick<CheckResult, 'status' | 'severity' | 'value'> & {
  /** Null where the check was skipped. */
  readonly offending: number | null
  readonly total: number | null
  readonly source: string
  /** The worst of the rows that it told of. */
  readonly worst: Readonly<Record<string, unknown>> | null
  readonly runId: number
  readonly date: string
}

/**
 * What a check would have said of the last ten runs with other thresholds, by what it found of them: nothing is run
 * again. Sources with thresholds of their own keep them.
 * @throws LoaderError usage
 */
export async function tryThresholds(
  { client }: Engine,
  wanted: {
    readonly check: string
    readonly source: string | null
    readonly warn: string
    readonly error: string
  },
): Promise<ThresholdTrial> {
  const { source } = wanted
  const check = requireCheck(wanted.check)
  await requireSource(client, check, source)
  const set = {
    ...{ check: check.name, source, who: '', at: '', why: null },
    warn: writtenThreshold(check, wanted.warn),
    error: writtenThreshold(check, wanted.error),
  }
  const decisions = await readDecisions(client, today())
  const others = decisions.thresholds.filter((one) => one.check !== check.name || one.source !== source)
  const tried = { ...decisions, thresholds: [...others, set] }
  const { rows } = await client.query<PastResult>(seriesSql, [check.name, source, runsTried])
  const runs = [...new Set(rows.map(({ runId }) => runId))].map((runId) => {
    const ofRun = rows.filter((row) => row.runId === runId)
    const then = ofRun.map((row) => stateThen(check, row, inForce(check, row.source || null, tried)))
    return {
      runId,
      date: (ofRun[0] as PastResult).date,
      was: worst(ofRun.map(stateOf)),
      would: worst(then),
    }
  })
  return { runs }
}

function stateThen(check: Check, row: PastResult, { warn, error }: InForce): CheckState {
  if (row.status === 'error') return 'error'
  if (warn.kind === 'off' && error.kind === 'off') return 'skipped'
  // what was switched off then left no number behind
  if (row.status === 'skipped') return 'skipped'
  // what passed kept no row: it lay within the threshold of then
  const by = check.failsBy === null ? row.value : Number(row.worst?.[check.failsBy] ?? 0)
  const fails = speaks(error, check, { ...row, value: by })
  if (fails && (error.kind !== 'share' || (row.offending ?? 0) >= check.fewest)) return 'failed'
  return speaks(warn, check, row) ? 'warned' : 'passed'
}

function speaks(threshold: Threshold, { measured }: Check, past: PastResult): boolean {
  const { value } = past
  const [offending, total] = [past.offending ?? 0, past.total ?? 0]
  switch (threshold.kind) {
    case 'off':
      return false
    case 'rows':
      // of shares the rows beyond another threshold were counted: that one is odd at all is known
      return measured === 'count'
        ? offending >= threshold.from
        : (value ?? 0) > 0 && Math.max(1, offending) >= threshold.from
    case 'share':
      return measured === 'count'
        ? offending * 100 > threshold.over * total
        : (value ?? 0) * 100 > threshold.over
    case 'distance':
      return (value ?? 0) > threshold.over
    case 'over':
      return value !== null && value > threshold.limit
    case 'below':
      return value !== null && value < threshold.limit
  }
}

const order: readonly CheckState[] = ['skipped', 'passed', 'warned', 'failed', 'error']

function worst(states: readonly CheckState[]): CheckState {
  return states.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'skipped')
}
