import type { RunSummary } from '../../../shared/window/runs.ts'
import { Pill } from '../../components/Pill.tsx'

/** How a run's checks ended, in one line. */
export function CheckCounts({ checks }: Pick<RunSummary, 'checks'>) {
  const { passed, failed, warned, known } = checks
  if (passed + failed + warned + known === 0) return <span className="mute">–</span>
  return (
    <span className="check-counts">
      {failed > 0 && <Pill tone="bad">{failed} failed</Pill>}
      {warned > 0 && <Pill tone="warn">{warned} to look at</Pill>}
      {failed + warned === 0 && <Pill tone="ok">{passed} passed</Pill>}
      {known > 0 && <span className="mute">{known} as last time</span>}
    </span>
  )
}
