/**
 * Browsers draw nothing beyond about 33 million pixels. A longer list is scrolled in smaller steps: its height is
 * this one, and a place in it stands for a place in the whole list.
 */
const tallest = 15_000_000

export interface Extent {
  readonly rows: number
  /** Pixels. */
  readonly rowHeight: number
  /** Pixels in which rows are seen. */
  readonly viewport: number
}

interface RowWindow {
  /** The first and the last row to draw; last is -1 where there is none. */
  readonly first: number
  readonly last: number
  /**
   * A row not far before the first; where it stands in the scrolled area is `top`. It stays the same over many rows,
   * so that those which stay in sight keep their places below it.
   */
  readonly base: number
  readonly top: number
}

const rowsOfBase = 1000

/** Height of the scrolled area. */
export function scrolledHeight({ rows, rowHeight }: Pick<Extent, 'rows' | 'rowHeight'>): number {
  return Math.min(rows * rowHeight, tallest)
}

/** Pixels of the list for one pixel of the scroll bar; 1 for all but the longest lists. */
export function scrollScale(extent: Extent): number {
  const whole = extent.rows * extent.rowHeight
  if (whole <= tallest) return 1
  return (whole - extent.viewport) / (tallest - extent.viewport)
}

/** The rows in sight, and a few around them. */
export function rowWindow(extent: Extent, scrollTop: number, around = 6): RowWindow {
  const { rows, rowHeight, viewport } = extent
  const listTop = Math.max(0, scrollTop) * scrollScale(extent)
  const firstSeen = Math.floor(listTop / rowHeight)
  const first = Math.max(0, Math.min(rows - 1, firstSeen) - around)
  const last = Math.min(rows - 1, Math.floor((listTop + viewport) / rowHeight) + around)
  const base = first - (first % rowsOfBase)
  return { first, last, base, top: scrollTop - listTop + base * rowHeight }
}

/** Where to scroll so that a row is seen; the place given if it is seen already. */
export function scrollTo(extent: Extent, scrollTop: number, row: number): number {
  const { rowHeight, viewport } = extent
  const scale = scrollScale(extent)
  const listTop = scrollTop * scale
  const top = row * rowHeight
  if (top >= listTop && top + rowHeight <= listTop + viewport) return scrollTop
  // A near row comes in at the edge, a far one to the middle, with what stands around it.
  const near = Math.abs(top - listTop) < viewport * 2
  const wanted = !near ? top - viewport / 2 : top < listTop ? top : top + rowHeight - viewport
  return Math.max(0, wanted) / scale
}
