import { checkFamilies, isKnown } from '../window/kinds.ts'
import type { CheckView } from '../window/runs.ts'
import { stateOf } from './checkState.ts'

/** What of a result decides where it is told. */
type Result = Pick<
  CheckView,
  'name' | 'family' | 'severity' | 'status' | 'snoozed' | 'sameAs' | 'value' | 'low' | 'high'
>

/** A check with what it found on the sources of a run that did not pass, each the worst first. */
export interface ToldCheck<R> {
  readonly name: string
  /** What is new since the last run of the source; of a check that is known altogether, what is as last time. */
  readonly told: readonly [R, ...R[]]
  /** Of a check that is news: sources of which it found the same as last time. */
  readonly asLastTime: readonly R[]
}

interface ToldChecks<R> {
  /** What asks for a look: failures first, then in the order of the families, since a file that is half as long explains the rest. */
  readonly news: readonly ToldCheck<R>[]
  /** Warnings that are as last time on every source. */
  readonly known: readonly ToldCheck<R>[]
}

/** The checks of a run that did not pass, each once: what is new since the last run apart from what is as last time. */
export function toldChecks<R extends Result>(results: readonly R[]): ToldChecks<R> {
  const open = results.filter(({ status }) => status === 'failed' || status === 'error')
  const same = open.filter(isKnown)
  const news = grouped(
    open.filter((result) => !isKnown(result)),
    same,
  )
  const names = new Set(news.map(({ name }) => name))
  const known = grouped(
    same.filter(({ name }) => !names.has(name)),
    [],
  )
  return { news, known }
}

function grouped<R extends Result>(results: readonly R[], same: readonly R[]): ToldCheck<R>[] {
  const of = (list: readonly R[], wanted: string) =>
    list.filter(({ name }) => name === wanted).sort((a, b) => rank(a) - rank(b) || beyond(b) - beyond(a))
  return [...new Set(results.map(({ name }) => name))]
    .map((name) => ({
      name,
      told: of(results, name) as unknown as ToldCheck<R>['told'],
      asLastTime: of(same, name),
    }))
    .sort((a, b) => rank(a.told[0]) - rank(b.told[0]) || byTelling(a.told[0], b.told[0]))
}

function rank(result: Result): number {
  if (result.snoozed !== null) return 3
  return ['failed', 'error', 'warned'].indexOf(stateOf(result))
}

/** What tells most comes first: whether anything is missing at all, before how its values look. */
export function byTelling(a: Result, b: Result): number {
  return checkFamilies.indexOf(a.family) - checkFamilies.indexOf(b.family) || beyond(b) - beyond(a)
}

/** How often its limit fits into what was found. */
function beyond({ value, low, high }: Result): number {
  if (value === null) return 0
  if (high !== null && high > 0) return value / high
  return low !== null && value > 0 ? low / value : value
}
