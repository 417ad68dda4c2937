import './run.css'
import type { RunSummary } from '../../../shared/window/runs.ts'
import { formatCount, formatDay, formatDuration, storedSize } from '../../text/format.ts'

interface EquationProps {
  readonly run: RunSummary
  readonly onRejected: () => void
  readonly onLoaded: () => void
  readonly onWarnings: () => void
}

/** read = loaded + rejected + set aside, which is seldom any; each part leads to what it counts. */
export function Equation({ run, onRejected, onLoaded, onWarnings }: EquationProps) {
  const adds = run.rowsRead === run.rowsLoaded + run.rowsRejected + run.rowsSetAside
  return (
    <section className="box" aria-labelledby="equation-title">
      <h2 id="equation-title">{adds ? 'Every row accounted for' : 'The counts do not add up'}</h2>
      <div className="equation">
        <div className="term">
          <strong>{formatCount(run.rowsRead)}</strong>
          <span>read</span>
        </div>
        <span>{adds ? '=' : '≠'}</span>
        <button type="button" className="term" onClick={onLoaded}>
          <strong className="tone-ok">{formatCount(run.rowsLoaded)}</strong>
          <span>loaded</span>
        </button>
        <span>+</span>
        <button type="button" className="term" disabled={run.rowsRejected === 0} onClick={onRejected}>
          <strong className={run.rowsRejected > 0 ? 'tone-bad' : ''}>{formatCount(run.rowsRejected)}</strong>
          <span>rejected</span>
        </button>
        {run.rowsSetAside > 0 && (
          <>
            <span>+</span>
            <div className="term">
              <strong>{formatCount(run.rowsSetAside)}</strong>
              <span>set aside</span>
            </div>
          </>
        )}
        <button type="button" className="term term-apart" disabled={run.warnings === 0} onClick={onWarnings}>
          <strong className={run.warnings > 0 ? 'tone-warn' : ''}>{formatCount(run.warnings)}</strong>
          <span>warnings</span>
        </button>
      </div>
      <p className="mute">{factsOf(run)}</p>
    </section>
  )
}

function factsOf(run: RunSummary): string {
  return [
    `Run ${run.runId} of ${formatDay(run.date)}`,
    `${run.files.length} ${run.files.length === 1 ? 'file' : 'files'}`,
    run.rowsBefore > 0 ? `${formatCount(run.rowsBefore)} rows of the date before` : '',
    storedSize(run) ?? '',
    run.durationMs === null ? '' : formatDuration(run.durationMs),
    run.schema ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
