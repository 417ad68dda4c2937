import { columnsOf, tables } from '../../../shared/columns.ts'
import columnTypesSql from '../../../sql/query/column_types.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import type { RunTables } from '../../db/schema/sqlFile.ts'

/**
 * `table.column` of what a run's tables should have by their version and don't: in a database that others administer
 * somebody may have dropped or renamed a table or a column.
 */
export async function lackingColumns(client: Client, { schema, version }: RunTables): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string }>(columnTypesSql, [schema])
  const found = new Set(rows.map(({ table, name }) => `${table}.${name}`))
  return tables
    .flatMap((table) => columnsOf(table, version).map(({ name }) => `${table}.${name}`))
    .filter((column) => !found.has(column))
}
