import { type Failure, isNew } from './failures.ts'
import type { AlertMessage } from './message.ts'

/** A message's failures as every channel shows them: what is new at length, what is known in a line each below one head. */
interface Parts {
  readonly fresh: readonly Failure[]
  readonly known: readonly Failure[]
  /** Of what is known: `As last time (run 11 of 2025-10-29): 9 checks`. */
  readonly knownHead: string
}

export function partsOf({ failures, last }: AlertMessage): Parts {
  const fresh = failures.filter(isNew)
  const known = failures.filter((failure) => !isNew(failure))
  const checks = new Set(known.map(({ check }) => check)).size
  const before = runsText(new Set(known.flatMap(({ sameAs }) => sameAs ?? [])), last)
  return { fresh, known, knownHead: `As last time${before}: ${checks} ${checks === 1 ? 'check' : 'checks'}` }
}

/** Each source has a run before of its own. */
function runsText(runs: ReadonlySet<number>, last: AlertMessage['last']): string {
  const names = [...runs]
    .sort((a, b) => a - b)
    .map((run) => (run === last?.runId ? `${run} of ${last.date}` : String(run)))
  return names.length === 0 ? '' : ` (${names.length === 1 ? 'run' : 'runs'} ${names.join(', ')})`
}

/** `texas: Capacities are plausible: 3 of 2,040 facilities (0.15 %)` */
export function knownLine({ source, title, observed }: Failure): string {
  return `${source === null ? '' : `${source}: `}${title}: ${observed}`
}
