import { causes } from '../../../shared/causes.ts'
import { stateOf } from '../../../shared/checks/checkState.ts'
import type { CheckSeries } from '../../../shared/window/checks.ts'
import measureSeriesSql from '../../../sql/query/measure_series.sql?raw'
import type { Check } from '../checks/check.ts'
import type { CheckResult } from '../checks/checkResult.ts'
import { comparingChecks } from '../checks/checks.ts'
import type { Engine } from '../engine.ts'
import { measureKinds, slowKinds } from './kinds.ts'

const runsShown = 60
const seriesShown = 12

interface Point {
  readonly place: number
  readonly source: string
  readonly measure: string
  readonly columnName: string
  readonly category: string
  readonly runId: number
  readonly date: string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** In half-widths of the band; -1 without one. */
  readonly distance: number
  readonly runs: readonly number[] | null
  readonly method: string | null
  readonly status: CheckResult['status'] | null
  readonly severity: CheckResult['severity'] | null
  readonly excluded: boolean
}

/** The measures of a learned check run by run, with their bands; those farthest out in the newest run first. */
export async function measureSeries(
  engine: Engine,
  check: Check,
  source: string | null,
): Promise<CheckSeries[]> {
  const { rows } = await engine.client.query<Point>(measureSeriesSql, [
    ...[check.name, check.measures, source, runsShown, seriesShown, comparingChecks],
  ])
  const places = [...new Set(rows.map(({ place }) => place))]
  return places.map((place) =>
    seriesOf(
      rows.filter((row) => row.place === place),
      source === null,
    ),
  )
}

function seriesOf(points: readonly Point[], manySources: boolean): CheckSeries {
  const newest = points.at(-1) as Point
  const banded = points.findLast(({ method }) => method !== null)
  const label = measureLabel(newest)
  return {
    label: manySources ? `${newest.source}: ${label}` : label,
    unit: (measureKinds[newest.measure] ?? slowKinds[newest.measure])?.unit ?? 'number',
    points: points.map((point) => {
      const { runId, date, value, low, high, excluded } = point
      return { runId, date, value, low, high, excluded, state: pointState(point) }
    }),
    learned: banded === undefined ? null : { method: banded.method ?? '', runs: banded.runs ?? [] },
    outside: newest.distance > 1,
  }
}

/** One measure inside its band has passed, though others of the check have not. */
function pointState({ method, distance, status, severity }: Point): CheckSeries['points'][number]['state'] {
  if (method === null) return 'skipped'
  if (distance <= 1 || status === null || severity === null) return 'passed'
  return stateOf({ status, severity })
}

/** For a legend: `Rows`, `contact.email empty`, `addresscode.county CLARK`. */
function measureLabel({
  measure,
  columnName,
  category,
}: Pick<Point, 'measure' | 'columnName' | 'category'>): string {
  const cause = category in causes ? causes[category as keyof typeof causes] : category
  switch (measure.replace(/^slow_/, '')) {
    case 'rows':
      return 'Rows'
    case 'empty':
      return `${columnName} empty`
    case 'distinct':
      return `${columnName}: different values ${category}`.trim()
    case 'share':
      return `${columnName} ${category}`
    case 'pattern':
      return `${columnName} written ${category}`
    case 'mix':
      return `Mix of ${columnName}`
    case 'mean':
    case 'median':
      return `${measure === 'mean' ? 'Mean' : 'Median'} of ${columnName}`
    case 'added':
    case 'gone':
    case 'changed':
      return `Licenses ${measure} a week`
    case 'changed_values':
      return `${columnName} changed`
    case 'rejected':
      return `Rejected: ${cause}`
    case 'warnings':
      return `Warnings: ${cause}`
    case 'newest':
      return 'Days since the newest license'
    default:
      return `${measure} ${columnName} ${category}`.trim()
  }
}
