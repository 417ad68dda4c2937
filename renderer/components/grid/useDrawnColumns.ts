import { useMemo } from 'react'
import { columnsWidth, columnWindow, type Place, pinnedColumns, placeColumns } from './columnWindow.ts'
import type { GridColumn } from './content.ts'

/** Pixels of the column of heads. */
export const headWidth = 74

export interface DrawnColumn {
  readonly column: GridColumn
  readonly index: number
  readonly className: string
  /** `marginLeft` stands for the columns that are left out before it. */
  readonly style: { readonly width: number; readonly marginLeft?: number; readonly left?: number }
}

export interface DrawnColumns {
  readonly places: readonly Place[]
  readonly pinned: number
  /** Pixels in which columns are seen. */
  readonly room: number
  /** Pixels of a row. */
  readonly width: number
  readonly all: readonly DrawnColumn[]
  /** The pinned ones and those in sight; the same array while they stay the same. */
  readonly inSight: readonly DrawnColumn[]
}

/** The columns with their places, for what is seen of them. */
export function useDrawnColumns(
  columns: readonly GridColumn[],
  scrollLeft: number,
  viewWidth: number,
): DrawnColumns {
  const room = Math.max(0, viewWidth - headWidth)
  const placed = useMemo(() => {
    const places = placeColumns(columns, room)
    const pinned = pinnedColumns(columns, places, room)
    const all = columns.map((column, index) => drawn(column, index, places, pinned))
    return { places, pinned, all, room, width: headWidth + columnsWidth(places) }
  }, [columns, room])
  const { places, pinned, all } = placed
  const { first, last } = columnWindow(places, pinned, scrollLeft, room)
  const inSight = useMemo(
    () => [...all.slice(0, pinned), ...withGap(all.slice(first, last + 1), places, pinned)],
    [all, places, pinned, first, last],
  )
  return { ...placed, inSight }
}

function drawn(column: GridColumn, index: number, places: readonly Place[], pinned: number): DrawnColumn {
  const { left, width } = places[index] as Place
  const isPinned = index < pinned
  const look = `${column.numeric ? ' number' : ''}${column.mono ? ' mono' : ''}${isPinned ? ' grid-pinned' : ''}`
  return {
    column,
    index,
    className: look,
    style: isPinned ? { width, left: headWidth + left } : { width },
  }
}

function withGap(drawnColumns: readonly DrawnColumn[], places: readonly Place[], pinned: number) {
  const [first, ...others] = drawnColumns
  if (first === undefined) return []
  const marginLeft = (places[first.index] as Place).left - columnsWidth(places.slice(0, pinned))
  return [{ ...first, style: { ...first.style, marginLeft } }, ...others]
}
