import type { MappingRow, MappingTable } from '../../../shared/window/files.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import { type Column, headerKey } from '../../sources/headers.ts'
import { layoutOf } from '../../sources/layout.ts'
import { fieldName } from '../../sources/rule.ts'
import { isNeeded, type Source, sourceColumns } from '../../sources/source.ts'
import type { ChosenBy } from '../sources/chooseColumn.ts'
import { sourceInfo } from './fileCard.ts'

/** Which column of the file feeds which rule, with examples of what stands there. */
export function mappingTable(
  file: InspectedFile,
  source: Source,
  by: ReadonlyMap<string, ChosenBy>,
  samples: readonly (readonly string[])[],
): MappingTable {
  const { header, places, extras } = layoutOf(source, file.header)
  const rows = sourceColumns(source).map((column): MappingRow => {
    const place = places.get(column) ?? -1
    const fileColumn = place < 0 ? null : (header[place] as string)
    const { chosen } = column
    const isChosen =
      chosen !== undefined && fileColumn !== null && headerKey(chosen) === headerKey(fileColumn)
    return {
      column: column.name,
      required: isNeeded(source, column),
      fileColumn,
      samples: samples[place] ?? [],
      ...ruleOf(source, column),
      status: fileColumn === null ? 'missing' : isChosen ? 'changed' : 'mapped',
      changedBy: isChosen ? (by.get(column.name) ?? null) : null,
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
    targets: feeding.flatMap(({ targets }) => targets.map(fieldName)),
    rule: feeding.map(({ says }) => says).join('; '),
  }
}
