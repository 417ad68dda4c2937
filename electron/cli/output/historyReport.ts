import { amount } from '../../../shared/count.ts'
import type { CheckSeries } from '../../../shared/window/checks.ts'
import type { PastDecision } from '../../engine/checks/decisions/decisionHistory.ts'
import { baselineWords } from '../../engine/measures/setBaseline.ts'
import type { Output } from './output.ts'
import { moment, plain } from './text.ts'

/** What a check found run by run, below the line of the chart that it would be. */
export function reportSeries(output: Output, series: CheckSeries): void {
  const { label, unit, points, learned } = series
  output.print(output.bold(plain(label)))
  output.table(
    [
      { title: '  Date' },
      { title: 'Run', align: 'right' },
      { title: unit, align: 'right' },
      { title: 'usual', align: 'right' },
      { title: '' },
    ],
    points.map(({ date, runId, value, low, high, state, excluded }) => [
      ...[`  ${date}`, String(runId), numberText(value, unit), rangeText(low, high, unit)],
      // of a threshold set by hand nothing is learned
      excluded && learned !== null ? `${state}, no example` : state,
    ]),
  )
  if (learned !== null) output.print(output.dim(`  ${plain(learned.method)}: ${learned.runs.join(', ')}`))
}

function rangeText(low: number | null, high: number | null, unit: CheckSeries['unit']): string {
  if (low === null && high === null) return ''
  if (low === null) return `to ${numberText(high, unit)}`
  return high === null
    ? `from ${numberText(low, unit)}`
    : `${numberText(low, unit)} to ${numberText(high, unit)}`
}

function numberText(value: number | null, unit: CheckSeries['unit']): string {
  if (value === null) return ''
  if (unit === 'share') return `${amount(value * 100, 2)} %`
  return amount(value, unit === 'number' ? 2 : 0)
}

/** `2026-11-22 10:04  texas: warns over 2 %, fails over 5 %, by ann@host (cli): the agency's old numbers` */
export function decisionLine(decision: PastDecision): string {
  const { at, who, source, why } = decision
  const reason = why === null ? '' : `: ${why}`
  return `${moment(at)}  ${source ?? 'all sources'}: ${decided(decision)}, by ${who}${reason}`
}

function decided({ at, kind, warn, error, until, runId, choice }: PastDecision): string {
  if (kind === 'threshold') return `warns ${warn}, fails ${error}`
  if (kind === 'baseline') return `run ${runId} ${baselineWords[choice ?? 'default']}`
  // days are those of this computer's calendar, as they were when it was decided
  const day = moment(at).slice(0, 10)
  return until !== null && until < day ? 'awake' : `snoozed until ${until}`
}
