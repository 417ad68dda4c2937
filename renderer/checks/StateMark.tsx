import './marks.css'
import type { CheckState } from '../../shared/window/checks.ts'

/** Around 0, 0, at most 6 wide on each side: every state has a form, so that colour is never needed alone. */
export const statePaths: Record<CheckState, string> = {
  passed: 'M0-2.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5Z',
  warned: 'M0-5L5.4 4.4H-5.4Z',
  failed: 'M-4.5-4.5H4.5V4.5H-4.5Z',
  error: 'M0-5.6L5.6 0L0 5.6L-5.6 0Z',
  skipped: 'M-3-.8H3V.8H-3Z',
}

/** The square of a check on a run; without a state, the run has no result of it. */
export function StateMark({
  state,
  snoozed = false,
}: {
  readonly state: CheckState | null
  readonly snoozed?: boolean
}) {
  if (state === null) return null
  return (
    <svg className={`mark mark-${state}${snoozed ? ' mark-snoozed' : ''}`} viewBox="-6 -6 12 12" aria-hidden>
      <path d={statePaths[state]} />
      {state === 'failed' && !snoozed && <path className="mark-cross" d="M-2-2L2 2M2-2L-2 2" />}
    </svg>
  )
}
