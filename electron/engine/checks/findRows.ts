import type { Client } from '../../db/connection/connect.ts'
import type { Check } from './check.ts'
import type { Found } from './judge/judge.ts'

/**
 * Runs a check's statement.
 * @param sql the check's, with the names of the run's schema.
 * @param day today, as the program has it.
 * @returns how many rows it gives for each source ('' where it looks at the run), and the rows.
 */
export async function findRows(
  client: Client,
  check: Check,
  sql: string,
  runId: number,
  day: string,
): Promise<Map<string, Found>> {
  const source = check.of === 'run' ? `''::text` : 'source'
  const statement = check.measured === 'count' ? firstRows(source, thingsOf(check)) : allRows(source)
  const { rows } = await client.query<Found & { source: string }>(
    `with found as materialized (${sql.replace(/;\s*$/, '')}\n)\n${statement}`,
    sql.includes('$2') ? [runId, day] : sql.includes('$1') ? [runId] : [],
  )
  return new Map(rows.map(({ source: name, ...found }) => [name, found]))
}

/** A broken file may have a million offending rows: they are counted, and 20 of each source are shown. */
function firstRows(source: string, things: string): string {
  const of = source === 'source' ? 'where f.source = g.source' : ''
  return `select g.source, g.given, g.things,
       (select jsonb_agg(to_jsonb(s)) from (select * from found f ${of} limit 20) s) as rows
  from (select ${source} as source, count(*) as given, ${things} as things from found group by 1) g`
}

/** Of how many files or facilities the rows are: a file may lack five columns, a facility have two odd phones. */
function thingsOf({ of, sql }: Check): string {
  if (of === 'files') return 'count(distinct file)'
  return of === 'facility' && /\bunion\b/.test(sql)
    ? 'count(distinct (source_file, source_record))'
    : 'count(*)'
}

function allRows(source: string): string {
  return `select ${source} as source, count(*) as given, jsonb_agg(to_jsonb(f)) as rows
  from (select * from found limit 10000) f group by 1`
}
