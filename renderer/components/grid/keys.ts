/** The cell that the keys of a grid move; column -1 is the row's header. */
export interface Cell {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
  /** Rows that are seen at once. */
  readonly page: number
}

/** Where a key leads from a cell; null for keys that are not the grid's. */
export function moveBy(key: string, ctrl: boolean, cell: Cell, { rows, columns, page }: Size): Cell | null {
  const row = (to: number) => ({ ...cell, row: Math.max(0, Math.min(rows - 1, to)) })
  const column = (to: number) => ({ ...cell, column: Math.max(-1, Math.min(columns - 1, to)) })
  switch (key) {
    case 'ArrowDown':
      return row(cell.row + 1)
    case 'ArrowUp':
      return row(cell.row - 1)
    case 'ArrowRight':
      return column(cell.column + 1)
    case 'ArrowLeft':
      return column(cell.column - 1)
    case 'PageDown':
      return row(cell.row + page)
    case 'PageUp':
      return row(cell.row - page)
    case 'Home':
      return ctrl ? { row: 0, column: -1 } : column(-1)
    case 'End':
      return ctrl ? { row: rows - 1, column: columns - 1 } : column(columns - 1)
    default:
      return null
  }
}
