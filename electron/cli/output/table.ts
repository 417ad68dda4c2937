import { shown, width } from './text.ts'

export interface TableColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Cells are cut to so many characters. */
  readonly most?: number
}

interface TableStyle {
  readonly bold: (text: string) => string
  /** Columns of the terminal; cells of the widest columns are cut to fit. */
  readonly columns?: number | undefined
}

const gap = 2
const narrowest = 8

/** Lines of a table without a frame, as other command lines print them: easy to read, to grep and to cut. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  { bold, columns: terminal }: TableStyle,
): string[] {
  const cells = rows.map((row) => columns.map(({ most = 200 }, index) => shown(row[index] ?? '', most)))
  const widths = columns.map(({ title }, index) =>
    cells.reduce((widest, row) => Math.max(widest, width(row[index] as string)), width(title)),
  )
  if (terminal !== undefined) narrow(widths, terminal)
  const line = (texts: readonly string[]): string =>
    columns
      .map(({ align }, index) => padded(texts[index] as string, widths[index] as number, align ?? 'left'))
      .join(' '.repeat(gap))
      .trimEnd()
  return [bold(line(columns.map(({ title }) => title))), ...cells.map(line)]
}

/** Narrows the widest columns until the line fits, as far as that makes sense. */
function narrow(widths: number[], terminal: number): void {
  const total = () => widths.reduce((sum, value) => sum + value, 0) + gap * (widths.length - 1)
  while (total() > terminal) {
    const widest = widths.indexOf(Math.max(...widths))
    if ((widths[widest] as number) <= narrowest) return
    widths[widest] = (widths[widest] as number) - 1
  }
}

function padded(text: string, columns: number, align: 'left' | 'right'): string {
  let fitting = text
  if (width(fitting) > columns) {
    while (width(fitting) > columns - 1) fitting = fitting.slice(0, -1)
    fitting += '…'
  }
  const space = ' '.repeat(Math.max(0, columns - width(fitting)))
  return align === 'right' ? space + fitting : fitting + space
}
