import './chart.css'
import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleLinear, scalePoint } from '@visx/scale'
import { Area, LinePath } from '@visx/shape'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { CheckSeries, ThresholdView } from '../../../shared/window/checks.ts'
import { formatShortDay } from '../../text/format.ts'
import { formatTick, measureOf, pointText, seriesText } from '../checksText.ts'
import { statePaths } from '../StateMark.tsx'
import { useTip } from '../useTip.tsx'
import { chartRange, datesShown, limitLines } from './chartRange.ts'
import { useWidth } from './useWidth.ts'

interface SeriesChartProps {
  readonly series: CheckSeries
  readonly threshold: ThresholdView
  readonly height: number
  /** The run that is pointed at. */
  readonly chosenRun: number | null
  readonly onOpen: (runId: number) => void
}

type Point = CheckSeries['points'][number]

const margin = { top: 8, right: 20, bottom: 22, left: 52 }
const dateRoom = 66
const widestMark = 32

/**
 * Value by run, with what was usual as a band and the thresholds as lines. One stop of the Tab key; arrow keys go
 * from run to run, Enter or a click opens the run.
 */
export function SeriesChart({ series, threshold, height, chosenRun, onOpen }: SeriesChartProps) {
  const { box, width } = useWidth<HTMLDivElement>()
  const { points, unit } = series
  const [active, setActive] = useState(points.length - 1)
  const group = useRef<SVGGElement>(null)
  const { show, hide, tip } = useTip()
  const lines = useMemo(() => limitLines(series, threshold), [series, threshold])
  const range = useMemo(() => chartRange(series, lines), [series, lines])
  const inner = {
    width: Math.max(0, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  }
  const x = scalePoint<number>({
    domain: points.map(({ runId }) => runId),
    range: [0, inner.width],
    padding: 0.5,
  })
  const y = scaleLinear<number>({ domain: [range.low, range.high], range: [inner.height, 0], clamp: true })
  const at = (runId: number) => x(runId) ?? 0
  const step = points.length > 0 ? inner.width / points.length : 0
  const marked = Math.min(step, widestMark)
  const measure = measureOf(series)

  const go = (to: number) => {
    const next = Math.max(0, Math.min(points.length - 1, to))
    setActive(next)
    group.current?.querySelector<SVGGElement>(`[data-point="${next}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const runId = points[active]?.runId
    if ((event.key === 'Enter' || event.key === ' ') && runId !== undefined) {
      event.preventDefault()
      return onOpen(runId)
    }
    const to = { ArrowLeft: active - 1, ArrowRight: active + 1, Home: 0, End: points.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  const dates = datesShown(points.length, Math.floor(inner.width / dateRoom))
  const dateOf = new Map(points.map(({ runId, date }) => [runId, formatShortDay(date)]))
  return (
    <div ref={box} className="chart" style={{ height }}>
      {inner.width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a picture in SVG has no element for a group
        <svg width={width} height={height} role="group" aria-label={seriesText(series)}>
          <g transform={`translate(${margin.left} ${margin.top})`}>
            <g aria-hidden>
              {y.ticks(4).map((tick) => (
                <line key={tick} className="chart-rule" x1={0} x2={inner.width} y1={y(tick)} y2={y(tick)} />
              ))}
              {chosenRun !== null && x(chosenRun) !== undefined && (
                <rect
                  className="chart-chosen"
                  x={at(chosenRun) - marked / 2}
                  width={marked}
                  y={0}
                  height={inner.height}
                />
              )}
              {measure.learned && (
                <Area
                  data={points.filter(({ low, high }) => low !== null || high !== null)}
                  x={({ runId }) => at(runId)}
                  y0={({ low }) => y(low ?? range.low)}
                  y1={({ high }) => y(high ?? range.high)}
                  className="chart-band"
                />
              )}
              {lines
                .filter(({ value }) => value >= range.low && value <= range.high)
                .map((line) => (
                  <g key={line.kind} className={`chart-limit chart-limit-${line.kind}`}>
                    <line x1={0} x2={inner.width} y1={y(line.value)} y2={y(line.value)} />
                    <text x={2} y={y(line.value) - 3}>
                      {line.text}
                    </text>
                  </g>
                ))}
              <LinePath
                data={points.filter(isOnLine)}
                x={({ runId }) => at(runId)}
                y={({ value }) => y(value ?? 0)}
                className="chart-line"
              />
              <AxisLeft
                scale={y}
                tickValues={y.ticks(4)}
                tickFormat={(value) => formatTick(Number(value), unit)}
                hideAxisLine
                hideTicks
                axisClassName="chart-axis"
                tickLabelProps={{ textAnchor: 'end', verticalAnchor: 'middle', dx: -2 }}
              />
              <AxisBottom
                top={inner.height}
                scale={x}
                tickValues={dates.map((index) => points[index]?.runId ?? 0)}
                tickFormat={(runId) => dateOf.get(Number(runId)) ?? ''}
                tickLength={4}
                axisClassName="chart-axis"
                tickLabelProps={{ textAnchor: 'middle' }}
              />
            </g>
            {/** biome-ignore lint/a11y/noStaticElementInteractions: the points in it are buttons; leaving them hides their tip */}
            <g ref={group} onMouseLeave={hide} onBlur={hide}>
              {points.map((point, index) => {
                const text = pointText(point, measure)
                return (
                  // biome-ignore lint/a11y/useSemanticElements: SVG has no button
                  <g
                    key={point.runId}
                    role="button"
                    className="chart-point"
                    data-point={index}
                    tabIndex={index === active ? 0 : -1}
                    aria-label={`${text}. Open the run`}
                    onKeyDown={onKeyDown}
                    onClick={() => onOpen(point.runId)}
                    onFocus={(event) => {
                      setActive(index)
                      show(event.currentTarget.lastElementChild ?? event.currentTarget, text)
                    }}
                    onMouseEnter={(event) =>
                      show(event.currentTarget.lastElementChild ?? event.currentTarget, text)
                    }
                  >
                    <rect x={at(point.runId) - step / 2} y={0} width={step} height={inner.height} />
                    <path
                      className={pointClass(point)}
                      transform={`translate(${at(point.runId)} ${y(point.value ?? range.low)})`}
                      d={statePaths[point.state]}
                    />
                  </g>
                )
              })}
            </g>
          </g>
        </svg>
      )}
      {tip}
    </div>
  )
}

/** What is no example would bend the line of what is usual; but a candidate, always the newest, is what one looks at. */
function isOnLine({ value, excluded }: Point, index: number, points: readonly Point[]): boolean {
  return value !== null && (!excluded || index === points.length - 1)
}

/** A run that is no example is hollow; one that passed is a point of the line. */
function pointClass({ state, excluded }: Point): string {
  const kind = state === 'passed' ? 'chart-passed' : `mark-${state}`
  return excluded ? `${kind} chart-hollow` : kind
}
