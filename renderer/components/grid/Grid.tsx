// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t hold rows that stand at places of their own
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active cell
import './grid.css'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import type { GridColumn, GridContent } from './content.ts'
import { scrollToColumn } from './drawn/columnWindow.ts'
import { type Extent, rowWindow, scrolledHeight, scrollScale, scrollTo } from './drawn/rowWindow.ts'
import { useDrawnColumns } from './drawn/useDrawnColumns.ts'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import { type Cell, moveBy } from './keys.ts'
import { type RowKeys, rowKeys } from './rowKeys.ts'
import { useFineWheel } from './useFineWheel.ts'
import { useScroll } from './useScroll.ts'

interface GridProps {
  readonly label: string
  readonly columns: readonly GridColumn[]
  /** Header of the first column, which stays in sight. */
  readonly headLabel: string
  readonly rowCount: number
  /** Null while the row is fetched. */
  readonly content: (row: number) => GridContent | null
  /** The rows now drawn, so that they are fetched; called again when `version` changes. */
  readonly onRange: (first: number, last: number) => void
  readonly version: number
  readonly active: Cell
  readonly onActive: (cell: Cell) => void
  readonly onSort?: (column: string) => void
  /** F2, a double click, or a first character that replaces what stands there. */
  readonly onEdit?: (cell: Cell, typed: string | null) => void
  /** Stands in the active cell while it is edited. */
  readonly editor?: ReactNode
  /** Another one when the rows come in another order or are others: the grid then begins at its top again. */
  readonly order?: string
  /** Stands where there is no row. */
  readonly empty: ReactNode
}

const rowHeight = 31
const headerHeight = 46

/**
 * A table of any length and width: only cells in sight are drawn. The keys of a grid move the active cell, which
 * screen readers follow by aria-activedescendant, since the cells themselves come and go.
 */
export function Grid(props: GridProps) {
  const { label, headLabel, rowCount, content, onRange, version, active, onActive, onSort } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useRef(false)
  const keys = useRef<RowKeys>({ first: 0, offset: 0 })
  const [view, look] = useScroll(scroller)
  const columns = useDrawnColumns(props.columns, view.left, view.width)
  const viewport = Math.max(rowHeight, view.height - headerHeight)
  const extent: Extent = { rows: rowCount, rowHeight, viewport }
  const { first, last, base, top } = rowWindow(extent, view.top)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks for the same rows again
  useEffect(() => {
    if (last >= first) onRange(first, last)
  }, [first, last, version, onRange])

  useFineWheel(scroller, scrollScale(extent))
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the cell is set, also to the same one, not when the size changes
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || rowCount === 0) return
    const isFirst = !shown.current
    shown.current = true
    // The start is in sight: to ask for it would lay the page out before all of it is there.
    if (isFirst && active.row === 0 && active.column < 0) return
    // Where the whole screen scrolls, the grid itself may be out of sight.
    if (!isFirst) element.scrollIntoView({ block: 'nearest' })
    const wanted = scrollTo(extent, element.scrollTop, active.row)
    if (wanted !== element.scrollTop) element.scrollTop = wanted
    const { places, pinned, room } = columns
    element.scrollLeft = scrollToColumn(places, pinned, element.scrollLeft, room, active.column)
    look()
  }, [active])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another order is what it waits for
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [props.order])

  const page = Math.max(1, Math.floor(viewport / rowHeight) - 1)
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const isDrawn =
    active.row >= first &&
    active.row <= last &&
    (active.column < columns.pinned || columns.inSight.some(({ index }) => index === active.column))
  keys.current = rowKeys(keys.current, first, rows.length)
  const { offset } = keys.current
  const activeId = isDrawn ? `${id}-${active.row}-${active.column}` : undefined
  return (
    <div
      ref={scroller}
      role="grid"
      className="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={props.columns.length + 1}
      aria-activedescendant={activeId}
      onKeyDown={(event) => {
        if (event.altKey || event.target !== event.currentTarget) return
        const typed = typedKey(event)
        if (props.onEdit !== undefined && typed !== undefined && rowCount > 0) {
          event.preventDefault()
          return props.onEdit(active, typed)
        }
        const size = { rows: rowCount, columns: props.columns.length, page }
        const next = moveBy(event.key, event.ctrlKey || event.metaKey, active, size)
        if (next === null || rowCount === 0) return
        event.preventDefault()
        onActive(next)
      }}
    >
      <GridHeader headLabel={headLabel} columns={columns} onSort={onSort} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the grid, which holds the focus */}
      <div
        className="grid-rows"
        role="rowgroup"
        style={{ height: scrolledHeight(extent), minWidth: columns.width }}
        onClick={(event) => {
          const cell = cellOf(event)
          if (cell !== null) onActive(cell)
        }}
        onDoubleClick={(event) => {
          const cell = cellOf(event)
          if (cell !== null) props.onEdit?.(cell, null)
        }}
      >
        <div className="grid-drawn" role="presentation" style={{ transform: `translateY(${top}px)` }}>
          {rows.map((row) => (
            <GridRow
              key={row - offset}
              row={row}
              top={(row - base) * rowHeight}
              pinned={columns.inPlace}
              pinnedWidth={columns.pinnedWidth}
              columns={columns.inSight}
              content={content(row)}
              activeColumn={active.row === row ? active.column : null}
              activeId={active.row === row ? activeId : undefined}
              editor={active.row === row ? props.editor : undefined}
            />
          ))}
        </div>
      </div>
      {rowCount === 0 && (
        <div className="grid-empty" role="row">
          <div role="gridcell">{props.empty}</div>
        </div>
      )}
    </div>
  )
}

/** What a key begins to edit with: null keeps what stands there; undefined for other keys. */
function typedKey({ key, ctrlKey, metaKey }: KeyboardEvent<HTMLElement>): string | null | undefined {
  if (key === 'F2') return null
  return ctrlKey || metaKey || key.length !== 1 || key === ' ' ? undefined : key
}

/** The cell that was clicked, as its element says. */
function cellOf(event: MouseEvent<HTMLElement>): Cell | null {
  const cell = event.target instanceof Element ? event.target.closest('[aria-colindex]') : null
  const row = cell?.closest('[aria-rowindex]')
  if (!cell || !row) return null
  const numberOf = (element: Element, name: string) => Number(element.getAttribute(name)) - 2
  return { row: numberOf(row, 'aria-rowindex'), column: numberOf(cell, 'aria-colindex') }
}
