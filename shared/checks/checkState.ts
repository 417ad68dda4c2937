import type { CheckState } from '../window/checks.ts'
import type { CheckView } from '../window/runs.ts'

/** The one word for status and severity together: a failed check of severity warn only wants a look. */
export function stateOf({ status, severity }: Pick<CheckView, 'status' | 'severity'>): CheckState {
  if (status !== 'failed') return status
  return severity === 'error' ? 'failed' : 'warned'
}
