import { sourceShape } from '../../electron/engine/sources/sourceShape.ts'
import { sources } from '../../electron/sources/index.ts'
import { code, markdownTable, page } from './markdown.ts'

/** Every layout that the program knows, column by column. */
export function sourcesPage(): string {
  return page(
    '# Sources',
    'A file is recognised by these columns. It needs those that are required and at least half of the others. \
Case, spaces, punctuation and order of headers do not matter. Other columns are kept in `facility.attributes`.',
    ...sources.map(sourceShape).flatMap(({ id, state, title, columns }) => [
      `## ${id}`,
      `${title} (${state}).`,
      markdownTable(
        ['column', 'also called', 'becomes', 'rule', 'required'],
        columns.map(({ name, aliases, fields, rule, required }) => [
          name,
          aliases.join(', '),
          fields.map(code).join(', '),
          rule,
          required ? 'yes' : '',
        ]),
      ),
    ]),
  )
}
