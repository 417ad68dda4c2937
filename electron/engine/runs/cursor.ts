import { cancelOnAbort } from '../../db/connection/cancel.ts'
import { type Client, connect, disconnect } from '../../db/connection/connect.ts'
import type { Engine } from '../engine.ts'

/** A column of a result. `type` is the server's number of the type. */
interface ResultColumn {
  readonly name: string
  readonly type: number
}

export interface Page {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** What is put before the statement: the server counts the positions of errors from here. */
export const declarePages = 'declare pages no scroll cursor for '

/** Every value as the server writes it. */
export const asText = { getTypeParser: () => (text: string) => text }

/**
 * The rows of one SELECT in pages, each value as the server writes it, in memory that does not grow with the result.
 * The caller is in a transaction. Gives at least one page, which may be empty.
 */
export async function* readPages(
  client: Client,
  sql: string,
  values: readonly unknown[],
  pageRows: number,
): AsyncGenerator<Page, void, void> {
  // the extended protocol takes one statement only, whatever stands in it
  const declare = { text: declarePages + sql, values: [...values], queryMode: 'extended' }
  await client.query(declare)
  for (let first = true; ; first = false) {
    const { fields, rows } = await client.query<(string | null)[]>({
      text: `fetch ${pageRows} from pages`,
      rowMode: 'array',
      types: asText,
    })
    if (first || rows.length > 0) {
      yield { columns: fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })), rows }
    }
    if (rows.length < pageRows) break
  }
  await client.query('close pages')
}

/**
 * Does `work` in a transaction that changes nothing and sees one state of the database. On a connection of its own: the
 * engine's is shared by all calls of a window, and two transactions on one connection run into each other.
 *
 * @param signal when it fires, what the server does for `work` is cancelled.
 */
export async function readOnly<T>(
  { target }: Engine,
  work: (client: Client) => Promise<T>,
  signal = new AbortController().signal,
): Promise<T> {
  const client = await connect(target.connection, 'leads-loader reading')
  try {
    const watched = await cancelOnAbort(target.connection, signal, [client])
    try {
      await client.query('begin isolation level repeatable read read only')
      return await work(client)
    } finally {
      await watched()
    }
  } finally {
    await disconnect(client) // which ends the transaction
  }
}
