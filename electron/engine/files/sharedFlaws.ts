import { type Cause, causes } from '../../../shared/causes.ts'
import { count } from '../../../shared/count.ts'
import type { Finding } from '../../sources/finding.ts'
import type { ReadResult } from '../../sources/readRecord.ts'

/** Finds what is wrong with every record of a file in the same way, to say it in one sentence instead of thousands. */
interface SharedFlaws {
  /** What a record becomes, the line where it begins and how many cells it has. */
  add(result: ReadResult, line: number, cells: number): void
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

export function createSharedFlaws(header: readonly string[]): SharedFlaws {
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
      if (reject !== null) add(reject, true, line, cells)
      else for (const warning of warnings) add(warning, false, line, cells)
    },
    sentences: (rowsRead) =>
      rowsRead < fewestRecords
        ? []
        : [...flaws.values()]
            .filter((flaw) => flaw.count === rowsRead)
            .map((flaw) => sentence(flaw, rowsRead, header)),
  }
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
