import { type JudgeHeader, knownHeader } from '../../read/shape/header.ts'
import { headerKey } from '../../sources/headers.ts'
import { neededColumns, type Source, sourceColumns } from '../../sources/source.ts'

/**
 * Tells how well some cells are the header of one of the sources. It decides which line of a file is its header and
 * which delimiter it has; of which source the file is, `recognise` says.
 */
export function headerJudge(sources: readonly Source[]): JudgeHeader {
  const known = sources.map((source) => {
    const columns = sourceColumns(source)
    const places = new Map(
      columns.flatMap(({ name, aliases }, place) =>
        [name, ...aliases].map((header) => [headerKey(header), place]),
      ),
    )
    // what a person chose may be another column's header
    for (const [place, { chosen }] of columns.entries())
      if (chosen !== undefined) places.set(headerKey(chosen), place)
    const required = neededColumns(source).map((any) => any.map((column) => columns.indexOf(column)))
    return { places, required, others: columns.length - required.length }
  })
  return (cells) => {
    const keys = cells.map(headerKey)
    let best = 0
    for (const { places, required, others } of known) {
      const named = new Set(keys.map((key) => places.get(key)).filter((place) => place !== undefined))
      const isWhole =
        required.every((any) => any.some((place) => named.has(place))) &&
        (named.size - required.length) * 2 >= others
      best = Math.max(best, named.size + (isWhole ? knownHeader : 0))
    }
    return best
  }
}
