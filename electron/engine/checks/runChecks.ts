import { tables as allTables } from '../../../shared/columns.ts'
import type { LoaderError } from '../../../shared/errors.ts'
import { today } from '../../../shared/runDate.ts'
import type { Client } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { inRun, type RunTables } from '../../db/schema/sqlFile.ts'
import { fileMark } from '../../db/schema/sqlFiles.ts'
import { programDay } from '../../programDay.ts'
import type { Check } from './check.ts'
import type { CheckResult } from './checkResult.ts'
import { checks } from './checks.ts'
import { type Decisions, inForce, readDecisions } from './decisions/decisions.ts'
import { findRows } from './findRows.ts'
import { type Found, type Judgement, judge } from './judge/judge.ts'
import { resultsBefore, sameAs } from './judge/sameAs.ts'
import { thresholdText } from './judge/threshold.ts'
import { expectedText } from './judge/words.ts'
import { isFilled, readScopes, type Scope, totalOf } from './scope.ts'
import { conditionsMet, tableConditions, withoutUnmet } from './tableConditions.ts'

/** What a check's statement gave, by source, or why it could not be run. */
interface Looked {
  readonly found: ReadonlyMap<string, Found> | LoaderError
  readonly durationMs: number
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
  tables: RunTables,
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
  const looked = new Map<Check, Looked>()
  const looking = (check: Check): Job => {
    return async (client) => {
      const failure = readsMeasures(check) ? unmeasured : undefined
      looked.set(
        check,
        await look(client, check, queryOf(check, tables, withoutUnmet(check.sql, met)), runId, failure),
      )
    }
  }
  // the longest jobs first and those that wait for nothing last, so that the connections end together
  const waits = (check: Check) => readsMeasures(check) || tableConditions(check.sql).length > 0
  const independent = wanted.filter((check) => !waits(check)).map(looking)
  const asking = askingJobs(wanted, tables, runId, met)
  await shareOut(clients, [measured, ...asking, ...independent], signal)
  await shareOut(clients, wanted.filter(waits).map(looking), signal)

  const decisions = await readDecisions(clients[0], today())
  const scopes = await readScopes(clients[0], runId)
  const results = wanted.flatMap((check) =>
    resultsOf(check, queryOf(check, tables), looked.get(check) as Looked, scopes, decisions),
  )
  const before = await resultsBefore(clients[0], runId)
  return results
    .map((result) => ({ ...result, sameAs: sameAs(result, before, wanted) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.source ?? '', b.source ?? ''))
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
  tables: RunTables,
  runId: number,
  met: Map<string, boolean>,
): Job[] {
  const all = wanted.flatMap(({ sql }) => tableConditions(sql))
  // the largest first
  return [...allTables].reverse().flatMap((table): Job[] => {
    const conditions = all.filter((one) => one.table === table).map(({ condition }) => condition)
    if (conditions.length === 0) return []
    return [
      async (client) => {
        try {
          for (const [condition, is] of await conditionsMet(client, tables, runId, table, conditions))
            met.set(condition, is)
        } catch {
          // one of the checks can't be run: then each looks for itself, and that one says so
        }
      },
    ]
  })
}

const readsMeasures = ({ sql }: Check) => sql.includes('loader.measure')

/** A check's statement with the schema's name; some look at the registry only. */
function queryOf(check: Check, tables: RunTables, sql = check.sql): string {
  const mark = fileMark(check.sql)
  return sql.includes(':"load_schema"') ? inRun(sql, tables, mark) : mark + sql
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

async function look(
  client: Client,
  check: Check,
  sql: string,
  runId: number,
  failure: LoaderError | undefined,
): Promise<Looked> {
  const started = performance.now()
  const durationMs = () => Math.round(performance.now() - started)
  if (failure !== undefined) return { found: failure, durationMs: durationMs() }
  try {
    const found = await findRows(client, check, sql, runId, programDay())
    return { found, durationMs: durationMs() }
  } catch (error) {
    const found = databaseError(error, `Can't run the check ${check.name}`)
    return { found, durationMs: durationMs() }
  }
}

/** What a check says of each source, or of the run as a whole. */
function resultsOf(
  check: Check,
  query: string,
  { found, durationMs }: Looked,
  scopes: readonly Scope[],
  decisions: Decisions,
): CheckResult[] {
  const result = (source: string | null, judgement: Judgement): CheckResult => ({
    name: check.name,
    title: check.title,
    family: check.family,
    source,
    query,
    durationMs,
    ...judgement,
  })
  const ofRun = inForce(check, null, decisions)
  if (found instanceof Error) return [result(null, notRun(found, ofRun))]
  if (check.of === 'run') return [result(null, judge(check, null, found.get('') ?? nothing, 1, ofRun))]
  return scopes.map((scope) => {
    const { source } = scope
    const holds = inForce(check, source, decisions)
    if (isFilled(check, scope))
      return result(source, judge(check, source, found.get(source) ?? nothing, totalOf(check, scope), holds))
    const judgement = judge(check, source, nothing, 0, holds)
    const observed = `files of ${source} have no such column`
    return result(source, { ...judgement, status: 'skipped', observed })
  })
}

function notRun({ message }: LoaderError, { warn, error, snoozed }: ReturnType<typeof inForce>): Judgement {
  return {
    severity: 'error',
    status: 'error',
    observed: message,
    expected: expectedText(warn, error),
    warn: thresholdText(warn),
    error: thresholdText(error),
    snoozed,
    sameAs: null,
    offending: 0,
    total: 0,
    rows: [],
    value: null,
    unit: null,
    low: null,
    high: null,
    explanation: `The check could not be run: ${message} Look at the database, then run the checks again.`,
  }
}
