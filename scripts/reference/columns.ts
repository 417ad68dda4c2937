import type { ColumnOrigin } from '../../shared/columns/definition.ts'
import { columnsOf, schemaVersion, tableComments, tables } from '../../shared/columns.ts'
import { code, markdownTable, page } from './markdown.ts'

const origins: Record<ColumnOrigin, string> = {
  record: 'cells of the record',
  id: 'own key',
  reference: 'key of another table',
  source: 'source',
  place: 'place of the record',
  load: 'load',
}

/** The four tables, from the catalog of columns. */
export function columnsPage(): string {
  return page(
    '# Columns',
    `The four tables of a dated schema, version ${schemaVersion}. \
Each comment also stands in the database. Missing is null, never an empty text. The rules that fill them stand in [data.md](../data.md).`,
    ...tables.flatMap((table) => [
      `## ${table}`,
      tableComments[table],
      markdownTable(
        ['column', 'type', 'meaning', 'from', 'key', 'never null', 'since version'],
        columnsOf(table).map(({ name, type, comment, from, key, required, since = 1 }) => [
          code(name),
          type,
          comment,
          origins[from],
          key === undefined ? '' : 'part',
          required === true || from === 'id' ? 'yes' : '',
          String(since),
        ]),
      ),
    ]),
    'Columns marked as part of the key are unique together, where nulls count as equal.',
  )
}
