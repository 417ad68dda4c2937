import { checkFamilies, isKnown } from '../../../shared/window/kinds.ts'
import { type CheckResult, stateOf } from './checkResult.ts'

/** What a check found on the sources of a run that did not pass, the worst first. */
export type Told = readonly [CheckResult, ...CheckResult[]]

interface ToldChecks {
  /** What asks for a look: failures first, then in the order of the families, since a file that is half as long explains the rest. */
  readonly news: readonly Told[]
  /** Warnings that are as last time on every source. */
  readonly known: readonly Told[]
}

/** The checks of a run that did not pass, each once. */
export function toldChecks(results: readonly CheckResult[]): ToldChecks {
  const open = results.filter(({ status }) => status === 'failed' || status === 'error')
  const news = grouped(open.filter((result) => !isKnown(result)))
  const told = new Set(news.map(([{ name }]) => name))
  const known = grouped(open.filter((result) => isKnown(result) && !told.has(result.name)))
  return { news, known }
}

function grouped(results: readonly CheckResult[]): Told[] {
  return [...new Set(results.map(({ name }) => name))]
    .map((name) => results.filter((result) => result.name === name))
    .map((list) => [...list].sort((a, b) => rank(a) - rank(b) || beyond(b) - beyond(a)) as unknown as Told)
    .sort(([a], [b]) => rank(a) - rank(b) || byTelling(a, b))
}

function rank(result: CheckResult): number {
  if (result.snoozed !== null) return 3
  return ['failed', 'error', 'warned'].indexOf(stateOf(result))
}

/** What tells most comes first: whether anything is missing at all, before how its values look. */
export function byTelling(a: CheckResult, b: CheckResult): number {
  return familyOf(a) - familyOf(b) || beyond(b) - beyond(a)
}

const familyOf = ({ family }: CheckResult) => checkFamilies.indexOf(family)

/** How often its limit fits into what was found. */
function beyond({ value, low, high }: CheckResult): number {
  if (value === null) return 0
  if (high !== null && high > 0) return value / high
  return low !== null && value > 0 ? low / value : value
}
