import { type Cause, causes } from '../../../shared/causes.ts'
import { count, counted } from '../../../shared/count.ts'
import { isInvisible } from '../../../shared/invisible.ts'
import type { Finding } from '../../sources/finding.ts'
import type { Layout } from '../../sources/layout.ts'
import type { ReadResult } from '../../sources/readRecord.ts'

/**
 * Finds what is to be said of a file in one sentence instead of thousands: what is wrong with every record in the same
 * way, and columns without a header that hold values.
 */
interface SharedFlaws {
  /** What a record becomes, the line where it begins and its cells. */
  add(result: ReadResult, line: number, cells: readonly string[]): void
  sentences(rowsRead: number): string[]
}

interface Flaw {
  readonly cause: Cause
  readonly column: string | null
  readonly isReject: boolean
  readonly line: number
  readonly cells: number
  count: number
}

/** With fewer records it is no rule. */
const fewestRecords = 3

export function createSharedFlaws({ header, extras }: Pick<Layout, 'header' | 'extras'>): SharedFlaws {
  const unnamed = extras
    .filter(({ place }) => isInvisible(header[place] as string))
    .map(({ place, key }) => ({ place, key, filled: 0, firstLine: 0 }))
  const flaws = new Map<string, Flaw>()

  const add = ({ cause, column }: Finding, isReject: boolean, line: number, cells: number) => {
    // records that lack cells share a flaw only where they lack the same ones
    const key = `${cause}\n${column ?? ''}\n${cause === 'too_few_cells' ? cells : ''}`
    const known = flaws.get(key)
    if (known === undefined) flaws.set(key, { cause, column, isReject, line, cells, count: 1 })
    else known.count += 1
  }

  return {
    add({ reject, warnings }, line, cells) {
      for (const column of unnamed) {
        if (isInvisible(cells[column.place] ?? '')) continue
        if (column.filled === 0) column.firstLine = line
        column.filled += 1
      }
      if (reject !== null) add(reject, true, line, cells.length)
      else for (const warning of warnings) add(warning, false, line, cells.length)
    },
    sentences(rowsRead) {
      const shared = [...flaws.values()].filter((flaw) => flaw.count === rowsRead)
      return [
        ...unnamed.filter(({ filled }) => filled > 0).map(unnamedSentence),
        ...(rowsRead < fewestRecords ? [] : shared.map((flaw) => sentence(flaw, rowsRead, header))),
      ]
    },
  }
}

function unnamedSentence({
  place,
  key,
  filled,
  firstLine,
}: {
  readonly place: number
  readonly key: string
  readonly filled: number
  readonly firstLine: number
}): string {
  return `Column ${count(place + 1)} has no header and holds values in ${counted(filled, 'record')} (the first on line ${count(firstLine)}), kept in attributes as ${key}: give it a name in the header, or ask what it is.`
}

function sentence(
  { cause, column, isReject, line, cells }: Flaw,
  rows: number,
  header: readonly string[],
): string {
  if (cause === 'too_few_cells' && cells > 0) {
    const lacking = header.slice(cells).filter((name) => name.trim() !== '')
    const names = lacking.slice(0, 8).join(', ') + (lacking.length > 8 ? ' and others' : '')
    const last = lacking.length === 1 ? 'last column' : `last ${count(lacking.length)} columns`
    return `All ${count(rows)} records lack the ${last} of the header (${names}), so none can be loaded: export the file again with all cells of its lines, or let its source say "shortRows": "pad", which takes ${lacking.length === 1 ? 'it' : 'them'} for blank.`
  }
  const where = column === null ? '' : ` in column ${column}`
  const end = isReject ? ', so none is loaded' : ''
  return `All ${count(rows)} records have the same problem${where}: ${causes[cause].toLowerCase()}${end}. Look at the first, line ${count(line)}.`
}
