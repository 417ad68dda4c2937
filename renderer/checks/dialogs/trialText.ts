import { listed } from '../../../shared/count.ts'
import type { CheckState, ThresholdTrial } from '../../../shared/window/checks.ts'
import { counted, formatDay } from '../../text/format.ts'

/** `Of the last 10 runs it would have failed 1 (15 Nov 2026) and warned of 2 (…); it failed 0 and warned of 3.` */
export function trialSentence({ runs }: ThresholdTrial): string {
  if (runs.length === 0) return 'It has looked at no run yet.'
  const of = (part: 'was' | 'would', state: CheckState) => runs.filter((run) => run[part] === state)
  const told = (state: CheckState) => {
    const found = of('would', state)
    const days = found.map(({ date }) => formatDay(date))
    return found.length === 0 ? 'none' : `${found.length} (${listed(days)})`
  }
  const last = runs.length === 1 ? 'Of the last run' : `Of the last ${counted(runs.length, 'run')}`
  return `${last} it would have failed ${told('failed')} and warned of ${told('warned')}; as it was, it failed ${of('was', 'failed').length} and warned of ${of('was', 'warned').length}.`
}
