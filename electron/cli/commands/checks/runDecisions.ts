import { checkHistory } from '../../../engine/checks/board/checkHistory.ts'
import { requireCheck, requireSource, setThreshold, snooze } from '../../../engine/checks/decisions/decide.ts'
import { decisionHistory } from '../../../engine/checks/decisions/decisionHistory.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { decisionLine, reportSeries } from '../../output/historyReport.ts'
import { plain } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { HistoryOptions, SetOptions, SnoozeOptions } from './options.ts'

/** `leads checks set CHECK` */
export async function runSet(context: Context, name: string, options: SetOptions): Promise<undefined> {
  const { warn, error, why = '' } = options
  const check = requireCheck(name).name
  const source = options.source ?? null
  return withEngine(context, async (engine) => {
    const holds = await setThreshold(engine, { check, source, warn, error, why })
    context.output.document({ check, source, ...holds })
    context.output.print(`${check}${ofSource(source)} ${heldText(holds)} from now on.`)
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
  const check = requireCheck(name)
  const wanted = { check: check.name, source: options.source ?? null }
  return withEngine(context, async (engine) => {
    const { output } = context
    await requireSource(engine.client, check, wanted.source)
    const history = await checkHistory(engine, wanted)
    const decisions = await decisionHistory(engine, wanted)
    output.document({ ...history, decisions })
    output.print(output.bold(check.title), `Protects: ${check.protects}`)
    if (history.series.length === 0) output.print('It has not looked at any run yet.')
    for (const series of history.series) reportSeries(output, series)
    if (decisions.length > 0) output.print(output.bold('Decisions'))
    for (const decision of decisions) output.print(`  ${plain(decisionLine(decision))}`)
    return undefined
  })
}

function heldText({ warn, error }: { readonly warn: string; readonly error: string }): string {
  const parts = [...(warn === 'off' ? [] : [`warns ${warn}`]), ...(error === 'off' ? [] : [`fails ${error}`])]
  return parts.length === 0 ? 'is switched off' : parts.join(' and ')
}

function ofSource(source: string | null): string {
  return source === null ? '' : ` of ${source}`
}
