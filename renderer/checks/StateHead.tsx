import { formatDay, formatShortDay } from '../text/format.ts'
import type { BoardRun } from './checkBoard.ts'

/** The runs as columns: months for those who look, dates for screen readers. */
export function StateHead({
  runs,
  chosenRun,
}: {
  readonly runs: readonly BoardRun[]
  readonly chosenRun: number | null
}) {
  return (
    <thead>
      <tr>
        <th scope="col" className="state-name">
          Check
        </th>
        <th scope="col" className="state-limit">
          Thresholds
        </th>
        {runs.map((run, index) => {
          const month = run.date.slice(0, 7)
          const first = month !== runs[index - 1]?.date.slice(0, 7)
          // one square is too narrow for a name
          const named = first && month === runs[index + 1]?.date.slice(0, 7)
          return (
            <th
              key={run.runId}
              scope="col"
              className={`state-run${run.runId === chosenRun ? ' state-chosen' : ''}${first ? ' state-month' : ''}`}
            >
              <span className="unseen">{runText(run)}</span>
              {named && <span aria-hidden>{formatShortDay(run.date).slice(-3)}</span>}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** '22 Nov 2026, run 14, waiting' */
export function runText({ date, runId, status }: BoardRun): string {
  return `${formatDay(date)}, run ${runId}${status === 'waiting' ? ', waiting' : ''}`
}
