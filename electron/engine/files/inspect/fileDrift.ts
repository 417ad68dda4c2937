import type { FileDrift } from '../../../../shared/window/files.ts'
import type { InspectedFile } from '../../../read/inspect.ts'
import { sampleRecords } from '../../../read/sample.ts'
import { driftOf } from '../../../sources/propose/drift.ts'
import { stateOfRecords } from '../../../sources/propose/fileFacts.ts'
import { knownSource } from '../../../sources/propose/knownSource.ts'
import { makeLexicon } from '../../../sources/propose/lexicon.ts'
import type { Source } from '../../../sources/source.ts'
import { sourceInfo } from '../fileCard.ts'

/**
 * Which new columns of a file are what its source knows by another header; null where none is, and where no known source has half of
 * the file's columns.
 * @throws LoaderError as readRecords does
 */
export async function fileDrift(file: InspectedFile, sources: readonly Source[]): Promise<FileDrift | null> {
  const likely = knownSource(sources, file.header, null)
  if (likely === null) return null
  const { records } = await sampleRecords(file)
  const source = knownSource(sources, file.header, stateOfRecords(file.header, records))
  if (source === null) return null
  const columns = driftOf(source, file.header, records, makeLexicon(sources)).map((one) => ({
    column: one.column.name,
    header: one.header,
    confidence: one.confidence,
    targets: [
      ...new Set(
        source.rules.filter((rule) => rule.columns.includes(one.column)).flatMap((rule) => rule.targets),
      ),
    ],
    values: one.values,
  }))
  return columns.length === 0 ? null : { source: sourceInfo(source), columns }
}
