import type { SnoozeView } from '../../../shared/window/checks.ts'
import { type CheckFamily, type CheckSeries, checkFamilies } from '../../../shared/window/checks.ts'
import type { Client } from '../../db/connect.ts'
import { databaseError } from '../../db/errors.ts'
import { inSchema } from '../../db/sqlFile.ts'

/** sql/checks/*.sql, inlined by the build. */
const files = import.meta.glob<string>('../../../sql/checks/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type CheckSeverity = 'error' | 'warn'
export type CheckStatus = 'passed' | 'failed' | 'error' | 'skipped'

/** From which offending rows on a check speaks: a count (`1 row`) or a share of all (`5 %`). */
export interface Threshold {
  readonly least: number
  readonly unit: 'rows' | 'share'
}

/**
 * A check is a SELECT of the offending rows of a candidate, with a header of `--!` lines. `$1` is the run's number.
 * A column `share`, if there is one, is the row's own share (of a file, say); else the share is offending rows of `of`.
 */
export interface Check {
  /** The file's name: what must hold. */
  readonly name: string
  readonly title: string
  /** What a failure would mean for those who use the data. */
  readonly protects: string
  readonly family: CheckFamily
  /** What the rows are counted of: a table of the schema, or `files`. */
  readonly of: 'facility' | 'license' | 'contact' | 'addresscode' | 'files'
  readonly warn: Threshold | null
  readonly error: Threshold | null
  readonly sql: string
}

/** What a check found on one source of a run. */
export interface CheckResult {
  readonly name: string
  /** Null where the run is looked at as a whole. */
  readonly source: string | null
  readonly title: string
  readonly family: CheckFamily
  readonly severity: CheckSeverity
  readonly status: CheckStatus
  /** With units, for people. */
  readonly observed: string
  readonly expected: string
  /** The thresholds that held, as in a header: `from 1 row`, `over 5 %`, `off`. */
  readonly warn: string
  readonly error: string
  /** What was found as a number, and from (`high`) or below (`low`) what the check speaks, for charts. */
  readonly value: number | null
  readonly unit: CheckSeries['unit'] | null
  readonly low: number | null
  readonly high: number | null
  /** One sentence for a person: what was found, against what, and what to do; empty where it passed. */
  readonly explanation: string
  readonly snoozed: Pick<SnoozeView, 'until' | 'who' | 'why'> | null
  readonly offending: number
  readonly total: number
  /** Up to 20 offending rows. */
  readonly rows: readonly Record<string, unknown>[]
  readonly query: string
  readonly durationMs: number
}

export const checks: readonly Check[] = Object.entries(files)
  .map(([path, sql]) => parseCheck(path.slice(path.lastIndexOf('/') + 1).replace(/\.sql$/, ''), sql))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** Reads the `--!` header. Throws on a header that is incomplete: a slip of ours that every test run shows. */
export function parseCheck(name: string, sql: string): Check {
  const header = new Map<string, string>()
  for (const [, key = '', value = ''] of sql.matchAll(/^--! (\w+): (.+)$/gm)) header.set(key, value.trim())
  const need = (key: string): string => {
    const value = header.get(key)
    if (value === undefined) throw new Error(`Check ${name} has no "--! ${key}:" line`)
    return value
  }
  const of = need('of') as Check['of']
  if (!['facility', 'license', 'contact', 'addresscode', 'files'].includes(of))
    throw new Error(`Check ${name}: of ${of}`)
  return {
    name,
    title: need('title'),
    protects: need('protects'),
    family: familyOf(name, need('family')),
    of,
    warn: parseThreshold(name, header.get('warn')),
    error: parseThreshold(name, header.get('error')),
    sql,
  }
}

function familyOf(name: string, text: string): CheckFamily {
  const family = checkFamilies.find((known) => known === text)
  if (family === undefined) throw new Error(`Check ${name}: family ${text}`)
  return family
}

function parseThreshold(name: string, text: string | undefined): Threshold | null {
  if (text === undefined) return null
  const parts = /^(?:from (\d+) rows?|over (\d+(?:\.\d+)?) %)$/.exec(text)
  if (parts === null) throw new Error(`Check ${name}: "${text}" is neither "from N rows" nor "over N %"`)
  return parts[1] !== undefined
    ? { least: Number(parts[1]), unit: 'rows' }
    : { least: Number(parts[2]) / 100, unit: 'share' }
}

/** True when the result keeps a run from being published by itself: a check that can't run is no pass. */
export function failedAsError({ severity, status }: CheckResult): boolean {
  return severity === 'error' && (status === 'failed' || status === 'error')
}

/** Rows of each table and number of files, of which shares are taken. */
export type Totals = Readonly<Record<Check['of'], number>>

/**
 * Runs checks on a schema. A check that the database can't run is an `error`, never a pass.
 * Given two connections they share the work: a check is one statement, and a statement uses one core.
 */
export async function runChecks(
  clients: readonly Client[],
  schema: string,
  runId: number,
  totals: Totals,
  wanted: readonly Check[] = checks,
  signal?: AbortSignal,
): Promise<CheckResult[]> {
  const waiting = [...wanted]
  const results: CheckResult[] = []
  await Promise.all(
    clients.map(async (client) => {
      for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
        signal?.throwIfAborted()
        results.push(await runCheck(client, schema, runId, check, totals[check.of]))
      }
    }),
  )
  return results.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function runCheck(
  client: Client,
  schema: string,
  runId: number,
  check: Check,
  total: number,
): Promise<CheckResult> {
  const started = performance.now()
  // some checks look at the registry only
  const query = check.sql.includes(':"load_schema"') ? inSchema(check.sql, schema) : check.sql
  const common = {
    ...{ name: check.name, title: check.title, family: check.family, source: null, total, query },
    ...{ expected: expectedText(check), explanation: '', snoozed: null },
    warn: check.warn === null ? 'off' : thresholdText(check.warn),
    error: check.error === null ? 'off' : thresholdText(check.error),
    ...{ value: null, unit: null, low: null, high: null },
  }
  const duration = () => Math.round(performance.now() - started)
  if (total === 0 && check.of !== 'files') {
    return {
      ...common,
      severity: severityOf(check),
      status: 'skipped',
      observed: `no rows in ${check.of}`,
      offending: 0,
      rows: [],
      durationMs: duration(),
    }
  }
  try {
    const { rows } = await client.query<{
      offending: number
      share: number | null
      sample: Record<string, unknown>[]
    }>(
      `with found as materialized (${query.replace(/;\s*$/, '')}
)
select count(*) as offending,
       (select max((to_jsonb(f) ->> 'share')::float8) from found f) as share,
       coalesce((select jsonb_agg(to_jsonb(s)) from (select * from found limit 20) s), '[]') as sample
  from found`,
      query.includes('$1') ? [runId] : [],
    )
    const { offending = 0, share: ownShare = null, sample = [] } = rows[0] ?? {}
    const share = ownShare ?? (total === 0 ? 0 : offending / total)
    const exceeded = (threshold: Threshold | null) =>
      threshold !== null &&
      (threshold.unit === 'rows' ? offending >= threshold.least : offending > 0 && share > threshold.least)
    const failedAs = exceeded(check.error) ? 'error' : exceeded(check.warn) ? 'warn' : null
    return {
      ...common,
      severity: failedAs ?? severityOf(check),
      status: failedAs === null ? 'passed' : 'failed',
      observed: observedText(check, offending, total, ownShare),
      offending,
      rows: sample,
      durationMs: duration(),
    }
  } catch (error) {
    const { message } = databaseError(error, `Can't run the check ${check.name}`)
    return {
      ...common,
      severity: 'error',
      status: 'error',
      observed: message,
      offending: 0,
      rows: [],
      durationMs: duration(),
    }
  }
}

function severityOf(check: Check): CheckSeverity {
  return check.error === null ? 'warn' : 'error'
}

/** From when on a check speaks, in words. */
export function expectedText({ warn, error }: Pick<Check, 'warn' | 'error'>): string {
  const parts = []
  if (warn) parts.push(`warns ${thresholdText(warn)}`)
  if (error) parts.push(`fails ${thresholdText(error)}`)
  return parts.join(', ')
}

function thresholdText({ least, unit }: Threshold): string {
  return unit === 'rows' ? `from ${least} ${least === 1 ? 'row' : 'rows'}` : `over ${percent(least)}`
}

function observedText({ of }: Check, offending: number, total: number, ownShare: number | null): string {
  const rows = `${count(offending)} of ${count(total)} ${of === 'files' ? 'files' : 'rows'}`
  if (ownShare !== null) return `${rows}, at most ${percent(ownShare)}`
  return offending === 0 || total === 0 ? rows : `${rows} (${percent(offending / total)})`
}

const count = (value: number) => value.toLocaleString('en-US')
const percent = (share: number) =>
  `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: share < 0.01 ? 3 : 1 })} %`
