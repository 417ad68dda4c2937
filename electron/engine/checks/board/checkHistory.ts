import { stateOf } from '../../../../shared/checks/checkState.ts'
import type { CheckHistory, CheckSeries } from '../../../../shared/window/checks.ts'
import seriesSql from '../../../../sql/query/checks/check_series.sql?raw'
import type { Engine } from '../../engine.ts'
import { measureSeries } from '../../measures/measureSeries.ts'
import type { CheckResult } from '../checkResult.ts'
import { requireCheck } from '../decisions/decide.ts'

const pointsShown = 60
const seriesShown = 12

/** A result of the past, as the chart needs it. */
type PastResult = Pick<CheckResult, 'status' | 'severity' | 'value' | 'unit' | 'low' | 'high'> & {
  readonly source: string
  readonly runId: number
  readonly date: string
  readonly offending: number | null
  readonly total: number | null
  readonly excluded: boolean
}

/**
 * What a check found run by run: one line for the source, or for each source where none is named.
 * @throws LoaderError usage for an unknown check
 */
export async function checkHistory(
  engine: Engine,
  { check: name, source }: { readonly check: string; readonly source: string | null },
): Promise<CheckHistory> {
  const check = requireCheck(name)
  if (check.learned) return { check: name, source, series: await measureSeries(engine, check, source) }
  const { rows } = await engine.client.query<PastResult>(seriesSql, [name, source, pointsShown])
  const found = [...new Set(rows.map((row) => row.source))]
  const series = found.map((of) => {
    const results = rows.filter((row) => row.source === of)
    return seriesOf(of === '' ? 'The run as a whole' : of, results, check.measured === 'count')
  })
  return { check: name, source, series: strikingFirst(series).slice(0, seriesShown) }
}

/** In the unit of the newest result; a count of rows can be told as a share too, other units can't be exchanged. */
function seriesOf(label: string, results: readonly PastResult[], isCount: boolean): CheckSeries {
  const unit = results.findLast((result) => result.unit !== null)?.unit ?? 'number'
  const newest = results.at(-1)
  return {
    label,
    unit,
    learned: null,
    points: results.map((result) => {
      const { runId, date, excluded } = result
      const same = result.unit === unit
      return {
        runId,
        date,
        excluded,
        state: stateOf(result),
        value: isCount ? counted(result, unit) : same ? result.value : null,
        low: same ? result.low : null,
        high: same ? result.high : null,
      }
    }),
    outside: newest !== undefined && newest.status === 'failed',
  }
}

function counted({ status, offending, total }: PastResult, unit: CheckSeries['unit']): number | null {
  if (status === 'skipped' || status === 'error' || offending === null) return null
  if (unit !== 'share') return offending
  return total === null || total === 0 ? null : offending / total
}

function strikingFirst(series: readonly CheckSeries[]): CheckSeries[] {
  return [...series].sort((a, b) => Number(b.outside) - Number(a.outside))
}
