// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t hold rows that stand at places of their own
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active cell
import { memo } from 'react'
import type { DrawnColumn, DrawnColumns } from './drawn/useDrawnColumns.ts'

interface GridHeaderProps {
  readonly headLabel: string
  readonly columns: DrawnColumns
  readonly onSort: ((column: string) => void) | undefined
}

export function GridHeader({ headLabel, columns, onSort }: GridHeaderProps) {
  // one that can be pressed may have the focus, which would be lost with it
  const shown = onSort === undefined ? columns.inSight : columns.all
  return (
    <div className="grid-header" role="row" aria-rowindex={1} style={{ minWidth: columns.width }}>
      <div className="grid-in-place" style={{ width: columns.pinnedWidth }}>
        <div className="grid-head" role="columnheader" aria-colindex={1}>
          {headLabel}
        </div>
        {columns.inPlace.map((drawn) => (
          <HeaderCell key={drawn.column.key} drawn={drawn} onSort={onSort} />
        ))}
      </div>
      {shown.map((drawn) => (
        <HeaderCell key={drawn.column.key} drawn={drawn} onSort={onSort} />
      ))}
    </div>
  )
}

interface HeaderCellProps {
  readonly drawn: DrawnColumn
  readonly onSort: ((column: string) => void) | undefined
}

const HeaderCell = memo(function HeaderCell({ drawn, onSort }: HeaderCellProps) {
  const { column, index, className, style } = drawn
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
      className={`grid-column${className}`}
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={column.sorted ?? undefined}
      style={style}
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
})
