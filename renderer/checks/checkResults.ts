import { toldChecks } from '../../shared/checks/toldChecks.ts'
import { type CheckFamily, checkFamilies } from '../../shared/window/kinds.ts'
import type { CheckView } from '../../shared/window/runs.ts'

/** A check on a run: its results, one a source, the worst first. */
export interface CheckEntry {
  readonly name: string
  readonly worst: CheckView
  readonly results: readonly CheckView[]
}

export interface EntryGroup {
  readonly family: CheckFamily
  readonly entries: readonly CheckEntry[]
}

interface SortedResults {
  /** What failed, broke or wants a look, also where it is snoozed; what tells most first. */
  readonly open: readonly CheckEntry[]
  /** Warnings that are as in the run before on every source. */
  readonly known: readonly CheckEntry[]
  readonly passed: readonly EntryGroup[]
  readonly skipped: readonly EntryGroup[]
}

/** A run's results as they are read: what asks for something first, what passed or was skipped to be unfolded by family. */
export function sortResults(checks: readonly CheckView[]): SortedResults {
  const { news, known } = toldChecks(checks)
  const isTold = new Set([...news, ...known].map(({ name }) => name))
  const others = checks.filter(({ name }) => !isTold.has(name))
  const isPassed = new Set(others.filter(({ status }) => status === 'passed').map(({ name }) => name))
  const entries = (list: typeof news) =>
    list.map(({ name, told, asLastTime }) => {
      const open = [...told, ...asLastTime]
      const rest = checks.filter((check) => check.name === name && !open.includes(check))
      return { name, worst: told[0], results: [...open, ...rest] }
    })
  return {
    open: entries(news),
    known: entries(known),
    passed: byFamily(others.filter(({ name }) => isPassed.has(name))),
    skipped: byFamily(others.filter(({ name }) => !isPassed.has(name))),
  }
}

/** One entry a check, a source that passed before one that was skipped. */
function byFamily(results: readonly CheckView[]): EntryGroup[] {
  const skippedLast = [...results].sort(
    (a, b) => Number(a.status === 'skipped') - Number(b.status === 'skipped'),
  )
  const entries = [...new Set(results.map(({ name }) => name))].map((name) => {
    const own = skippedLast.filter((result) => result.name === name)
    return { name, worst: own[0] as CheckView, results: own }
  })
  return checkFamilies
    .map((family) => ({ family, entries: entries.filter(({ worst }) => worst.family === family) }))
    .filter((group) => group.entries.length > 0)
}

export function entryCount(groups: readonly EntryGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0)
}
