import { count } from '../../../shared/count.ts'
import { type Delimiter, delimiters } from '../../../shared/delimiter.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { RecordPosition } from '../batches.ts'
import { maximumColumns } from '../limits.ts'
import type { RecordProblem } from '../problem.ts'
import {
  delimiterInQuotes,
  evenness,
  filledCells,
  type Head,
  type HeadRecord,
  type HeadSource,
  linesInQuotes,
  readHead,
} from './head.ts'

export interface Header {
  /** Cells of the header, as they stand in the file. */
  readonly header: readonly string[]
  readonly headerLine: number
  /** Where the records begin, the header being the first. */
  readonly headerAt: RecordPosition
  /** Where the data begins. */
  readonly firstRecord: RecordPosition
  readonly delimiter: Delimiter
}

/**
 * Tells how well some cells are the header of a known source: 0 when they are nothing of the kind, else how many
 * columns of the nearest source they name, and `knownHeader` more where they make the file one of that source.
 */
export type JudgeHeader = (cells: readonly string[]) => number
export const knownHeader = 10_000

/** Lines that may stand above a header. */
const mostLinesAbove = 30
/** A record that names so many columns of a source is a header rather than data. */
const likelyHeader = 2

interface Found {
  readonly head: Head
  /** Null when the file has no record. */
  readonly header: HeadRecord | null
  readonly index: number
  readonly score: number
}

/**
 * The header, once it is sure that a data record follows; and the delimiter: the one that makes the header one of a
 * known source, else the one that splits most evenly. `asked` is what the file's first line asks for.
 * @throws LoaderError file-empty, file-no-records, file-too-wide, file-quotes, file-record-too-large, file-unreadable
 */
export async function readHeader(
  source: HeadSource,
  judge: JudgeHeader,
  asked: Delimiter | null,
): Promise<Header> {
  const { head, header, index } = await findHeader(source, judge, asked)
  const { name } = source
  if (header === null) throw head.error ?? fileEmpty(name)
  if (header.problem) throw headerError(header.problem, name)
  if (header.cells.length > maximumColumns) throw tooWide(name, header.at.line)
  const inner = filledCells(header.cells) === 1 ? delimiterInQuotes(head, delimiters) : null
  if (inner !== null) throw linesInQuotes(name, header.at.line)
  const first = head.records[index + 1]
  if (first === undefined) throw head.error ?? noRecords(name, header.at.line)
  return {
    header: header.cells,
    headerLine: header.at.line,
    // blank lines above the header are counted as blank lines anywhere
    headerAt: index === 0 ? source.from : { ...header.at, record: 0 },
    firstRecord: { ...first.at, record: 1 },
    delimiter: head.delimiter,
  }
}

async function findHeader(source: HeadSource, judge: JudgeHeader, asked: Delimiter | null): Promise<Found> {
  const found: Found[] = []
  for (const delimiter of asked === null && source.kind === 'text' ? delimiters : [asked ?? ',']) {
    const one = headerIn(await readHead(source, delimiter), judge)
    if (one.score >= knownHeader) return one
    found.push(one)
  }
  const known = found.reduce((a, b) => (b.score > a.score ? b : a))
  if (known.score >= likelyHeader) return known
  return found.reduce((a, b) => (evenness(b.head) > evenness(a.head) ? b : a))
}

function headerIn(head: Head, judge: JudgeHeader): Found {
  let best: Found = { head, header: head.records[0] ?? null, index: 0, score: 0 }
  for (const [index, header] of head.records.entries()) {
    if (index > 0 && header.at.line > mostLinesAbove + 1) break
    const score = header.problem ? 0 : judge(header.cells)
    if (score > best.score && score >= likelyHeader) best = { head, header, index, score }
  }
  if (best.score > 0 || best.header === null || best.header.problem) return best
  // of no known source: a title stands in one cell, and a header in several
  const index = head.records.findIndex(
    ({ cells, at }, place) => (place === 0 || at.line <= mostLinesAbove + 1) && filledCells(cells) > 1,
  )
  return index < 0 ? best : { ...best, header: head.records[index] as HeadRecord, index }
}

export function fileEmpty(name: string): LoaderError {
  return new LoaderError('file-empty', `${name} is empty.`, {
    file: name,
    hint: 'See whether the whole file arrived.',
  })
}

function noRecords(name: string, line: number): LoaderError {
  return new LoaderError('file-no-records', `${name} has a header and no records.`, {
    file: name,
    line,
    hint: 'See whether the whole file arrived.',
  })
}

function headerError({ cause, why, line, column }: RecordProblem, name: string): LoaderError {
  if (cause === 'too_many_cells') return tooWide(name, line)
  const message = `${name}, line ${line}, character ${column}: in the header ${why}.`
  return cause === 'quotes_not_understood'
    ? new LoaderError('file-quotes', message, {
        file: name,
        line,
        column,
        hint: 'See whether this is a CSV file with commas, and correct the quotes of its header.',
      })
    : new LoaderError('file-record-too-large', message, {
        file: name,
        line,
        column,
        hint: 'See whether this is a CSV file.',
      })
}

function tooWide(name: string, line: number): LoaderError {
  const most = count(maximumColumns)
  return new LoaderError('file-too-wide', `${name}, line ${line}: the header has over ${most} columns.`, {
    file: name,
    line,
    hint: 'See whether this is a CSV file with one record a line.',
  })
}
