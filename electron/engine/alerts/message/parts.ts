import type { Failure } from './failures.ts'
import type { AlertMessage } from './message.ts'

/** A message's failures as every channel shows them: what is new at length, what is known in a line each below one head. */
interface Parts {
  readonly fresh: readonly Failure[]
  readonly known: readonly Failure[]
  /** Of what is known: `As last time (run 11 of 2025-10-29): 9 checks`. */
  readonly knownHead: string
}

export function partsOf({ failures, last }: AlertMessage): Parts {
  const fresh = failures.filter(({ isNew }) => isNew)
  const known = failures.filter(({ isNew }) => !isNew)
  const checks = new Set(known.map(({ check }) => check)).size
  const before = last === null ? '' : ` (run ${last.runId} of ${last.date})`
  return { fresh, known, knownHead: `As last time${before}: ${checks} ${checks === 1 ? 'check' : 'checks'}` }
}

/** `texas: Capacities are plausible: 3 of 2,040 facilities (0.15 %)` */
export function knownLine({ source, title, observed }: Failure): string {
  return `${source === null ? '' : `${source}: `}${title}: ${observed}`
}
