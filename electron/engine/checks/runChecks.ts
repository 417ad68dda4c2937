import { tables } from '../../../shared/domain.ts'
import type { LoaderError } from '../../../shared/errors.ts'
import { today } from '../../../shared/runDate.ts'
import bandsSql from '../../../sql/query/check_bands.sql?raw'
import fillsSql from '../../../sql/query/check_fills.sql?raw'
import scopeSql from '../../../sql/query/check_scope.sql?raw'
import type { Client } from '../../db/connect.ts'
import { databaseError } from '../../db/errors.ts'
import { inSchema } from '../../db/sqlFile.ts'
import type { Check } from './check.ts'
import type { CheckResult } from './checkResult.ts'
import { checks } from './checks.ts'
import { type Decisions, inForce, readDecisions } from './decisions.ts'
import { type Found, type Judgement, judge } from './judge.ts'
import { conditionsMet, type Met, tableConditions, withoutUnmet } from './tableConditions.ts'
import { thresholdText } from './threshold.ts'
import { expectedText } from './words.ts'

/** A source of a run, and of how much of it checks take shares. */
interface Scope {
  readonly source: string
  readonly facilities: number
  readonly files: number
  /** Null: not known, so taken to be all. */
  readonly fills: readonly string[] | null
  /** Learned measures by name. */
  readonly bands: ReadonlyMap<string, number>
}

const nothing: Found = { given: 0, rows: [] }

/** What is done with a connection. Several connections share the work: a statement uses one core. */
type Job = (client: Client) => Promise<void>

/**
 * Runs checks on the schema of a run; each is one statement that answers for all sources. A check that the database
 * can't run is an `error`, never a pass.
 * @param measure enters the run's measures in the registry before; if it fails, so do the checks that read them.
 */
export async function runChecks(
  clients: readonly [Client, ...Client[]],
  schema: string,
  runId: number,
  wanted: readonly Check[] = checks,
  signal?: AbortSignal,
  measure?: Job,
): Promise<CheckResult[]> {
  // A million licenses are grouped in memory. The connections share the work already: parallel workers of each would do
  // parts of it several times. They are used for nothing else after the checks but publishing.
  for (const client of clients) {
    await client.query(`set work_mem = '64MB'; set max_parallel_workers_per_gather = 0`)
  }
  let unmeasured: LoaderError | undefined
  const measured: Job = async (client) => {
    try {
      await measure?.(client)
    } catch (error) {
      unmeasured = databaseError(error, "Can't measure the run")
    }
  }
  const met = new Map<string, boolean>()
  await shareOut(clients, [measured, ...askingJobs(wanted, schema, runId, met)], signal)

  const decisions = await readDecisions(clients[0], today())
  const scopes = await readScopes(clients[0], runId)
  const results: CheckResult[] = []
  const jobs = wanted.map(
    (check): Job =>
      async (client) => {
        const failure = check.sql.includes('loader.measure') ? unmeasured : undefined
        results.push(...(await runCheck(client, schema, runId, check, met, scopes, decisions, failure)))
      },
  )
  await shareOut(clients, jobs, signal)
  return results.sort((a, b) => compare(a.name, b.name) || compare(a.source ?? '', b.source ?? ''))
}

/** Each connection takes the next job when it is free. After a failure none is begun. */
async function shareOut(
  clients: readonly Client[],
  jobs: readonly Job[],
  signal?: AbortSignal,
): Promise<void> {
  const waiting = [...jobs]
  const ended = await Promise.allSettled(
    clients.map(async (client) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        try {
          signal?.throwIfAborted()
          await next(client)
        } catch (error) {
          waiting.length = 0
          throw error
        }
      }
    }),
  )
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** Jobs that enter in `met` which of the checks' conditions some row meets. */
function askingJobs(
  wanted: readonly Check[],
  schema: string,
  runId: number,
  met: Map<string, boolean>,
): Job[] {
  const all = wanted.flatMap(({ sql }) => tableConditions(sql))
  // the largest first, so that the connections end together
  return [...tables].reverse().flatMap((table): Job[] => {
    const conditions = all.filter((one) => one.table === table).map(({ condition }) => condition)
    if (conditions.length === 0) return []
    return [
      async (client) => {
        try {
          for (const [condition, is] of await conditionsMet(client, schema, runId, table, conditions))
            met.set(condition, is)
        } catch {
          // one of the checks can't be run: then each looks for itself, and that one says so
        }
      },
    ]
  })
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

async function readScopes(client: Client, runId: number): Promise<Scope[]> {
  const { rows } = await client.query<Pick<Scope, 'source' | 'facilities' | 'files'>>(scopeSql, [runId])
  const { rows: fills } = await client.query<Pick<Scope, 'source' | 'fills'>>(fillsSql, [runId])
  const { rows: bands } = await client.query<{ source: string; measure: string; bands: number }>(bandsSql, [
    runId,
  ])
  return rows.map((row) => ({
    ...row,
    fills: fills.find(({ source }) => source === row.source)?.fills ?? null,
    bands: new Map(
      bands
        .filter(({ source }) => source === row.source)
        .map(({ measure, bands: number }) => [measure, number]),
    ),
  }))
}

async function runCheck(
  client: Client,
  schema: string,
  runId: number,
  check: Check,
  met: Met,
  scopes: readonly Scope[],
  decisions: Decisions,
  failure: LoaderError | undefined,
): Promise<CheckResult[]> {
  const started = performance.now()
  // some checks look at the registry only
  const named = (sql: string) => (sql.includes(':"load_schema"') ? inSchema(sql, schema) : sql)
  const query = named(check.sql)
  const result = (source: string | null, judgement: Judgement): CheckResult => ({
    ...{ name: check.name, title: check.title, family: check.family, source, query, ...judgement },
    durationMs: Math.round(performance.now() - started),
  })
  try {
    if (failure !== undefined) throw failure
    const found = await findRows(client, check, named(withoutUnmet(check.sql, met)), runId)
    if (check.of === 'run') {
      const judgement = judge(check, null, found.get('') ?? nothing, 1, inForce(check, null, decisions))
      return [result(null, judgement)]
    }
    return scopes.map((scope) => {
      const { source } = scope
      const holds = inForce(check, source, decisions)
      const judgement = isFilled(check, scope)
        ? judge(check, source, found.get(source) ?? nothing, totalOf(check, scope), holds)
        : {
            ...judge(check, source, nothing, 0, holds),
            status: 'skipped' as const,
            observed: notFilled(source),
          }
      return result(source, judgement)
    })
  } catch (error) {
    const { warn, error: fails, snoozed } = inForce(check, null, decisions)
    const { message } = databaseError(error, `Can't run the check ${check.name}`)
    return [
      result(null, {
        ...{ warn: thresholdText(warn), error: thresholdText(fails), expected: expectedText(warn, fails) },
        ...{
          severity: 'error',
          status: 'error',
          observed: message,
          snoozed,
          offending: 0,
          total: 0,
          rows: [],
        },
        ...{ value: null, unit: null, low: null, high: null },
        explanation: `The check could not be run: ${message} Look at the database, then run the checks again.`,
      }),
    ]
  }
}

/** How many rows a check's statement gives for each source ('' where it looks at the run), and the rows. */
async function findRows(
  client: Client,
  check: Check,
  query: string,
  runId: number,
): Promise<Map<string, Found>> {
  const source = check.of === 'run' ? `''::text` : 'source'
  const statement = check.measured === 'count' ? firstRows(source) : allRows(source)
  const { rows } = await client.query<Found & { source: string }>(
    `with found as materialized (${query.replace(/;\s*$/, '')}\n)\n${statement}`,
    query.includes('$1') ? [runId] : [],
  )
  return new Map(rows.map(({ source: name, ...found }) => [name, found]))
}

/** A broken file may have a million offending rows: they are counted, and 20 of each source are shown. */
function firstRows(source: string): string {
  const of = source === 'source' ? 'where f.source = g.source' : ''
  return `select g.source, g.given,
       (select jsonb_agg(to_jsonb(s)) from (select * from found f ${of} limit 20) s) as rows
  from (select ${source} as source, count(*) as given from found group by 1) g`
}

function allRows(source: string): string {
  return `select ${source} as source, count(*) as given, jsonb_agg(to_jsonb(f)) as rows
  from (select * from found limit 10000) f group by 1`
}

function totalOf({ of, measures }: Check, { facilities, files, bands }: Scope): number {
  if (of === 'facility') return facilities
  if (of === 'files') return files
  if (of === 'measures') return measures.reduce((sum, measure) => sum + (bands.get(measure) ?? 0), 0)
  return 1
}

function isFilled({ columns }: Check, { fills }: Scope): boolean {
  return columns.length === 0 || fills === null || columns.some((column) => fills.includes(column))
}

const notFilled = (source: string) => `files of ${source} have no such column`
