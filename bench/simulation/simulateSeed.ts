import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheckResult } from '../../electron/engine/checks/checkResult.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { load } from '../../electron/engine/load/load.ts'
import { deleteRun, discard } from '../../electron/engine/runs/change/changeRun.ts'
import { type Random, random } from '../../electron/testing/invent/random.ts'
import { drifts } from './drifts.ts'
import { type Fault, faults, packed, textOf, variants } from './faults.ts'
import { type Week, type WeekFile, type World, weeks } from './weeks.ts'

/** How many weeks are published, of how many what speaks is taken for the ordinary state, and how long drifts are watched. */
interface Length {
  readonly before: number
  readonly ordinary: number
  readonly drifting: number
}

/** What spoke, that did not in the ordinary state. */
export interface Alarm {
  readonly check: string
  readonly source: string | null
  readonly severity: 'warn' | 'error'
  readonly explanation: string
}

export interface Outcome {
  readonly name: string
  readonly file: string
  readonly alarms: readonly Alarm[]
}

export interface SeedResult {
  readonly seed: number
  /** Of each ordinary week. */
  readonly weeks: readonly { readonly date: string; readonly alarms: readonly Alarm[] }[]
  readonly faults: readonly Outcome[]
  /** The faults with one run before. */
  readonly coldStart: readonly Outcome[]
  readonly variants: readonly Outcome[]
  /** After how many weeks a drift was told; null: not. */
  readonly drifts: readonly { readonly name: string; readonly told: number | null; readonly by: string }[]
  /** What spoke in the weeks before, and is not counted any more. */
  readonly ordinaryState: readonly string[]
}

/**
 * One history on the real engine: weeks that are loaded, checked and published; then the next week, as it is and with each
 * fault in one of its files, loaded as a candidate and discarded. What speaks of the week as it is catches no fault, nor does
 * what speaks of another file. The same with the second week, when one run is before it. At last some weeks drift.
 */
export async function simulateSeed(
  engine: Engine,
  seed: number,
  world: World,
  length: Length,
): Promise<SeedResult> {
  const folder = await mkdtemp(join(tmpdir(), 'leads-weeks-'))
  try {
    const history: Week[] = []
    const spoken = new Set<string>()
    const found: SeedResult['weeks'][number][] = []
    const source = weeks(seed, world)
    const draw = random(seed * 104_729)
    const at = { engine, folder, seed, draw, spoken }
    let coldStart: readonly Outcome[] = []
    while (history.length < length.before + length.ordinary) {
      const week = source.next().value as Week
      if (history.length === 1)
        coldStart = await tried({ ...at, week, list: faults.filter(({ needsHistory }) => !needsHistory) })
      const { results } = await loadTexts(engine, folder, week.date, textsOf(week), 'always')
      if (history.length < length.before)
        for (const result of results.filter(speaks)) spoken.add(keyOf(result))
      else found.push({ date: week.date, alarms: alarmsOf(results, spoken) })
      history.push(week)
    }
    const next = source.next().value as Week
    const monthAgo = history.at(-4) as Week
    const caught = await tried({ ...at, week: next, list: faults, monthAgo })
    const harmless = await tried({ ...at, week: next, list: variants })
    const told: SeedResult['drifts'][number][] = []
    const drifting = [next, ...Array.from({ length: length.drifting - 1 }, () => source.next().value as Week)]
    for (const turn of drifts) {
      const firstTold = new Map<string, [number, string]>()
      const runs: number[] = []
      for (const [index, week] of drifting.entries()) {
        const texts = textsOf(week)
        for (const { file, rows } of turn)
          texts[file] = textOf({
            ...fileOf(week, file),
            rows: rows(fileOf(week, file), index + 1, fileOf(next, file), draw),
          })
        const { runId, results } = await loadTexts(engine, folder, week.date, texts, 'always')
        runs.push(runId)
        for (const alarm of alarmsOf(results, spoken))
          if (alarm.source !== null && !firstTold.has(alarm.source))
            firstTold.set(alarm.source, [index + 1, alarm.check])
      }
      for (const run of runs.reverse()) await deleteRun(engine, run)
      for (const { name, file } of turn) {
        const [after, by] = firstTold.get(sourceOf(file)) ?? [null, '']
        told.push({ name, told: after, by })
      }
    }
    const ordinaryState = [...spoken].sort()
    return { seed, weeks: found, faults: caught, coldStart, variants: harmless, drifts: told, ordinaryState }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What speaks of each fault, when the week without one has been looked at. */
async function tried({
  engine,
  folder,
  seed,
  draw,
  spoken,
  week,
  list,
  monthAgo = week,
}: {
  readonly engine: Engine
  readonly folder: string
  readonly seed: number
  readonly draw: Random
  readonly spoken: ReadonlySet<string>
  readonly week: Week
  readonly list: readonly Fault[]
  readonly monthAgo?: Week
}): Promise<Outcome[]> {
  const { results } = await loadTexts(engine, folder, week.date, textsOf(week), 'never')
  const ordinary = new Set([...spoken, ...results.filter(speaks).map(keyOf)])
  const outcomes: Outcome[] = []
  for (const pack of packed(list, seed)) {
    const texts = textsOf(week)
    for (const { fault, file } of pack)
      texts[file] = fault.text(fileOf(week, file), draw, fileOf(monthAgo, file))
    const alarms = alarmsOf((await loadTexts(engine, folder, week.date, texts, 'never')).results, ordinary)
    for (const { fault, file } of pack)
      outcomes.push({
        name: fault.name,
        file,
        alarms: alarms.filter((alarm) => alarm.source === sourceOf(file)),
      })
  }
  return outcomes
}

const fileOf = (week: Week, file: string) => week.files.find(({ layout }) => layout.file === file) as WeekFile

const sourceOf = (file: string) => file.replace('.csv', '')

function textsOf({ files }: Week): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file.layout.file, textOf(file)]))
}

async function loadTexts(
  engine: Engine,
  folder: string,
  date: string,
  texts: Readonly<Record<string, string>>,
  publish: 'always' | 'never',
): Promise<{ runId: number; results: readonly CheckResult[] }> {
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  const files = Object.keys(texts)
  const { run, checks } = await load(engine, { folder, files, date, mode: 'new', publish })
  if (publish === 'never') await discard(engine, run.runId)
  return { runId: run.runId, results: checks }
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
