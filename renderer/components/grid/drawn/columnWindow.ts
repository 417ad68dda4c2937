import type { GridColumn } from '../content.ts'

/** Where a column stands, in pixels behind the column of heads. */
export interface Place {
  readonly left: number
  readonly width: number
}

interface ColumnWindow {
  /** The first and the last column to draw besides the pinned ones; last is before first where there is none. */
  readonly first: number
  readonly last: number
}

/** Columns side by side; where there is room for more than their widths, they share it by their widths. */
export function placeColumns(columns: readonly Pick<GridColumn, 'width'>[], room: number): readonly Place[] {
  const wanted = columns.reduce((sum, { width }) => sum + width, 0)
  const scale = Math.max(1, room / wanted)
  let sum = 0
  return columns.map(({ width }) => {
    // whole pixels, and the last one ends with the room
    const left = Math.floor(sum * scale)
    sum += width
    return { left, width: Math.floor(sum * scale) - left }
  })
}

/** Pixels of all columns. */
export function columnsWidth(places: readonly Place[]): number {
  const last = places.at(-1)
  return last === undefined ? 0 : last.left + last.width
}

/**
 * How many columns stay in sight when others are scrolled: those up to the leading one, or the first alone, unless
 * they take the room that the others need.
 */
export function pinnedColumns(
  columns: readonly Pick<GridColumn, 'width' | 'leading'>[],
  places: readonly Place[],
  room: number,
): number {
  const leading = columns.findIndex((column) => column.leading === true)
  for (const count of [leading + 1, 1]) {
    if (count > 0 && count < places.length && widthOfPinned(places, count) * 2.5 <= room) return count
  }
  return 0
}

/** The columns in sight, and some around them. */
export function columnWindow(
  places: readonly Place[],
  pinned: number,
  scrollLeft: number,
  room: number,
  around = 1,
): ColumnWindow {
  const from = scrollLeft + widthOfPinned(places, pinned)
  const to = scrollLeft + room
  const begin = places.findIndex(({ left, width }) => left + width > from)
  if (begin < 0) return { first: pinned, last: pinned - 1 }
  let end = begin
  while (end + 1 < places.length && (places[end + 1] as Place).left < to) end += 1
  return { first: Math.max(pinned, begin - around), last: Math.min(places.length - 1, end + around) }
}

/** Where to scroll so that a column is seen; the place given if it is seen already. */
export function scrollToColumn(
  places: readonly Place[],
  pinned: number,
  scrollLeft: number,
  room: number,
  column: number,
): number {
  const place = places[column]
  if (place === undefined || column < pinned) return scrollLeft
  const from = place.left - widthOfPinned(places, pinned)
  if (from < scrollLeft) return from
  const to = place.left + place.width - room
  return to > scrollLeft ? Math.min(to, from) : scrollLeft
}

function widthOfPinned(places: readonly Place[], pinned: number): number {
  return pinned === 0 ? 0 : columnsWidth(places.slice(0, pinned))
}
