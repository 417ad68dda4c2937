import type { z } from 'zod'
import { columnsOf } from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { TablePage, tablePage } from '../../../shared/window/runs.ts'
import type { Client } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { sqlTypes } from '../../db/schema/columnLists.ts'
import { quoted } from '../../db/schema/sqlFile.ts'
import type { Engine } from '../engine.ts'
import { requireRun } from './change/changeRun.ts'
import { asText, readOnly } from './cursor.ts'
import { searchPattern } from './searchPattern.ts'
import { requireTables } from './tablesOf.ts'

export type TablePageRequest = z.infer<typeof tablePage>

type TableColumn = TablePage['columns'][number]

/** Rows that fit a search are counted up to here. */
const exactUpTo = 10_000
/** Characters of a value that are shown. */
const shownLength = 2000
const timeout = 15_000

/**
 * One page of a table of a run, sorted and searched by the server. Without a sort rows come in the order in which they
 * were loaded; empty values come last. Names of columns are those of the catalog; all else is a parameter.
 *
 * @throws LoaderError run-state when the run has no tables (any more); usage for a column that the table lacks; database-slow.
 */
export async function readTablePage(engine: Engine, request: TablePageRequest): Promise<TablePage> {
  const { runId, table, from, count, sort, search } = request
  const run = await requireRun(engine, runId)
  const tables = await requireTables(engine.client, run)
  try {
    return await readOnly(engine, async (client) => {
      await client.query(`set local statement_timeout = ${timeout}`)
      const columns = columnsOf(table, tables.version).map(({ name, type, comment }) => ({
        name,
        type: sqlTypes[type],
        comment,
      }))
      const tableName = `${quoted(tables.schema)}.${quoted(table)}`
      const where = search === '' ? '' : `where ${searched(columns)} ilike $1`
      const values = search === '' ? [] : [searchPattern(search)]
      const id = quoted(`${table}_id`)
      const order = orderBy(columns, sort, id)
      const { rows } = await client.query<(string | null)[]>({
        // the rows passed over are found by their keys alone: their values would be made for nothing
        text: `select ${columns.map(({ name }) => `left(t.${quoted(name)}::text, ${shownLength})`).join(', ')}
                 from (select ${id} from ${tableName} t ${where} order by ${order} limit ${count} offset ${from}) page
                 join ${tableName} t using (${id})
                order by ${order}`,
        values,
        rowMode: 'array',
        types: asText,
      })
      // the last page tells by itself, so that a search for something rare goes through the table once
      const isLast = rows.length < count && (rows.length > 0 || from === 0)
      const found = isLast
        ? from + rows.length
        : search === '' && run.tableRows[table] !== undefined
          ? run.tableRows[table]
          : await countFound(client, tableName, where, values)
      const exact = isLast || search === '' || found <= exactUpTo
      return { columns, rows, total: exact ? found : Math.max(exactUpTo, from + rows.length), exact }
    })
  } catch (error) {
    if ((error as { code?: string }).code === '57014') throw tooSlow(table)
    throw databaseError(error, `Can't read ${table} of run ${runId}`)
  }
}

async function countFound(
  client: Client,
  tableName: string,
  where: string,
  values: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ found: number }>(
    `select count(*) as found from (select from ${tableName} ${where} limit ${exactUpTo + 1}) f`,
    [...values],
  )
  return rows[0]?.found ?? 0
}

/** All texts of a row as one, with a character between them that nobody types. */
function searched(columns: readonly TableColumn[]): string {
  const texts = columns.filter(({ type }) => /^(text|text\[\]|jsonb)$/.test(type))
  return `concat_ws(e'\\x1f', ${texts.map(({ name, type }) => (type === 'text' ? quoted(name) : `${quoted(name)}::text`)).join(', ')})`
}

function orderBy(columns: readonly TableColumn[], sort: TablePageRequest['sort'], id: string): string {
  if (sort === null) return id
  if (!columns.some(({ name }) => name === sort.column)) {
    throw new LoaderError('usage', 'The table has no such column.')
  }
  return `t.${quoted(sort.column)} ${sort.descending ? 'desc' : 'asc'} nulls last, ${id}`
}

function tooSlow(table: string): LoaderError {
  return new LoaderError(
    'database-slow',
    `Searching or sorting ${table} took over ${timeout / 1000} s and was ended.`,
    {
      hint: 'Search for something else, or sort by another column.',
    },
  )
}
