import type { TextShape } from './shape.ts'

/** Cells that a swallowed line has at least. */
export const fewestSwallowed = 5

/**
 * Index of a cell that swallowed lines of the table, or -1: a quote was opened by mistake, and all up to the next one
 * seems to be one cell with line breaks. A line of such a cell splits at the delimiter into at least half as many cells
 * as the header has (DATA.md, "What is a record"); the lines of a real cell, such as a name and a title, don't.
 */
export function swallowedLines(cells: readonly string[], { delimiter, columns }: TextShape): number {
  const wanted = Math.max(fewestSwallowed, Math.ceil(columns / 2))
  return cells.findIndex((cell) => {
    if (!cell.includes('\n') && !cell.includes('\r')) return false
    return cell.split(/[\r\n]/).some((line) => hasCells(line, delimiter, wanted))
  })
}

function hasCells(line: string, delimiter: string, wanted: number): boolean {
  let cells = 1
  for (let at = line.indexOf(delimiter); at >= 0 && cells < wanted; at = line.indexOf(delimiter, at + 1))
    cells += 1
  return cells >= wanted
}
