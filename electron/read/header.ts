import type { FileHandle } from 'node:fs/promises'
import { count } from '../../shared/count.ts'
import { LoaderError } from '../../shared/errors.ts'
import { positionOf, type RecordBatch, type RecordPosition, readBatches } from './batches.ts'
import type { Encoding } from './encoding.ts'
import { maximumColumns } from './limits.ts'
import { ownCopy } from './ownCopy.ts'
import type { RecordProblem } from './problem.ts'

export interface Header {
  /** Cells of the first record that is not blank, as they stand in the file. */
  readonly header: readonly string[]
  readonly headerLine: number
  /** Where the data begins. */
  readonly firstRecord: RecordPosition
}

/**
 * The header, once it is sure that a data record follows.
 * @throws LoaderError file-empty, file-no-records, file-too-wide, file-quotes, file-record-too-large, file-unreadable
 */
export async function readHeader(
  handle: FileHandle,
  name: string,
  encoding: Encoding,
  bomBytes: number,
): Promise<Header> {
  const from = { record: 0, line: 1, byteOffset: bomBytes }
  const batches = readBatches({ handle, name, encoding, from, skip: 0, batchBytes: 64 * 1024, seen: ignore })
  let found: Pick<Header, 'header' | 'headerLine'> | null = null
  for await (const batch of batches) {
    let next = 0
    if (!found && batch.count > 0) {
      found = { header: headerCells(batch, name), headerLine: batch.line[0]! }
      next = 1
    }
    if (found && batch.count > next) return { ...found, firstRecord: positionOf(batch, next) }
  }
  if (!found) throw fileEmpty(name)
  throw new LoaderError('file-no-records', `${name} has a header and no records.`, {
    file: name,
    line: found.headerLine,
    hint: 'See whether the whole file arrived.',
  })
}

export function fileEmpty(name: string): LoaderError {
  return new LoaderError('file-empty', `${name} is empty.`, {
    file: name,
    hint: 'See whether the whole file arrived.',
  })
}

function headerCells(batch: RecordBatch, name: string): string[] {
  const problem = batch.problem[0]
  if (problem) throw headerError(problem, name)
  const cells = batch.cells[0]!
  if (cells.length > maximumColumns) throw tooWide(name, batch.line[0]!)
  return cells.map(ownCopy)
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

function ignore() {}
