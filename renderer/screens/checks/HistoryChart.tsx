import { Tooltip } from '@mantine/core'
import type { CheckHistory } from '../../stores/checks.ts'
import { formatDay } from '../../text/format.ts'
import { checkWord } from '../../text/status.ts'
import { useStores } from '../../useStores.ts'

type Point = CheckHistory['history'][number]

const shownRuns = 13
const height = 34
/** A passed check is a low mark; what was found stands higher, the more of the rows the higher. */
const base = 6
/** Shares below a twentieth stay small, also where a check has seen nothing worse. */
const leastScale = 0.05

/** A bar a run, oldest first; form and colour tell how it ended, and each leads to its run. */
export function HistoryChart({
  title,
  history,
}: {
  readonly title: string
  readonly history: readonly Point[]
}) {
  const { openRun, runDetail } = useStores()
  const points = history.slice(-shownRuns)
  if (points.length === 0) return <p className="mute history-none">No run yet</p>
  const most = Math.max(...points.map((point) => point.share ?? 0), leastScale)
  return (
    <ul className="history" aria-label={`History of: ${title}`}>
      {points.map((point) => {
        const { tone, word } = checkWord(point)
        const found = tone === 'bad' || tone === 'warn'
        const tall = found
          ? base + 6 + Math.round(((point.share ?? 0.5 * most) / most) * (height - base - 6))
          : base
        const text = `${formatDay(point.date)}, run ${point.runId}: ${word}, ${point.observed}`
        return (
          <li key={point.runId}>
            <Tooltip label={text} openDelay={100}>
              <button
                type="button"
                className="history-point"
                aria-label={text}
                onClick={() => {
                  openRun(point.runId)
                  runDetail.getState().setTab('checks')
                }}
              >
                <span className={`history-bar history-${tone}`} style={{ height: tall }} />
              </button>
            </Tooltip>
          </li>
        )
      })}
    </ul>
  )
}
