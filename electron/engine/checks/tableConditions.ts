import { type Table, tables } from '../../../shared/columns.ts'
import type { Client } from '../../db/connection/connect.ts'
import { inRun, type RunTables } from '../../db/schema/sqlFile.ts'

/**
 * A condition of a check that rows of one table meet or don't, whatever stands in the others. In the check's SQL it stands
 * between comments: `/* if any contact *\/ c.phone !~ '…' /* end *\/`.
 */
interface TableCondition {
  readonly table: Table
  readonly condition: string
}

/** The names by which conditions call their table, beside those of its columns. */
const aliases: Readonly<Record<Table, string>> = {
  addresscode: 'a',
  contact: 'c',
  license: 'l',
  facility: 'f',
}

const marked = /\/\* if any (\w+) \*\/(.*?)\/\* end \*\//gs

/** @throws Error on a table that there is not: a slip of ours that every test run shows. */
export function tableConditions(sql: string): TableCondition[] {
  return [...sql.matchAll(marked)].map(([, name = '', condition = '']) => {
    const table = tables.find((one) => one === name)
    if (table === undefined) throw new Error(`"if any ${name}": there is no such table`)
    return { table, condition: condition.trim() }
  })
}

/** Whether some row meets a condition, by its text. */
type Met = ReadonlyMap<string, boolean>

/**
 * Asks for all conditions of a table at once, which takes one reading of it where the checks by themselves would take one each.
 * @throws when the database can't answer, such as for a column that is gone.
 */
export async function conditionsMet(
  client: Client,
  runTables: RunTables,
  runId: number,
  table: Table,
  conditions: readonly string[],
): Promise<Met> {
  const columns = conditions.map((condition) => `coalesce(bool_or(${condition}), false)`)
  const sql = `select array[${columns.join(',\n')}] as met, $1::int as run_id
  from :"load_schema".${table} ${aliases[table]}`
  const { rows } = await client.query<{ met: boolean[] }>(inRun(sql, runTables), [runId])
  return new Map(conditions.map((condition, index) => [condition, rows[0]?.met[index] === true]))
}

/**
 * A check's statement with `false` for each condition that no row meets, so that the database need not look for them again.
 * What was not asked stays as it is.
 */
export function withoutUnmet(sql: string, met: Met): string {
  return sql.replace(marked, (asWritten, _table, condition: string) =>
    met.get(condition.trim()) === false ? 'false' : asWritten,
  )
}
