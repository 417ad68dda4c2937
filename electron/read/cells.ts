import Papa from 'papaparse'
import { count } from '../../shared/count.ts'
import { LoaderError } from '../../shared/errors.ts'
import { maximumCellBytes, maximumColumns } from './limits.ts'
import { placeIn, type RecordProblem } from './problem.ts'
import { closingQuote, type QuoteFault, type RecordMarks } from './scan.ts'

export interface CutRecords {
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
 * records that all end with the same line ending, as arrays and without guessing; the faulty ones are refused.
 * @throws LoaderError internal, if papaparse does not find the records that were marked
 */
export function cutRecords(text: string, marks: RecordMarks, from: number): CutRecords {
  const { count, start, end, ending, line, faults } = marks
  let cells: string[][] = []
  const problems: (RecordProblem | null)[] = new Array(count - from).fill(null)
  let fault = 0
  let index = from
  while (index < count) {
    const problem = problemOf(index)
    if (problem) {
      problems[index - from] = problem
      cells.push([])
      index++
      continue
    }
    const first = index++
    const kind = ending[first]!
    while (index < count) {
      const before = ending[index - 1]!
      const touches = start[index] === end[index - 1]! + (before === 3 ? 2 : 1)
      const sameEnding = ending[index] === kind || ending[index] === 0
      if (!touches || !sameEnding || problemOf(index)) break
      index++
    }
    const rows = cutRun(text.slice(start[first], end[index - 1]), newlines[kind]!)
    if (rows.length !== index - first) throw readersDisagree(line[first]!)
    if (cells.length === 0) cells = rows
    else for (const row of rows) cells.push(row)
  }
  return { cells, problems }

  function problemOf(at: number): RecordProblem | null {
    while (fault < faults.length && faults[fault]!.index < at) fault++
    if (fault < faults.length && faults[fault]!.index === at) {
      return quoteProblem(text.slice(start[at], end[at]), faults[fault]!, line[at]!)
    }
    return end[at]! - start[at]! < worthMeasuring
      ? null
      : sizeProblem(text.slice(start[at], end[at]), line[at]!)
  }
}

function cutRun(text: string, newline: (typeof newlines)[number]): string[][] {
  return new Papa.Parser({ delimiter: ',', newline, quoteChar: '"' }).parse(text, 0, false).data
}

function readersDisagree(line: number): LoaderError {
  return new LoaderError('internal', `The records after line ${line} could not be told apart`, { line })
}

function quoteProblem(record: string, { kind, at }: QuoteFault, line: number): RecordProblem {
  let cell = 0
  for (let next = cellEnd(record, 0); next < at; next = cellEnd(record, next + 1)) cell++
  const why =
    kind === 'quote in an unquoted cell'
      ? 'a quote stands inside an unquoted cell'
      : 'text follows the quote that closes a cell'
  return { cause: 'quotes_not_understood', why, ...placeIn(record, at, line), cell }
}

/** Looks at a large record before it is cut: eight million commas would be eight million cells. */
function sizeProblem(record: string, line: number): RecordProblem | null {
  let cell = 0
  let at = 0
  for (;;) {
    const next = cellEnd(record, at)
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

/** Position of the comma that ends the cell at `at`, or of the record's end. */
function cellEnd(record: string, at: number): number {
  const from = record[at] === '"' ? closingQuote(record, at) + 1 : at
  const next = record.indexOf(',', from)
  return next < 0 ? record.length : next
}

/** Of the cell's value, so without its quotes and with one for two inside. */
function cellBytes(raw: string): number {
  if (!raw.startsWith('"')) return Buffer.byteLength(raw)
  let quotes = 0
  for (let at = 0; at >= 0; at = raw.indexOf('"', at + 1)) quotes++
  return Buffer.byteLength(raw) - 2 - (quotes - 2) / 2
}
