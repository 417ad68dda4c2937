// biome-ignore-all lint/a11y/useSemanticElements: a <table> can’t hold rows that stand at places of their own
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active cell
import { IconPencil } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { ToneIcon } from '../messages/ToneIcon.tsx'
import type { GridCell, GridContent } from './content.ts'
import type { DrawnColumn } from './drawn/useDrawnColumns.ts'

interface GridRowProps {
  readonly row: number
  /** Pixels from the top of the drawn part. */
  readonly top: number
  /** The columns that stay in their places, and how wide they are with the head. */
  readonly pinned: readonly DrawnColumn[]
  readonly pinnedWidth: number
  readonly columns: readonly DrawnColumn[]
  /** Null while it is fetched. */
  readonly content: GridContent | null
  /** Null in rows that don't hold the active cell. */
  readonly activeColumn: number | null
  /** Of the active cell's element. */
  readonly activeId: string | undefined
  /** Stands in the active cell while it is edited. */
  readonly editor?: ReactNode
}

/** No element holds a listener or a name that it does not need: rows are drawn by the hundred while one scrolls. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, top, pinned, pinnedWidth, columns, content, activeColumn, activeId, editor } = props
  const isHeadActive = activeColumn === -1
  const cellIn = ({ column, index, className, style }: DrawnColumn) => {
    const isActive = activeColumn === index
    const isEdited = isActive && editor !== undefined
    const cell = content?.cells[index]
    return (
      <div
        key={column.key}
        id={isActive ? activeId : undefined}
        className={`grid-cell${className}${lookOf(cell)}${isActive ? ' grid-active' : ''}${isEdited ? ' grid-editing' : ''}`}
        role="gridcell"
        aria-colindex={index + 2}
        title={cell?.title}
        style={style}
      >
        {isEdited ? (
          editor
        ) : (
          <>
            {cell?.tone !== undefined && <ToneIcon tone={cell.tone} size={12} />}
            {cell?.edited === true && <IconPencil size={12} aria-label="edited" />}
            {textOf(cell)}
          </>
        )}
      </div>
    )
  }
  return (
    <div
      className={`grid-row${toneOf(content)}${activeColumn === null ? '' : ' grid-row-active'}`}
      role="row"
      aria-rowindex={row + 2}
      style={{ top }}
    >
      {/* one for all that stays: Chromium paints everything sticky as a layer of its own */}
      <div className="grid-in-place" style={{ width: pinnedWidth }}>
        <div
          id={isHeadActive ? activeId : undefined}
          className={isHeadActive ? 'grid-head grid-active' : 'grid-head'}
          role="rowheader"
          aria-colindex={1}
        >
          {content?.tone !== undefined && <ToneIcon tone={content.tone} size={12} />}
          {content?.head ?? blank}
        </div>
        {pinned.map(cellIn)}
      </div>
      {columns.map(cellIn)}
    </div>
  )
})

/** Takes the place of the text of a row that is fetched: the text's node stays, to be used again. */
const blank = '\u00a0'

function toneOf(content: GridContent | null): string {
  if (content === null) return ' grid-pending'
  const look = content.look === undefined ? '' : ` ${content.look}`
  return content.tone === undefined ? look : `${look} grid-row-${content.tone}`
}

function lookOf(cell: GridCell | undefined): string {
  if (cell === undefined) return ''
  const nothing = cell.text === null || cell.text === '' ? ' grid-nothing' : ''
  const edited = cell.edited === true ? ' grid-cell-edited' : ''
  const look = cell.look === undefined ? `${nothing}${edited}` : `${nothing}${edited} ${cell.look}`
  return cell.tone === undefined ? look : `${look} grid-cell-${cell.tone}`
}

function textOf(cell: GridCell | undefined): string {
  if (cell === undefined) return blank
  const { text, tone } = cell
  return text !== null && text !== '' ? text : tone === undefined ? '–' : 'empty'
}
