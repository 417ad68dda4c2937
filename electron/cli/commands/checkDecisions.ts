import { amount } from '../../../shared/count.ts'
import type { CheckSeries } from '../../../shared/window/checks.ts'
import { checkHistory } from '../../engine/checks/checkHistory.ts'
import { requireCheck, setThreshold, snooze } from '../../engine/checks/decide.ts'
import { decisionHistory, type PastDecision } from '../../engine/checks/decisionHistory.ts'
import { type Context, withEngine } from '../context.ts'
import { usage } from '../define/arguments.ts'
import type { HistoryOptions, SetOptions, SnoozeOptions } from '../define/checks.ts'
import type { Output } from '../output.ts'
import { moment, plain } from '../text.ts'

/** `leads checks set CHECK` */
export async function runSet(context: Context, name: string, options: SetOptions): Promise<undefined> {
  const { warn, error, why = '' } = options
  const check = requireCheck(name).name
  const source = options.source ?? null
  return withEngine(context, async (engine) => {
    const holds = await setThreshold(engine, { check, source, warn, error, why })
    context.output.document({ check, source, ...holds })
    context.output.print(
      `${check}${ofSource(source)} warns ${holds.warn} and fails ${holds.error} from now on.`,
    )
    return undefined
  })
}

/** `leads checks snooze CHECK` */
export async function runSnooze(context: Context, name: string, options: SnoozeOptions): Promise<undefined> {
  const { until = null, wake = false, why = '' } = options
  const check = requireCheck(name).name
  const source = options.source ?? null
  if (wake === (until !== null))
    throw usage('A snooze needs its last day, or --wake.', 'Write --until 2026-12-31, or --wake to end it.')
  return withEngine(context, async (engine) => {
    await snooze(engine, { check, source, until, why })
    context.output.document({ check, source, until })
    const what = until === null ? 'is awake again' : `is snoozed until ${until}, that day included`
    context.output.print(`${check}${ofSource(source)} ${what}.`)
    return undefined
  })
}

/** `leads checks history CHECK` */
export async function runHistory(
  context: Context,
  name: string,
  options: HistoryOptions,
): Promise<undefined> {
  const wanted = { check: requireCheck(name).name, source: options.source ?? null }
  return withEngine(context, async (engine) => {
    const { output } = context
    const history = await checkHistory(engine, wanted)
    const decisions = await decisionHistory(engine, wanted)
    output.document({ ...history, decisions })
    if (history.series.length === 0) output.print('It has not looked at any run yet.')
    for (const series of history.series) reportSeries(output, series)
    if (decisions.length > 0) output.print(output.bold('Decisions'))
    for (const decision of decisions) output.print(`  ${plain(decisionLine(decision))}`)
    return undefined
  })
}

function reportSeries(output: Output, { label, unit, points }: CheckSeries): void {
  output.print(output.bold(plain(label)))
  output.table(
    [
      { title: '  Date' },
      { title: 'Run', align: 'right' },
      { title: unit, align: 'right' },
      { title: 'usual', align: 'right' },
      { title: '' },
    ],
    points.map(({ date, runId, value, low, high, state }) => [
      ...[`  ${date}`, String(runId), numberText(value, unit), rangeText(low, high, unit), state],
    ]),
  )
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
  return amount(value, 2)
}

function decisionLine({ at, who, source, kind, warn, error, until, why }: PastDecision): string {
  const what =
    kind === 'threshold'
      ? `warns ${warn}, fails ${error}`
      : until !== null && until < at.slice(0, 10)
        ? 'awake'
        : `snoozed until ${until}`
  return `${moment(at)}  ${source ?? 'all sources'}: ${what}, by ${who}${why === null ? '' : `: ${why}`}`
}

function ofSource(source: string | null): string {
  return source === null ? '' : ` of ${source}`
}
