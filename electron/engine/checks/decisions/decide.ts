import { LoaderError } from '../../../../shared/errors.ts'
import { isRealDate, today } from '../../../../shared/runDate.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { transaction } from '../../../db/connection/transaction.ts'
import type { Engine } from '../../engine.ts'
import { knownSources } from '../../sources/knownSources.ts'
import type { Check } from '../check.ts'
import { checks } from '../checks.ts'
import { fits, formsText, parseThreshold, thresholdText } from '../judge/threshold.ts'
import { inForce, readDecisions } from './decisions.ts'

/** Other thresholds for a check, for one source or (null) for all that have none of their own. */
interface ThresholdDecision {
  readonly check: string
  readonly source: string | null
  /** As in a header, `off`, or `default` for what holds without; undefined leaves it as it is. */
  readonly warn?: string | undefined
  readonly error?: string | undefined
  readonly why: string
}

/** Until which day, that day included, a check keeps silent; null wakes it. */
interface SnoozeDecision {
  readonly check: string
  readonly source: string | null
  readonly until: string | null
  readonly why: string
}

/** The thresholds that hold for the check and source from now on, in words. @throws LoaderError usage */
export async function setThreshold(
  engine: Engine,
  { check: name, source, warn, error, why }: ThresholdDecision,
): Promise<{ warn: string; error: string }> {
  const check = requireCheck(name)
  await requireSource(engine.client, check, source)
  requireReason(why)
  if (warn === undefined && error === undefined)
    throw usage('No threshold was given.', `Give one or both: ${formsText(check.measured, check.side)}.`)
  const wanted = { warn: written(check, warn), error: written(check, error) }
  return transaction(engine.client, "Can't enter the threshold in the registry", async () => {
    await engine.client.query('lock table loader.threshold in share row exclusive mode')
    const { thresholds } = await readDecisions(engine.client, today())
    const before = thresholds.find((set) => set.check === name && set.source === source)
    await engine.client.query(
      'insert into loader.threshold (check_name, source, warn, error, who, why) values ($1, $2, $3, $4, $5, $6)',
      [
        ...[
          name,
          source,
          wanted.warn ?? before?.warn ?? 'default',
          wanted.error ?? before?.error ?? 'default',
        ],
        ...[engine.who, why.trim()],
      ],
    )
    const now = inForce(check, source, await readDecisions(engine.client, today()))
    return { warn: thresholdText(now.warn), error: thresholdText(now.error) }
  })
}

/** Lets a check sleep or wakes it. @throws LoaderError usage */
export async function snooze(
  engine: Engine,
  { check: name, source, until, why }: SnoozeDecision,
): Promise<void> {
  const check = requireCheck(name)
  await requireSource(engine.client, check, source)
  if (until === null) return wake(engine, check, source, why)
  requireReason(why)
  if (!isRealDate(until) || !/^\d{4}-\d{2}-\d{2}$/.test(until))
    throw usage(`'${until.slice(0, 40)}' is not a date.`, 'Write it as YYYY-MM-DD.')
  if (until < today())
    throw usage(`${until} is past.`, `A snooze lasts until and with its day: take ${today()} or a later one.`)
  return enter(engine, name, source, until, why.trim())
}

/** An all-sources snooze ends as a whole: a source can't be taken out of it. */
async function wake(engine: Engine, check: Check, source: string | null, why: string): Promise<void> {
  const { snoozes } = await readDecisions(engine.client, today())
  const asleep = snoozes.filter((one) => one.check === check.name)
  if (!asleep.some((one) => one.source === source)) {
    const others = asleep.map((one) => one.source ?? 'all sources')
    throw usage(
      `${check.name} is not snoozed${source === null ? '' : ` for ${source}`}.`,
      others.length === 0 ? 'There is nothing to wake.' : `It is snoozed for ${others.join(', ')}.`,
    )
  }
  const yesterday = new Date(`${today()}T12:00:00Z`)
  yesterday.setUTCDate(yesterday.getUTCDate() - 1)
  return enter(engine, check.name, source, yesterday.toISOString().slice(0, 10), why.trim() || 'woken')
}

async function enter(engine: Engine, check: string, source: string | null, until: string, why: string) {
  await engine.client.query(
    'insert into loader.snooze (check_name, source, until, who, why) values ($1, $2, $3, $4, $5)',
    [check, source, until, engine.who, why],
  )
}

/** @throws LoaderError usage, with the nearest names */
export function requireCheck(name: string): Check {
  const found = checks.find((check) => check.name === name)
  if (found !== undefined) return found
  const words = name
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 3)
  const near = checks.filter((check) => words.some((word) => check.name.includes(word.replace(/s$/, ''))))
  const hint = near.length > 0 && near.length <= 8 ? near.map((check) => check.name).join(', ') : null
  throw usage(
    `There is no check '${name.slice(0, 60)}'.`,
    hint === null ? 'See "leads checks".' : `Did you mean ${hint}?`,
  )
}

/** @throws LoaderError usage: there is no such source, or the check has none */
export async function requireSource(client: Client, check: Check, source: string | null): Promise<void> {
  if (source === null) return
  if (check.of === 'run') throw usage(`${check.name} looks at the run as a whole.`, 'Leave the source out.')
  const sources = (await knownSources(client)).map((one) => one.source.id)
  if (sources.includes(source)) return
  const known = sources.join(', ')
  throw usage(`There is no source '${source.slice(0, 60)}'.`, `Sources: ${known}.`)
}

function requireReason(why: string): void {
  if (why.trim() === '') throw usage('The reason is missing.', 'Say why, for those who look at it later.')
}

function written(check: Check, text: string | undefined): string | undefined {
  return text === undefined ? undefined : writtenThreshold(check, text)
}

/** As it is kept. @throws LoaderError usage */
export function writtenThreshold(check: Check, text: string): string {
  if (text.trim().toLowerCase() === 'default') return 'default'
  const threshold = parseThreshold(text)
  if (threshold !== null && fits(threshold, check.measured, check.side)) return thresholdText(threshold)
  throw usage(
    `'${text.slice(0, 60)}' is no threshold of ${check.name}.`,
    `Write one of: ${formsText(check.measured, check.side)}, default.`,
  )
}

function usage(message: string, hint: string): LoaderError {
  return new LoaderError('usage', message, { hint })
}
