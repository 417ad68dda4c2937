import type { ReviewVerdict } from '../../shared/window/review.ts'
import { Pill } from '../components/Pill.tsx'
import { cellText } from '../text/display.ts'
import { sentence } from '../text/format.ts'

/** What becomes of a record with what is being typed. */
export function VerdictLine({ verdict }: { readonly verdict: ReviewVerdict | null }) {
  if (verdict === null) return <p className="mute">Being judged …</p>
  const { before, after, licenseTaken } = verdict
  const [issue] = after.issues
  const license = cellText(after.cleaned?.license_number ?? '')
  if (after.rejected) {
    return (
      <p className="verdict">
        <Pill tone="bad">Rejected</Pill> {sentence(cellText(issue?.reason ?? ''))}
      </p>
    )
  }
  return (
    <p className="verdict">
      {issue === undefined ? (
        <Pill tone="ok">{before.rejected ? 'Now loads' : 'Loads'}</Pill>
      ) : (
        <Pill tone="warn">Loads, look</Pill>
      )}{' '}
      {issue !== undefined && sentence(cellText(issue.reason))}
      {issue === undefined && licenseTaken === true && `Another record has ${license} too.`}
      {issue === undefined && licenseTaken === false && `No other record has ${license}.`}
    </p>
  )
}
