import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../electron/engine/engine.ts'
import { type LoadResult, load } from '../../electron/engine/load/load.ts'
import { discard } from '../../electron/engine/runs/changeRun.ts'
import { faults } from './faults.ts'
import { type Cells, header, type Week, weeks } from './weeks.ts'

/** From so many weeks on bands are learned; the weeks before can't alarm and don't count. */
const learningWeeks = 6

export interface Outcome {
  readonly seed: number
  /** Weeks in which a false alarm could have been raised. */
  readonly ordinaryWeeks: number
  readonly falseAlarms: readonly Alarm[]
  /** One for each of the twelve faults, in their order. */
  readonly faults: readonly (Alarm & { readonly fault: string })[]
}

export interface Alarm {
  readonly date: string
  /** Checks that say more than they said in the week before; none: no alarm. */
  readonly checks: readonly string[]
  /** One of them is an error: the run waits instead of being published by itself. */
  readonly kept: boolean
}

/**
 * Loads, checks and publishes ordinary weeks as an operator would, thresholds as shipped, each into a date of its
 * own; then each fault, on top of an otherwise ordinary next week, as a candidate that is discarded. A check that speaks
 * of every week alike (some facilities have no email) is no alarm: only what is said anew, or as an error where it was a
 * warning, is one; false and true ones are counted by the same rule.
 *
 * @param folder for the files, which are removed one by one.
 */
export async function simulate(
  engine: Engine,
  folder: string,
  seed: number,
  count: number,
): Promise<Outcome> {
  const earlier: Week[] = []
  const falseAlarms: Alarm[] = []
  let said: Said = new Map()
  for (const week of weeks(seed)) {
    if (earlier.length === count) {
      const spoilt: Outcome['faults'][number][] = []
      for (const { name, spoil } of faults) {
        const result = await loadWeek(engine, folder, week.date, spoil(week, earlier, seed), 'never')
        spoilt.push({ fault: name, ...alarmOf(week.date, saidBy(result), said) })
        await discard(engine, result.run.runId)
      }
      return { seed, ordinaryWeeks: count - learningWeeks, falseAlarms, faults: spoilt }
    }
    const now = saidBy(await loadWeek(engine, folder, week.date, week.records, 'always'))
    const alarm = alarmOf(week.date, now, said)
    if (earlier.length >= learningWeeks && alarm.checks.length > 0) falseAlarms.push(alarm)
    said = now
    earlier.push(week)
  }
  throw new Error('Weeks never end')
}

/** By check: 1 for a warning, 2 for an error. */
type Said = ReadonlyMap<string, number>

function saidBy({ checks }: LoadResult): Said {
  const said = new Map<string, number>()
  for (const { name, status, severity } of checks) {
    if (status === 'passed' || status === 'skipped') continue
    said.set(name, Math.max(said.get(name) ?? 0, severity === 'error' || status === 'error' ? 2 : 1))
  }
  return said
}

function alarmOf(date: string, now: Said, before: Said): Alarm {
  const anew = [...now].filter(([name, weight]) => weight > (before.get(name) ?? 0))
  return { date, checks: anew.map(([name]) => name), kept: anew.some(([, weight]) => weight === 2) }
}

async function loadWeek(
  engine: Engine,
  folder: string,
  date: string,
  records: readonly Cells[],
  publish: 'always' | 'never',
): Promise<LoadResult> {
  const name = `texas-${date}.csv`
  const path = join(folder, name)
  await writeFile(path, [header, ...records].map((cells) => `${cells.map(quoted).join(',')}\n`).join(''))
  try {
    return await load(engine, { folder, files: [name], date, mode: 'new', publish })
  } finally {
    await rm(path)
  }
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell}"` : cell
}
