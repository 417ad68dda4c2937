import { type CheckFamily, checkFamilies, isKnown } from '../../shared/window/kinds.ts'
import type { CheckView } from '../../shared/window/runs.ts'
import { stateOf, weightOf } from './checksText.ts'

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
  /** What failed, broke or wants a look, also where it is snoozed; the worst first. */
  readonly open: readonly EntryGroup[]
  /** Warnings that are as in the run before on every source. */
  readonly known: readonly EntryGroup[]
  readonly passed: readonly EntryGroup[]
  readonly skipped: readonly EntryGroup[]
}

/** What is as last time comes behind what is new, as what is snoozed does. */
const weight = (view: CheckView) => weightOf(stateOf(view), view.snoozed !== null || isKnown(view))

/** A run's results as they are read: what asks for something first, what passed or was skipped to be unfolded. */
export function sortResults(checks: readonly CheckView[]): SortedResults {
  const entries = [...new Set(checks.map(({ name }) => name))].map((name): CheckEntry => {
    const results = checks.filter((check) => check.name === name).sort((a, b) => weight(b) - weight(a))
    return { name, worst: results[0] as CheckView, results }
  })
  const of = (wanted: (entry: CheckEntry) => boolean) => byFamily(entries.filter(wanted))
  const stateIs = (state: string) => (entry: CheckEntry) => stateOf(entry.worst) === state
  const isOpen = (entry: CheckEntry) => !stateIs('passed')(entry) && !stateIs('skipped')(entry)
  const open = of((entry) => isOpen(entry) && !isKnown(entry.worst))
  return {
    known: of((entry) => isOpen(entry) && isKnown(entry.worst)),
    open: [...open].sort((a, b) => heaviest(b) - heaviest(a)),
    passed: of(stateIs('passed')),
    skipped: of(stateIs('skipped')),
  }
}

function byFamily(entries: readonly CheckEntry[]): EntryGroup[] {
  return checkFamilies
    .map((family) => ({
      family,
      entries: entries
        .filter(({ worst }) => worst.family === family)
        .sort((a, b) => weight(b.worst) - weight(a.worst)),
    }))
    .filter((group) => group.entries.length > 0)
}

const heaviest = ({ entries }: EntryGroup) => Math.max(...entries.map(({ worst }) => weight(worst)))

export function entryCount(groups: readonly EntryGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0)
}
