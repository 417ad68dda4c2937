import { fieldTables, type RecordField } from '../../../shared/domain.ts'
import type { MappingRow, MappingTable } from '../../../shared/window/files.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import { ownCopy } from '../../read/ownCopy.ts'
import { readRecords } from '../../read/records.ts'
import { type Source, sourceColumns } from '../../sources/defineSource.ts'
import { type Column, headerKey } from '../../sources/headers.ts'
import { layoutOf } from '../../sources/layout.ts'
import { sourceInfo } from './fileCard.ts'
import type { MappingChoice } from './mapping.ts'

const samplesOfColumn = 3
const recordsLookedAt = 1000
/** Characters of a sample; a cell may be a megabyte. */
const sampleLength = 200

/** Which column of the file feeds which rule, with examples of what stands there. */
export function mappingTable(
  file: InspectedFile,
  source: Source,
  choices: readonly MappingChoice[],
  samples: readonly (readonly string[])[],
): MappingTable {
  const wanted = Object.fromEntries(choices.map(({ column, fileColumn }) => [column, fileColumn]))
  const { header, places, extras } = layoutOf(source, file.header, wanted)
  const rows = sourceColumns(source).map((column): MappingRow => {
    const place = places.get(column) ?? -1
    const fileColumn = place < 0 ? null : (header[place] as string)
    const choice = choices.find((candidate) => candidate.column === column.name)
    const isChosen =
      choice !== undefined && fileColumn !== null && headerKey(choice.fileColumn) === headerKey(fileColumn)
    return {
      column: column.name,
      required: column === source.company || column === source.licenseNumber,
      fileColumn,
      samples: samples[place] ?? [],
      ...ruleOf(source, column),
      status: fileColumn === null ? 'missing' : isChosen ? 'changed' : 'mapped',
      changedBy: isChosen ? { who: choice.who, at: choice.at } : null,
    }
  })
  return {
    source: sourceInfo(source),
    fileColumns: header.filter((name) => headerKey(name) !== ''),
    rows: [...rows.filter(({ required }) => required), ...rows.filter(({ required }) => !required)],
    unmapped: [...extras]
      .sort((a, b) => a.place - b.place)
      .map(({ place, key }) => ({
        fileColumn: header[place] as string,
        attribute: key,
        samples: samples[place] ?? [],
      }))
      // a column without a header that says nothing is ignored by the load
      .filter(({ fileColumn, samples: seen }) => fileColumn.trim() !== '' || seen.length > 0),
  }
}

function ruleOf(source: Source, column: Column): Pick<MappingRow, 'targets' | 'rule'> {
  const feeding = source.rules.filter((rule) => rule.columns.includes(column))
  return {
    targets: feeding.flatMap(({ targets }) =>
      targets.map((target) =>
        target.startsWith('attributes.') ? target : `${fieldTables[target as RecordField]}.${target}`,
      ),
    ),
    rule: feeding.map(({ says }) => says).join('; '),
  }
}

/** For each column of a file up to three different values that are not empty, from its first 1,000 records. */
export async function samplesOf(file: InspectedFile): Promise<string[][]> {
  const samples = file.header.map(() => [] as string[])
  let left = recordsLookedAt
  for await (const { count, cells } of readRecords(file, { from: file.firstRecord })) {
    for (let index = 0; index < Math.min(count, left); index += 1) {
      takeSamples(samples, cells[index] as readonly string[])
    }
    left -= count
    if (left <= 0) break
  }
  return samples
}

function takeSamples(samples: readonly string[][], cells: readonly string[]): void {
  if (cells.length !== samples.length) return
  for (const [place, cell] of cells.entries()) {
    const seen = samples[place] as string[]
    if (seen.length === samplesOfColumn || cell.trim() === '') continue
    const sample = cell.slice(0, sampleLength)
    if (!seen.includes(sample)) seen.push(ownCopy(sample))
  }
}
