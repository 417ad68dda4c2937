import Papa from 'papaparse'
import { count } from '../../shared/count.ts'
import { LoaderError } from '../../shared/errors.ts'
import { maximumCellBytes, maximumColumns } from './limits.ts'
import { placeIn, type RecordProblem } from './problem.ts'
import { closingQuote, type QuoteFault, type RecordMarks } from './scan.ts'
import type { TextShape } from './shape/shape.ts'
import { swallowedLines } from './shape/swallowedLines.ts'

interface CutRecords {
  /** One list of cells a record; a refused record has none. */
  readonly cells: string[][]
  readonly problems: (RecordProblem | null)[]
}

// A shorter record can't hold a cell over the limit, and if it is too wide the caller sees that it has
// more cells than the header.
const worthMeasuring = 64 * 1024

const newlines = ['\n', '\n', '\r', '\r\n'] as const

/**
 * Cuts the marked records from index `from` on into cells. papaparse only ever gets whole, well-quoted
 * records that all end with the same line ending, as arrays and without guessing; the faulty ones are refused, and
 * those that are not by the letter of RFC 4180 are cut here.
 * @throws LoaderError internal, if papaparse does not find the records that were marked
 */
export function cutRecords(text: string, shape: TextShape, marks: RecordMarks, from: number): CutRecords {
  const { count, start, end, ending, line, faults, loose } = marks
  const { delimiter } = shape
  let cells: string[][] = []
  const problems: (RecordProblem | null)[] = new Array(count - from).fill(null)
  let fault = 0
  let nextLoose = 0
  let index = from
  while (index < count) {
    const problem = problemOf(index)
    if (problem) {
      problems[index - from] = problem
      cells.push([])
      index++
      continue
    }
    if (isLoose(index)) {
      cells.push(cutRecord(text.slice(start[index], end[index]), delimiter))
      index++
      continue
    }
    const first = index++
    const kind = ending[first]!
    while (index < count) {
      const before = ending[index - 1]!
      const touches = start[index] === end[index - 1]! + (before === 3 ? 2 : 1)
      const sameEnding = ending[index] === kind || ending[index] === 0
      if (!touches || !sameEnding || isLoose(index) || problemOf(index)) break
      index++
    }
    const rows = cutRun(text.slice(start[first], end[index - 1]), delimiter, newlines[kind]!)
    if (rows.length !== index - first) throw readersDisagree(line[first]!)
    if (cells.length === 0) cells = rows
    else for (const row of rows) cells.push(row)
  }
  if (shape.kind === 'sheet') {
    for (const row of cells) while (row.length < shape.columns) row.push('')
  } else if (shape.columns > 0) {
    refuseSwallowed()
  }
  return { cells, problems }

  function problemOf(at: number): RecordProblem | null {
    while (fault < faults.length && faults[fault]!.index < at) fault++
    if (fault < faults.length && faults[fault]!.index === at) {
      return quoteProblem(text.slice(start[at], end[at]), delimiter, faults[fault]!, line[at]!)
    }
    return end[at]! - start[at]! < worthMeasuring
      ? null
      : sizeProblem(text.slice(start[at], end[at]), delimiter, line[at]!)
  }

  function isLoose(at: number): boolean {
    while (nextLoose < loose.length && loose[nextLoose]! < at) nextLoose++
    return nextLoose < loose.length && loose[nextLoose] === at
  }

  function refuseSwallowed() {
    for (const at of marks.crowded) {
      if (at < from || problems[at - from]) continue
      const cell = swallowedLines(cells[at - from]!, shape)
      if (cell < 0) continue
      const record = text.slice(start[at], end[at])
      const why =
        'a quoted cell holds whole lines of the table: a quote is missing or stands where none belongs'
      const place = placeIn(record, beginOf(record, delimiter, cell), line[at]!)
      problems[at - from] = { cause: 'lines_swallowed', why, ...place, cell }
      cells[at - from] = []
    }
  }
}

function cutRun(text: string, delimiter: string, newline: (typeof newlines)[number]): string[][] {
  return new Papa.Parser({ delimiter, newline, quoteChar: '"' }).parse(text, 0, false).data
}

/** One record whose quotes were found good. */
function cutRecord(record: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let at = 0; ; ) {
    const open = openingQuote(record, delimiter, at)
    const end = cellEnd(record, delimiter, at)
    cells.push(
      open >= 0 && !record.slice(at, open).includes('=')
        ? record.slice(open + 1, end - 1).replaceAll('""', '"')
        : record.slice(at, end),
    )
    if (end === record.length) return cells
    at = end + 1
  }
}

function readersDisagree(line: number): LoaderError {
  return new LoaderError('internal', `The records after line ${line} could not be told apart`, { line })
}

function quoteProblem(
  record: string,
  delimiter: string,
  { kind, at }: QuoteFault,
  line: number,
): RecordProblem {
  let cell = 0
  for (let next = cellEnd(record, delimiter, 0); next < at; next = cellEnd(record, delimiter, next + 1))
    cell++
  const why =
    kind === 'quote in an unquoted cell'
      ? 'a quote stands inside an unquoted cell'
      : 'text follows the quote that closes a cell'
  return { cause: 'quotes_not_understood', why, ...placeIn(record, at, line), cell }
}

/** Looks at a large record before it is cut: eight million commas would be eight million cells. */
function sizeProblem(record: string, delimiter: string, line: number): RecordProblem | null {
  let cell = 0
  let at = 0
  for (;;) {
    const next = cellEnd(record, delimiter, at)
    if ((next - at) * 3 > maximumCellBytes && cellBytes(record.slice(at, next)) > maximumCellBytes) {
      return { cause: 'cell_too_large', why: 'a cell is over 1 MiB', ...placeIn(record, at, line), cell }
    }
    if (next === record.length) return null
    at = next + 1
    cell++
    if (cell === maximumColumns) {
      const most = count(maximumColumns)
      const why = `the record has over ${most} cells`
      return { cause: 'too_many_cells', why, ...placeIn(record, at, line), cell }
    }
  }
}

/** Position where a cell of the record begins. */
function beginOf(record: string, delimiter: string, cell: number): number {
  let at = 0
  for (let before = 0; before < cell; before++) at = cellEnd(record, delimiter, at) + 1
  return at
}

/** Position of the delimiter that ends the cell at `at`, or of the record's end. */
function cellEnd(record: string, delimiter: string, at: number): number {
  const open = openingQuote(record, delimiter, at)
  const close = open < 0 ? -1 : closingQuote(record, open)
  const next = record.indexOf(delimiter, close < 0 ? at : close + 1)
  return next < 0 ? record.length : next
}

const afterBlanks = /[ \t]*(?:=[ \t]*)?"/y
const afterSpaces = / *(?:= *)?"/y

/** The quote that opens the cell at `at`, blanks and the sign of `="…"` passed over, or -1. */
function openingQuote(record: string, delimiter: string, at: number): number {
  const first = record.charCodeAt(at)
  if (first === 0x22) return at
  if (first !== 0x20 && first !== 0x09 && first !== 0x3d) return -1
  const opening = delimiter === '\t' ? afterSpaces : afterBlanks
  opening.lastIndex = at
  return opening.test(record) ? opening.lastIndex - 1 : -1
}

/** Of the cell's value, so without its quotes and with one for two inside. */
function cellBytes(raw: string): number {
  if (!raw.startsWith('"')) return Buffer.byteLength(raw)
  let quotes = 0
  for (let at = 0; at >= 0; at = raw.indexOf('"', at + 1)) quotes++
  return Buffer.byteLength(raw) - 2 - (quotes - 2) / 2
}
