import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckResult } from '../../electron/engine/checks/checkResult.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { load } from '../../electron/engine/load/load.ts'
import { discard } from '../../electron/engine/runs/change/changeRun.ts'
import { random } from '../../electron/testing/invent/random.ts'
import { faults, textOf } from './faults.ts'
import { type Week, weeks } from './weeks.ts'

/** How many weeks are published, and of how many what speaks is taken for the ordinary state. */
interface Length {
  readonly before: number
  readonly ordinary: number
}

/** What spoke, that did not in the ordinary state. */
export interface Alarm {
  readonly check: string
  readonly source: string | null
  readonly severity: 'warn' | 'error'
  readonly explanation: string
}

export interface SeedResult {
  readonly seed: number
  /** Of each ordinary week. */
  readonly weeks: readonly { readonly date: string; readonly alarms: readonly Alarm[] }[]
  readonly faults: readonly {
    readonly name: string
    readonly file: string
    readonly alarms: readonly Alarm[]
  }[]
  /** What spoke in the weeks before, and is not counted any more. */
  readonly ordinaryState: readonly string[]
}

/**
 * One history on the real engine: weeks that are loaded, checked and published; then the next week, as it is and with each
 * fault in one of its files, loaded as a candidate and discarded. What speaks of the week as it is catches no fault, nor does
 * what speaks of another file.
 */
export async function simulateSeed(engine: Engine, seed: number, length: Length): Promise<SeedResult> {
  const folder = await mkdtemp(join(tmpdir(), 'leads-weeks-'))
  try {
    const history: Week[] = []
    const spoken = new Set<string>()
    const found: SeedResult['weeks'][number][] = []
    const source = weeks(seed)
    while (history.length < length.before + length.ordinary) {
      const week = source.next().value as Week
      const results = await loadTexts(engine, folder, week.date, textsOf(week), 'always')
      if (history.length < length.before)
        for (const result of results.filter(speaks)) spoken.add(keyOf(result))
      else found.push({ date: week.date, alarms: alarmsOf(results, spoken) })
      history.push(week)
    }
    const ordinaryState = [...spoken].sort()
    const next = source.next().value as Week
    const monthAgo = history.at(-4) as Week
    const untouched = await loadTexts(engine, folder, next.date, textsOf(next), 'never')
    found.push({ date: next.date, alarms: alarmsOf(untouched, spoken) })
    for (const result of untouched.filter(speaks)) spoken.add(keyOf(result))
    const draw = random(seed * 104_729)
    const caught: SeedResult['faults'][number][] = []
    for (const fault of faults) {
      // seeds take turns, so that each layout that can have the fault has it
      const file = fault.files[seed % fault.files.length] as string
      const of = (week: Week) =>
        week.files.find(({ layout }) => layout.file === file) as Week['files'][number]
      const texts = { ...textsOf(next), [file]: fault.text(of(next), draw, of(monthAgo)) }
      const results = await loadTexts(engine, folder, next.date, texts, 'never')
      const alarms = alarmsOf(results, spoken)
      const ofFile = alarms.filter((alarm) => alarm.source === null || file.startsWith(alarm.source))
      caught.push({ name: fault.name, file, alarms: ofFile })
    }
    return { seed, weeks: found, faults: caught, ordinaryState }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function textsOf({ files }: Week): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.layout.file, textOf(file)]))
}

async function loadTexts(
  engine: Engine,
  folder: string,
  date: string,
  texts: Readonly<Record<string, string>>,
  publish: 'always' | 'never',
): Promise<readonly CheckResult[]> {
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  const files = Object.keys(texts)
  const { run, checks } = await load(engine, { folder, files, date, mode: 'new', publish })
  if (publish === 'never') await discard(engine, run.runId)
  return checks
}

const speaks = ({ status }: CheckResult) => status === 'failed' || status === 'error'

function keyOf({ name, source, severity }: Pick<CheckResult, 'name' | 'source' | 'severity'>): string {
  return `${name} ${source ?? ''} ${severity}`
}

/** A check that warned in the ordinary state alarms when it fails, but not when it warns again. */
function alarmsOf(results: readonly CheckResult[], spoken: ReadonlySet<string>): Alarm[] {
  return results
    .filter((result) => speaks(result) && !spoken.has(keyOf(result)))
    .map(({ name, source, severity, explanation }) => ({ check: name, source, severity, explanation }))
}
