import { layoutOf } from '../layout.ts'
import { recognise } from '../recognise.ts'
import { type Source, sourceColumns } from '../source.ts'

/**
 * The known source whose file this is: the recognised one, or the nearest one where the file has half of its columns and lacks what
 * is needed. Never one of another state than the file tells of.
 * @param told USPS code of the state that the file tells of; null where it tells of none.
 */
export function knownSource(
  sources: readonly Source[],
  header: readonly string[],
  told: string | null,
): Source | null {
  const found = recognise(sources, header)
  const source =
    found.kind === 'recognised' ? found.layout.source : found.kind === 'unknown' ? found.nearest : null
  if (source === null || (told !== null && told !== source.state)) return null
  if (found.kind === 'recognised') return source
  const columns = sourceColumns(source)
  return layoutOf(source, header).missing.length * 2 <= columns.length ? source : null
}
