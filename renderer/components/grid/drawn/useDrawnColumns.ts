import { useMemo } from 'react'
import type { GridColumn } from '../content.ts'
import { columnsWidth, columnWindow, type Place, pinnedColumns, placeColumns } from './columnWindow.ts'

/** Pixels of the column of heads. */
const headWidth = 74

export interface DrawnColumn {
  readonly column: GridColumn
  readonly index: number
  readonly className: string
  /** `marginLeft` stands for the columns that are left out before it. */
  readonly style: { readonly width: number; readonly marginLeft?: number }
}

export interface DrawnColumns {
  readonly places: readonly Place[]
  readonly pinned: number
  /** Pixels in which columns are seen. */
  readonly room: number
  /** Pixels of a row. */
  readonly width: number
  /** Of the heads and the pinned columns. */
  readonly pinnedWidth: number
  /** The pinned ones. */
  readonly inPlace: readonly DrawnColumn[]
  /** The others. */
  readonly all: readonly DrawnColumn[]
  /** Those of the others that are in sight; the same array while they stay the same. */
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
    const drawnColumns = columns.map((column, index) => drawn(column, index, places, pinned))
    return {
      places,
      pinned,
      room,
      width: headWidth + columnsWidth(places),
      pinnedWidth: headWidth + columnsWidth(places.slice(0, pinned)),
      inPlace: drawnColumns.slice(0, pinned),
      all: drawnColumns.slice(pinned),
    }
  }, [columns, room])
  const { places, pinned, all } = placed
  const { first, last } = columnWindow(places, pinned, scrollLeft, room)
  const inSight = useMemo(
    () => withGap(all.slice(first - pinned, last + 1 - pinned), places, pinned),
    [all, places, pinned, first, last],
  )
  return { ...placed, inSight }
}

function drawn(column: GridColumn, index: number, places: readonly Place[], pinned: number): DrawnColumn {
  const { width } = places[index] as Place
  const look = `${column.numeric ? ' number' : ''}${column.mono ? ' mono' : ''}${index < pinned ? ' grid-pinned' : ''}`
  return { column, index, className: look, style: { width } }
}

function withGap(drawnColumns: readonly DrawnColumn[], places: readonly Place[], pinned: number) {
  const [first, ...others] = drawnColumns
  if (first === undefined) return []
  const marginLeft = (places[first.index] as Place).left - columnsWidth(places.slice(0, pinned))
  return [{ ...first, style: { ...first.style, marginLeft } }, ...others]
}
