// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t hold rows that stand at places of their own
import { memo } from 'react'
import { ToneIcon } from '../ToneIcon.tsx'
import type { GridCell, GridColumn, GridContent } from './Grid.tsx'
import type { Cell } from './keys.ts'

interface GridRowProps {
  readonly id: string
  readonly row: number
  readonly top: number
  readonly columns: readonly GridColumn[]
  readonly content: GridContent | null
  /** Null in rows that don't hold the active cell. */
  readonly activeColumn: number | null
  readonly onActive: (cell: Cell) => void
}

const nothing: GridCell = { text: null }

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, row, top, columns, content, activeColumn, onActive } = props
  const tone = content?.tone === undefined ? '' : ` grid-row-${content.tone}`
  const cellId = (column: number) => `${id}-${row}-${column}`
  const activeClass = (column: number) => (activeColumn === column ? ' grid-active' : '')
  return (
    <div
      className={`grid-row${tone}${activeColumn === null ? '' : ' grid-row-active'}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/** biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the grid, which holds the focus */}
      <div
        id={cellId(-1)}
        className={`grid-head${activeClass(-1)}`}
        role="rowheader"
        tabIndex={-1}
        aria-colindex={1}
        onClick={() => onActive({ row, column: -1 })}
      >
        {content?.tone !== undefined && <ToneIcon tone={content.tone} size={12} />}
        {content?.head ?? ''}
      </div>
      {columns.map((column, index) => {
        const cell = content?.cells[index] ?? nothing
        const look = `${column.numeric ? ' number' : ''}${column.mono ? ' mono' : ''}`
        const cellTone = cell.tone === undefined ? '' : ` grid-cell-${cell.tone}`
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the grid, which holds the focus
          <div
            key={column.key}
            id={cellId(index)}
            className={`grid-cell${look}${cellTone}${activeClass(index)}`}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={index + 2}
            title={cell.title}
            style={{ flex: `${column.width} 0 ${column.width}px` }}
            onClick={() => onActive({ row, column: index })}
          >
            {cell.tone !== undefined && <ToneIcon tone={cell.tone} size={12} />}
            {content === null ? (
              <span className="grid-pending" />
            ) : cell.text === null || cell.text === '' ? (
              <span className="grid-nothing">{cell.tone === undefined ? '–' : 'empty'}</span>
            ) : (
              <span className="grid-text">{cell.text}</span>
            )}
          </div>
        )
      })}
    </div>
  )
})
