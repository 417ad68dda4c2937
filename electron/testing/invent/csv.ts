const special = /[",\r\n]/

/** An invented record as it stands in a file. Not the program's own writer, which is under test. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
}

export function csv(rows: Iterable<readonly string[]>): string {
  let text = ''
  for (const row of rows) text += csvLine(row)
  return text
}
