// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t hold rows that stand at places of their own
import './grid.css'
import { type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { GridRow } from './GridRow.tsx'
import { type Cell, moveBy } from './keys.ts'
import { type Extent, rowWindow, scrolledHeight, scrollScale, scrollTo } from './rowWindow.ts'

export interface GridColumn {
  readonly key: string
  readonly label: string
  /** Second line of the header, such as the table's column. */
  readonly detail?: string | null
  /** Pixels at least; columns share what is left. */
  readonly width: number
  readonly numeric?: boolean
  readonly mono?: boolean
  readonly sorted?: 'ascending' | 'descending' | null
}

export interface GridCell {
  readonly text: string | null
  readonly tone?: 'bad' | 'warn'
  /** The whole value or the problem, shown on hover. */
  readonly title?: string
}

/** What a row shows; null while it is fetched. */
export interface GridContent {
  readonly head: string
  readonly tone?: 'bad' | 'warn'
  readonly cells: readonly GridCell[]
}

interface GridProps {
  readonly label: string
  readonly columns: readonly GridColumn[]
  /** Header of the first column, which stays in sight. */
  readonly headLabel: string
  readonly rowCount: number
  readonly content: (row: number) => GridContent | null
  /** The rows now drawn, so that they are fetched; called again when `version` changes. */
  readonly onRange: (first: number, last: number) => void
  readonly version: number
  readonly active: Cell
  readonly onActive: (cell: Cell) => void
  readonly onSort?: (column: string) => void
  /** Another one when the rows come in another order or are others: the grid then begins at its top again. */
  readonly order?: string
  /** Stands where there is no row. */
  readonly empty: ReactNode
}

export const rowHeight = 31
const headerHeight = 46
const headWidth = 74

/**
 * A table of any length: only rows in sight are drawn. The keys of a grid move the active cell, which screen
 * readers follow by aria-activedescendant, since the rows themselves come and go.
 */
export function Grid(props: GridProps) {
  const { label, columns, headLabel, rowCount, content, onRange, version, active, onActive, onSort } = props
  const id = useId()
  const latest = useRef(onActive)
  latest.current = onActive
  /** One and the same for all drawings, so that rows that have not changed are left alone. */
  const select = useCallback((cell: Cell) => {
    latest.current(cell)
    // The click gave the focus to the cell; the keys belong to the grid.
    scroller.current?.focus({ preventScroll: true })
  }, [])
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useRef(false)
  const [scrollTop, setScrollTop] = useState(0)
  const viewport = useViewport(scroller)
  const extent: Extent = { rows: rowCount, rowHeight, viewport: Math.max(rowHeight, viewport - headerHeight) }
  const { first, last, top } = rowWindow(extent, scrollTop)
  const width = columns.reduce((sum, column) => sum + column.width, headWidth)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks for the same rows again
  useEffect(() => {
    if (last >= first) onRange(first, last)
  }, [first, last, version, onRange])

  useFineWheel(scroller, scrollScale(extent))
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the cell moves, not when the size does
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || rowCount === 0) return
    // Where the whole screen scrolls, the grid itself may be out of sight.
    if (shown.current) element.scrollIntoView({ block: 'nearest' })
    const wanted = scrollTo(extent, element.scrollTop, active.row)
    if (wanted !== element.scrollTop) element.scrollTop = wanted
    element.scrollLeft = sideways(element, columns, active.column)
    shown.current = true
  }, [active.row, active.column])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is what it waits for
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [props.order])

  const page = Math.max(1, Math.floor(extent.viewport / rowHeight) - 1)
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return (
    <div
      ref={scroller}
      role="grid"
      className="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={
        active.row >= first && active.row <= last ? `${id}-${active.row}-${active.column}` : undefined
      }
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={(event) => {
        if (event.altKey || event.target !== event.currentTarget) return
        const size = { rows: rowCount, columns: columns.length, page }
        const next = moveBy(event.key, event.ctrlKey || event.metaKey, active, size)
        if (next === null || rowCount === 0) return
        event.preventDefault()
        onActive(next)
      }}
    >
      <div className="grid-header" role="row" tabIndex={-1} aria-rowindex={1} style={{ minWidth: width }}>
        <div className="grid-head" role="columnheader" tabIndex={-1} aria-colindex={1}>
          {headLabel}
        </div>
        {columns.map((column, index) => (
          <Header key={column.key} column={column} index={index} onSort={onSort} />
        ))}
      </div>
      <div className="grid-rows" role="rowgroup" style={{ height: scrolledHeight(extent), minWidth: width }}>
        {rows.map((row, index) => (
          <GridRow
            key={row}
            id={id}
            row={row}
            top={top + index * rowHeight}
            columns={columns}
            content={content(row)}
            activeColumn={active.row === row ? active.column : null}
            onActive={select}
          />
        ))}
      </div>
      {rowCount === 0 && <div className="grid-empty">{props.empty}</div>}
    </div>
  )
}

interface HeaderProps {
  readonly column: GridColumn
  readonly index: number
  readonly onSort: ((column: string) => void) | undefined
}

function Header({ column, index, onSort }: HeaderProps) {
  const mark = column.sorted === 'ascending' ? ' ↑' : column.sorted === 'descending' ? ' ↓' : ''
  const text = (
    <>
      <span className="grid-label data">
        {column.label}
        {mark}
      </span>
      {column.detail && <small className="data">{column.detail}</small>}
    </>
  )
  return (
    <div
      className={column.numeric ? 'grid-column number' : 'grid-column'}
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index + 2}
      aria-sort={column.sorted ?? undefined}
      style={{ flex: `${column.width} 0 ${column.width}px` }}
      title={column.detail ? `${column.label} (${column.detail})` : column.label}
    >
      {onSort === undefined ? (
        text
      ) : (
        <button type="button" className="grid-sort" onClick={() => onSort(column.key)}>
          {text}
        </button>
      )}
    </div>
  )
}

function useViewport(scroller: React.RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    setHeight(element.clientHeight)
    return () => observer.disconnect()
  }, [scroller])
  return height
}

/** In a list too long for the browser a turn of the wheel would pass thousands of rows. */
function useFineWheel(scroller: React.RefObject<HTMLDivElement | null>, scale: number) {
  useEffect(() => {
    const element = scroller.current
    if (element === null || scale === 1) return
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return
      event.preventDefault()
      element.scrollTop += Math.sign(event.deltaY) * Math.max(1, Math.abs(event.deltaY) / scale)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller, scale])
}

/** Brings the active cell out from under the sticky head and from beyond the right edge. */
function sideways(element: HTMLElement, columns: readonly GridColumn[], column: number): number {
  if (column < 0) return element.scrollLeft
  const left = columns.slice(0, column).reduce((sum, { width }) => sum + width, 0)
  const right = left + (columns[column]?.width ?? 0) + headWidth
  if (left < element.scrollLeft) return left
  if (right > element.scrollLeft + element.clientWidth) return right - element.clientWidth
  return element.scrollLeft
}
