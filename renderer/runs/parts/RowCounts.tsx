import { tables } from '../../../shared/columns.ts'
import type { RunSummary } from '../../../shared/window/runs.ts'
import { formatChange, formatCount, formatDay } from '../../text/format.ts'
import { tableTitles } from '../tables.ts'

/** How many rows each table has, beside those of the run before. */
export function RowCounts({ run, before }: { readonly run: RunSummary; readonly before: RunSummary | null }) {
  return (
    <section className="box" aria-labelledby="changes-title">
      <h2 id="changes-title">
        {before === null
          ? 'Rows in the tables'
          : `Rows in the tables, since run ${before.runId} of ${formatDay(before.date)}`}
      </h2>
      {[...tables].reverse().map((table) => {
        const now = run.tableRows[table] ?? 0
        const then = before?.tableRows[table]
        return (
          <div className="pair" key={table}>
            <span>{tableTitles[table]}</span>
            <span>
              {formatCount(now)}
              {then !== undefined && <span className="change">{formatChange(now - then)}</span>}
            </span>
          </div>
        )
      })}
    </section>
  )
}
