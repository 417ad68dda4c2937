import type { RunSummary } from '../../shared/window/runs.ts'
import { formatCount } from '../text/format.ts'

const shownRuns = 10
const step = 8
const height = 22

/** Facilities of the runs up to this one, oldest first; failed ones have none to show. */
export function sparkOf(all: readonly RunSummary[], run: RunSummary): number[] {
  return all
    .filter((other) => other.runId <= run.runId && (other.tableRows.facility ?? 0) > 0)
    .slice(0, shownRuns)
    .map((other) => other.tableRows.facility ?? 0)
    .reverse()
}

/** Bars from zero; the last one is this run's. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  if (values.length === 0) return null
  const most = Math.max(...values)
  return (
    <svg
      width={shownRuns * step}
      height={height}
      role="img"
      aria-label={`Facilities in the last ${values.length} runs: ${values.map(formatCount).join(', ')}`}
    >
      {values.map((value, index) => {
        const tall = Math.max(2, Math.round((value / most) * (height - 2)))
        const x = (shownRuns - values.length + index) * step
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={index}
            className={index === values.length - 1 ? 'spark-now' : 'spark'}
            x={x}
            y={height - tall}
            width={step - 2}
            height={tall}
            rx={1.5}
          />
        )
      })}
    </svg>
  )
}
