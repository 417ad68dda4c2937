import type { FileHandle } from 'node:fs/promises'
import { count } from '../../../shared/count.ts'
import type { Delimiter } from '../../../shared/delimiter.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { isInvisible } from '../../../shared/invisible.ts'
import { positionOf, type RecordBatch, type RecordPosition, readBatches } from '../batches.ts'
import type { Encoding } from '../decode/encoding.ts'
import { ownCopy } from '../ownCopy.ts'
import type { RecordProblem } from '../problem.ts'
import type { TextShape } from './shape.ts'

/** One of the first records of a file. */
export interface HeadRecord {
  readonly cells: readonly string[]
  readonly problem: RecordProblem | null
  readonly at: RecordPosition
  /** Begins with a quote. */
  readonly isQuoted: boolean
}

/** The first records of a file, as one delimiter cuts them. */
export interface Head {
  readonly delimiter: Delimiter
  readonly records: readonly HeadRecord[]
  /** What ended the reading before there were enough. */
  readonly error: LoaderError | null
}

export interface HeadSource {
  readonly handle: FileHandle
  readonly name: string
  readonly encoding: Encoding
  readonly kind: TextShape['kind']
  readonly from: RecordPosition
}

/** Records that are looked at for the header and the delimiter; fewer where they are long. */
const wanted = 100
const mostBytes = 1024 * 1024

/** @throws LoaderError file-unreadable */
export async function readHead(source: HeadSource, delimiter: Delimiter): Promise<Head> {
  const { handle, name, encoding, kind, from } = source
  const records: HeadRecord[] = []
  try {
    const shape = { delimiter, kind, columns: 0 }
    const batches = readBatches({
      handle,
      name,
      encoding,
      shape,
      from,
      skip: 0,
      batchBytes: 64 * 1024,
      seen: ignore,
    })
    for await (const batch of batches) {
      for (let index = 0; index < batch.count && records.length < wanted; index += 1)
        records.push(headRecord(batch, index))
      if (records.length === wanted || (records.length > 1 && batch.bytesRead > mostBytes)) break
    }
    return { delimiter, records, error: null }
  } catch (error) {
    if (!(error instanceof LoaderError) || error.code === 'file-unreadable') throw error
    return { delimiter, records, error }
  }
}

function headRecord(batch: RecordBatch, index: number): HeadRecord {
  return {
    cells: (batch.cells[index] as readonly string[]).map(ownCopy),
    problem: batch.problem[index] ?? null,
    at: positionOf(batch, index),
    isQuoted: batch.rawOf(index).startsWith('"'),
  }
}

/** Cells up to the last one that is not empty. */
export function filledCells(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => !isInvisible(cell)) + 1
}

/**
 * How evenly a delimiter splits the first records: the share of them that have the most usual number of cells, 0 where
 * that is one.
 */
export function evenness({ records }: Head): number {
  const frequency = new Map<number, number>()
  for (const { cells } of records) frequency.set(cells.length, (frequency.get(cells.length) ?? 0) + 1)
  const [usual, times] = [...frequency].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  return usual < 2 ? 0 : times / records.length
}

/**
 * The delimiter inside lines that each stand in quotes as one cell, as a program writes a table that it did not take for
 * one; null for any other file.
 */
export function delimiterInQuotes({ records }: Head, others: readonly Delimiter[]): Delimiter | null {
  const lines = records.map(({ cells, isQuoted }) =>
    isQuoted && filledCells(cells) === 1 ? (cells[0] as string) : '',
  )
  if (lines.length < 2) return null
  return (
    others.find((delimiter) => {
      const found = lines.map((line) => line.split(delimiter).length)
      return found.every((cells) => cells >= 3) && Math.max(...found) < 2 * Math.min(...found)
    }) ?? null
  )
}

export function linesInQuotes(name: string, line: number): LoaderError {
  return new LoaderError(
    'file-quotes',
    `${name}, line ${count(line)}: each line stands in quotes as one cell, so the file has one column.`,
    {
      file: name,
      line,
      hint: 'Export it again, or take the quotes round each line away and make doubled quotes single.',
    },
  )
}

function ignore() {}
