import { LoaderError } from '../../shared/errors.ts'
import newestPublishedSql from '../../sql/query/newest_published.sql?raw'
import type { Client } from '../db/connection/connect.ts'
import { databaseError } from '../db/connection/errors.ts'
import { quoted } from '../db/schema/sqlFile.ts'
import type { Engine } from './engine.ts'
import { asText, declarePages, type Page, readOnly, readPages } from './runs/cursor.ts'

export interface QueryAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** As the server writes them; null is null. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** There are more rows than were asked for. */
  readonly more: boolean
}

const pageRows = 1000
/** What can be read page by page; SHOW and EXPLAIN answer a few rows at once. */
const isSelect =
  /^(?:\s|\(|--[^\n]*(?:\n|$)|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*(?:select|with|values|table)\b/i

/**
 * One statement in a transaction that can't change anything. Tables without a schema are those of the newest
 * published date; nothing else is in the search path, `public` neither.
 *
 * @param limit most rows to fetch; null for all.
 * @throws LoaderError usage for an error in the query, with the server's words and a caret; the signal's reason.
 */
export async function readOnlyQuery(
  engine: Engine,
  sql: string,
  limit: number | null,
  signal: AbortSignal,
): Promise<QueryAnswer> {
  const { rows: newest } = await engine.client.query<{ schema: string | null }>(newestPublishedSql)
  try {
    const read = async (client: Client): Promise<QueryAnswer> => {
      const schema = newest[0]?.schema ?? null
      if (schema !== null) await client.query(`set local search_path = ${quoted(schema)}`)
      const pages = isSelect.test(sql) ? readPages(client, sql, [], pageRows) : atOnce(client, sql)
      const { columns, rows } = await collect(pages, limit === null ? Number.POSITIVE_INFINITY : limit + 1)
      const more = limit !== null && rows.length > limit
      return { columns: await withTypeNames(client, columns), rows: more ? rows.slice(0, limit) : rows, more }
    }
    return await readOnly(engine, read, signal)
  } catch (error) {
    throw signal.aborted ? signal.reason : queryError(error, sql)
  }
}

async function* atOnce(client: Client, sql: string): AsyncGenerator<Page> {
  const query = { text: sql, rowMode: 'array' as const, types: asText, queryMode: 'extended' }
  const { fields, rows } = await client.query<(string | null)[]>(query)
  yield { columns: fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })), rows }
}

async function collect(pages: AsyncGenerator<Page>, most: number): Promise<Page> {
  let columns: Page['columns'] = []
  const rows: (readonly (string | null)[])[] = []
  for await (const page of pages) {
    columns = page.columns
    for (const row of page.rows) rows.push(row)
    if (rows.length >= most) break
  }
  return { columns, rows: rows.length > most ? rows.slice(0, most) : rows }
}

async function withTypeNames(client: Client, columns: Page['columns']): Promise<QueryAnswer['columns']> {
  const { rows } = await client.query<{ name: string }>(
    'select pg_catalog.format_type(t, null) as name from unnest($1::pg_catalog.oid[]) with ordinality u(t, n) order by n',
    [columns.map(({ type }) => type)],
  )
  return columns.map(({ name }, index) => ({ name, type: rows[index]?.name ?? '' }))
}

interface ServerError {
  readonly code?: string
  readonly message: string
  readonly position?: string
  readonly detail?: string
  readonly hint?: string
}

/** The server's own words: whoever writes a query can read them. */
function queryError(error: unknown, sql: string): LoaderError {
  const { code = '', message, position, detail, hint } = error as ServerError
  const isOfQuery = /^(?:0A|2[012]|25006|34|39|42(?!501)|54|57014|P0)/.test(code)
  if (error instanceof LoaderError || !isOfQuery) return databaseError(error, "Can't run the query")
  if (code === '25006') {
    return new LoaderError('usage', `leads sql only reads: ${message}.`, {
      hint: 'Use "leads load" and its relatives to change data.',
      cause: error,
    })
  }
  if (message.includes('multiple commands')) {
    return new LoaderError('usage', 'leads sql runs one statement; there are several.', { cause: error })
  }
  const at = positionIn(sql, position)
  const help = [at?.caret, detail, hint].filter((part) => part !== undefined)
  return new LoaderError(
    'usage',
    `The query was refused: ${message}${at === null ? '' : ` (${at.place})`}.`,
    {
      ...(help.length > 0 && { hint: help.join('\n') }),
      cause: error,
      ...(at !== null && { line: at.line, column: at.column }),
    },
  )
}

/** Line, column, and the line itself with a caret below, of the 1-based character that the server names. */
function positionIn(sql: string, position: string | undefined) {
  const prefix = isSelect.test(sql) ? declarePages.length : 0
  // the server counts characters, JavaScript counts UTF-16 units
  const before = [...sql].slice(0, Number(position ?? 0) - prefix - 1)
  if (position === undefined || Number(position) <= prefix) return null
  const lines = before.join('').split('\n')
  const line = lines.length
  const column = (lines.at(-1) as string).length + 1
  const text = (sql.split('\n')[line - 1] as string).replaceAll('\t', ' ')
  const start = Math.max(0, column - 60)
  return {
    line,
    column,
    place: line === 1 ? `character ${column}` : `line ${line}, character ${column}`,
    caret: `${text.slice(start, start + 100)}\n${' '.repeat(column - 1 - start)}^`,
  }
}
