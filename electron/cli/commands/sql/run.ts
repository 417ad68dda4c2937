import { count, counted } from '../../../../shared/count.ts'
import { type QueryAnswer, readOnlyQuery } from '../../../engine/readOnlyQuery.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { withEngine } from '../../withEngine.ts'
import type { SqlOptions } from './options.ts'

const usualLimit = 1000
const numeric = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'oid'])

/** `leads sql '…'` */
export async function runSql(context: Context, query: string, { limit }: SqlOptions): Promise<undefined> {
  if (query.trim() === '') throw usage('The query is empty.', `Write it in quotes: leads sql 'select 1'`)
  return withEngine(context, async (engine) => {
    const { output, signal } = context
    const most = limit ?? (output.json ? null : usualLimit)
    const answer = await readOnlyQuery(engine, query, most, signal)
    output.document(documentOf(answer))
    const { columns, rows, more } = answer
    if (columns.length > 0)
      output.table(
        columns.map(({ name, type }) => ({
          title: name,
          align: numeric.has(type) ? 'right' : 'left',
          most: process.stdout.isTTY ? 100 : 1000,
        })),
        rows.map((row) => row.map((value) => value ?? '')),
      )
    output.print(output.dim(`(${counted(rows.length, 'row')})`))
    if (more) output.notice(`Only the first ${count(rows.length)} rows are shown; --limit shows more.`)
    return undefined
  })
}

/** Rows as objects; a second column of one name is `name_2`. */
function documentOf({ columns, rows, more }: QueryAnswer) {
  const names: string[] = []
  for (const { name } of columns) {
    let unique = name
    for (let number = 2; names.includes(unique); number += 1) unique = `${name}_${number}`
    names.push(unique)
  }
  const readers = columns.map(({ type }) => readerOf(type))
  return {
    columns: columns.map(({ type }, index) => ({ name: names[index] as string, type })),
    rows: rows.map((row) =>
      Object.fromEntries(
        row.map((value, index) => [
          names[index] as string,
          value === null ? null : (readers[index] as (text: string) => unknown)(value),
        ]),
      ),
    ),
    more,
  }
}

/** What JSON can hold exactly becomes JSON; everything else stays as the server writes it. */
function readerOf(type: string): (text: string) => unknown {
  switch (type) {
    case 'boolean':
      return (text) => text === 't'
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'real':
    case 'double precision':
      return (text) => {
        const number = Number(text)
        return Number.isSafeInteger(number) || (Number.isFinite(number) && /[.e]/.test(text)) ? number : text
      }
    case 'json':
    case 'jsonb':
      return (text) => JSON.parse(text) as unknown
    default:
      return (text) => text
  }
}
