import type { CleanedRecord } from '../../../shared/columns.ts'
import { forbiddenKeys } from '../format/jsonPlaces.ts'
import type { Example } from '../format/sourceFile.ts'
import { layoutOf } from '../layout.ts'
import { recordReader } from '../readRecord.ts'
import { type Source, sourceColumns } from '../source.ts'

const runDate = '2025-11-05'
const wanted = 3
/** Records of which the examples are chosen. */
const mostLooked = 300
const longestCell = 500

/**
 * Three records of the file with what the source makes of them: those that fill the most fields, each of which fills one that the
 * others don't where there is such a one. A person looks through them, and from then on they prove the source.
 */
export function examplesOf(
  source: Source,
  header: readonly string[],
  records: readonly (readonly string[])[],
): Example[] {
  const layout = layoutOf(source, header)
  const columns = sourceColumns(source)
  const read = recordReader(layout, runDate)
  const named = new Set(layout.places.values())
  const step = Math.max(1, Math.floor(records.length / mostLooked))
  const looked = records
    .filter((_, index) => index % step === 0)
    .filter((cells) => cells.every((cell) => cell.length <= longestCell))
    // of columns with one header an example can name only the first
    .map((cells) => cells.map((cell, place) => (named.has(place) ? cell : '')))
    .map((cells) => ({ cells, result: read(cells) }))
  const cellsOf = (cells: readonly string[]) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const cell = cells[layout.places.get(column) ?? -1] ?? ''
        return cell === '' ? [] : [[column.name, cell]]
      }),
    )
  const good = looked.filter(({ result }) => result.reject === null && result.aside === undefined)
  const chosen: typeof good = []
  const covered = new Set<string>()
  while (chosen.length < wanted && chosen.length < good.length) {
    const gain = ({ result }: (typeof good)[number]) => {
      const names = filled(result.record)
      return (
        names.filter((name) => !covered.has(name)).length * 10 + names.length - result.warnings.length * 5
      )
    }
    const rest = good.filter((one) => !chosen.includes(one))
    const best = rest.reduce((top, one) => (gain(one) > gain(top) ? one : top))
    chosen.push(best)
    for (const name of filled(best.result.record)) covered.add(name)
  }
  const examples: Example[] = chosen.map(({ cells, result }) => ({
    on: runDate,
    record: cellsOf(cells),
    becomes: becomes(result.record),
  }))
  for (const { cells, result } of looked) {
    if (examples.length >= wanted) break
    if (result.reject === null || result.reject.cause.startsWith('too_')) continue
    examples.push({ on: runDate, record: cellsOf(cells), rejected: result.reject.cause } as Example)
  }
  // a file of one record has three examples all the same
  const [first] = examples
  const blank: Example = {
    on: runDate,
    record: {},
    rejected: rejectOf(read(header.map(() => ''))),
  } as Example
  while (examples.length < wanted) examples.push(first ?? blank)
  return examples
}

function rejectOf({ reject }: ReturnType<ReturnType<typeof recordReader>>): string {
  return reject?.cause ?? 'no_license_number'
}

function filled(record: CleanedRecord): string[] {
  return Object.entries(record).flatMap(([name, value]) =>
    name === 'attributes' || value === null ? [] : [name],
  )
}

function becomes(record: CleanedRecord): NonNullable<Example['becomes']> {
  const { attributes, ...fields } = record
  const own = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  const kept = Object.fromEntries(Object.entries(attributes).filter(([key]) => !forbiddenKeys.has(key)))
  return {
    ...own,
    ...(Object.keys(kept).length > 0 && { attributes: kept }),
  } as NonNullable<Example['becomes']>
}
