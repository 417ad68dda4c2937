import type { Client } from '../../db/connection/connect.ts'
import { madeSource } from '../../sources/format/buildSource.ts'
import { withChosen } from '../../sources/format/withChosen.ts'
import { type Source, sourceColumns } from '../../sources/source.ts'

/** A choice of a column as registries before 018 keep it, apart from the source. */
export interface OldChoice {
  readonly source: string
  readonly column: string
  readonly fileColumn: string
  readonly who: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** In the order in which they were made; none where the registry is newer. */
export async function oldChoices(client: Client): Promise<OldChoice[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('loader.mapping') is not null as there`,
  )
  if (found[0]?.there !== true) return []
  const { rows } = await client.query<OldChoice>(
    `select source, column_name as "column", file_column as "fileColumn", who, changed_at as at
       from loader.mapping order by changed_at, source, column_name`,
  )
  return rows
}

/** The source with the choices that an old registry has for it: one that is only read reads files as its next load will. */
export function withOldChoices(source: Source, choices: readonly OldChoice[]): Source {
  const own = choices.filter((choice) => choice.source === source.id && hasColumn(source, choice))
  if (own.length === 0) return source
  const file = own.reduce((made, { column, fileColumn }) => withChosen(made, column, fileColumn), source.file)
  return { ...source, ...madeSource(file) }
}

/** A source may have lost a column since. */
export function hasColumn(source: Source, { column }: OldChoice): boolean {
  return sourceColumns(source).some(({ name }) => name === column)
}
