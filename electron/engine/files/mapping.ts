import { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import { headerKey } from '../../sources/headers.ts'
import type { ChoicesBySource } from '../../sources/recognise.ts'
import { sourceColumns } from '../../sources/source.ts'
import { type KnownSource, knownSources } from '../sources/knownSources.ts'

/** People's choices of columns, by source; the window writes them, and every load and preview follows them. */
export async function mappingChoices(client: Client): Promise<ChoicesBySource> {
  const { rows } = await client.query<{ source: string; choices: Record<string, string> }>(
    'select source, jsonb_object_agg(column_name, file_column) as choices from loader.mapping group by source',
  )
  return Object.fromEntries(rows.map(({ source, choices }) => [source, choices]))
}

/** Who chose which column of the file for a source's column, and when (ISO 8601 in UTC). */
export interface MappingChoice {
  readonly column: string
  readonly fileColumn: string
  readonly who: string
  readonly at: string
}

export async function choicesOfSource(client: Client, source: string): Promise<MappingChoice[]> {
  const { rows } = await client.query<MappingChoice>(
    `select column_name as "column", file_column as "fileColumn", who, changed_at as at
       from loader.mapping where source = $1 order by column_name`,
    [source],
  )
  return rows
}

interface ColumnChoice {
  readonly source: string
  /** The source's column by its usual header. */
  readonly column: string
  /** A header of a file; null takes an earlier choice back. */
  readonly fileColumn: string | null
}

/**
 * Remembers that another column of the source's files feeds a rule, for every later look, load and preview. A column
 * of a file feeds one rule: chosen for one it is taken from the other. The usual header is no choice.
 *
 * @throws LoaderError usage for a source or column that is not known, or a header without letters and digits.
 */
export async function chooseColumn(
  client: Client,
  who: string,
  { source, column, fileColumn }: ColumnChoice,
): Promise<void> {
  requireColumn(await knownSources(client), source, column)
  const wanted = fileColumn === null ? null : headerKey(fileColumn)
  if (wanted === '') throw new LoaderError('usage', "A column without a header can't be chosen.")
  const isUsual = wanted === null || wanted === headerKey(column)
  const choices = await choicesOfSource(client, source)
  const taken = choices
    .filter((choice) => choice.column !== column && headerKey(choice.fileColumn) === wanted)
    .map((choice) => choice.column)
  if (isUsual) taken.push(column)
  // one statement, so that nobody reads half of a swap
  await client.query(
    `with taken as (delete from loader.mapping where source = $1 and column_name = any($2))
     insert into loader.mapping (source, column_name, file_column, who)
     select $1, $3, $4, $5 where $4::text is not null
         on conflict (source, column_name)
         do update set file_column = excluded.file_column, who = excluded.who, changed_at = clock_timestamp(), why = null`,
    [source, taken, column, isUsual ? null : fileColumn, who],
  )
}

function requireColumn(known: readonly KnownSource[], sourceId: string, column: string): void {
  const found = known.find(({ source }) => source.id === sourceId)
  if (found !== undefined && sourceColumns(found.source).some(({ name }) => name === column)) return
  throw new LoaderError('usage', 'There is no such source or column.')
}
