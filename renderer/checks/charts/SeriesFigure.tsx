import type { CheckSeries, ThresholdView } from '../../../shared/window/checks.ts'
import { numberHeading, TableBox } from '../../components/TableBox.tsx'
import { formatDay } from '../../text/format.ts'
import { formatBand, formatValue, measureOf, pointSentence, runNumbers, stateWords } from '../checksText.ts'
import { SeriesChart } from './SeriesChart.tsx'

interface SeriesFigureProps {
  readonly series: CheckSeries
  readonly threshold: ThresholdView
  readonly height: number
  readonly chosenRun: number | null
  readonly onOpen: (runId: number) => void
  /** Says how its band was learned; not where all charts of a check share that. */
  readonly ownNote: boolean
}

/** A chart under its last number, with how its band was learned and the same numbers as a table. */
export function SeriesFigure({ ownNote, ...chart }: SeriesFigureProps) {
  const { series } = chart
  const last = series.points.findLast(({ value }) => value !== null)
  const told = series.points.find(({ runId }) => runId === chart.chosenRun) ?? last
  const sentence = told === undefined ? '' : pointSentence(told, measureOf(series), chart.threshold)
  return (
    <figure className="series">
      <figcaption>
        <strong className="data">{series.label}</strong>
        {last !== undefined && last.value !== null && (
          <span className={`series-last series-${stateWords[last.state].tone}`}>
            {formatValue(last.value, series.unit)}
          </span>
        )}
        {last !== undefined && (
          <span className="mute">{formatBand(last.low, last.high, measureOf(series))}</span>
        )}
      </figcaption>
      {sentence !== '' && <p className="series-note data">{sentence}</p>}
      <SeriesChart {...chart} />
      {ownNote && <LearnedNote series={series} />}
      <SeriesTable series={series} />
    </figure>
  )
}

/** The method by which the usual range was found, and the runs that it was learned from. */
export function LearnedNote({ series: { learned } }: { readonly series: CheckSeries }) {
  if (learned === null) return null
  const runs = learned.runs.length === 0 ? 'no run yet' : `runs ${runNumbers(learned.runs)}`
  return (
    <p className="mute series-note">
      Usual range: {learned.method} ({runs}).
    </p>
  )
}

/** For those who don't see the chart, or want its numbers. */
function SeriesTable({ series }: { readonly series: CheckSeries }) {
  return (
    <details className="series-table">
      <summary>
        As a table<span className="unseen">: {series.label}</span>
      </summary>
      <TableBox
        label={`Numbers of ${series.label}`}
        headings={['Run', 'Result', numberHeading('Value'), 'Range']}
      >
        {series.points.toReversed().map((point) => (
          <tr key={point.runId}>
            <td className="tight">
              {formatDay(point.date)}, run {point.runId}
            </td>
            <td>
              {stateWords[point.state].word}
              {point.excluded && ', no example'}
            </td>
            <td className="number">{point.value === null ? '–' : formatValue(point.value, series.unit)}</td>
            <td>{formatBand(point.low, point.high, measureOf(series))}</td>
          </tr>
        ))}
      </TableBox>
    </details>
  )
}
