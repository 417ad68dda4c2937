import type { Run } from '../../../shared/run.ts'
import insertBandsSql from '../../../sql/load/insert_bands.sql?raw'
import measuresSql from '../../../sql/query/measures.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { findRun } from '../runs/findRuns.ts'
import { type Band, type EarlierValue, learnBand, median } from './band.ts'
import { leastShare, measureKinds, mixKind, slowKinds } from './kinds.ts'
import { type LearnableRun, learnableRuns } from './learnable.ts'
import { type Mix, mixDistance, mixNoise, pooledMix, sumOf } from './mix.ts'
import { slowBand } from './slowBand.ts'

/** A measure of a run, as the registry has it. */
interface Measure {
  readonly runId: number
  readonly measure: string
  readonly columnName: string
  readonly category: string
  readonly value: number
  readonly records: number | null
}

type Banded = Omit<Measure, 'runId'> & Partial<Band>

type ByRun = ReadonlyMap<number, ReadonlyMap<string, Measure>>

/** Kinds of which a category or cause that no record has is not written down. */
const countedKinds: ReadonlySet<string> = new Set(['share', 'pattern', 'rejected', 'warnings'])
/** Mixes of so many runs before are pooled: few enough to follow a season. */
const pooledRuns = 8
/** So much of a column must be in categories. */
const leastOfMix = 0.8

/**
 * Learns what is usual for each measure of a run, from the runs that count as examples for its sources, and enters the
 * bands in loader.band in place of those that stood there. Without 4 such runs of a source there are none.
 */
export async function learnBands(client: Client, runId: number): Promise<void> {
  const { date } = (await findRun(client, runId)) as Run
  await client.query('delete from loader.band where run_id = $1', [runId])
  for (const [source, runs] of await learnableRuns(client, runId)) {
    const ids = runs.map((run) => run.runId)
    const { rows } = await client.query<Measure>(measuresSql, [source, [...ids, runId]])
    const banded = bandsOf(rows, runs, { runId, date })
    if (banded.length === 0) continue
    const given = banded.map((band) => ({ source, ...band }))
    await client.query(insertBandsSql, [runId, JSON.stringify(given)])
  }
}

/** The bands of one source; a mix is measured here, since only the earlier runs give it a number. */
function bandsOf(
  measures: readonly Measure[],
  runs: readonly LearnableRun[],
  { runId, date }: Pick<Run, 'runId' | 'date'>,
): Banded[] {
  const byRun = new Map<number, Map<string, Measure>>()
  for (const measure of measures) {
    if (isLearned(measure.measure)) continue
    const known = byRun.get(measure.runId) ?? new Map<string, Measure>()
    byRun.set(measure.runId, known.set(keyOf(measure), measure))
  }
  const now = byRun.get(runId) ?? new Map<string, Measure>()
  const single = [...now].flatMap(([key, measure]): Banded[] => {
    const kind = measureKinds[measure.measure]
    const values = runs.flatMap((run) => earlierValue(run, byRun.get(run.runId), measure, key))
    if (kind === undefined || isSmall(measure, values)) return []
    const band = learnBand(values, date, { ...kind, records: measure.records ?? 0 })
    return band === null ? [] : [{ ...measure, ...band }]
  })
  const churn = churnOf(runs.map(({ runId }) => byRun.get(runId)))
  const slow = [...now].flatMap(([key, measure]): Banded[] => {
    const name = `slow_${measure.measure}`
    const kind = slowKinds[name]
    const values = runs.flatMap((run) => earlierValue(run, byRun.get(run.runId), measure, key))
    if (kind === undefined || isSmall(measure, values)) return []
    const band = slowBand(values, date, { ...kind, records: measure.records ?? 0 }, churn)
    return band === null ? [] : [{ ...measure, measure: name, ...band }]
  })
  const columns = [
    ...new Set(
      [...now.values()].flatMap(({ measure, columnName }) => (measure === 'share' ? [columnName] : [])),
    ),
  ]
  return [...single, ...slow, ...columns.flatMap((column) => mixBand(column, byRun, runs, { runId, date }))]
}

/** Measures that only the earlier runs give a number or a meaning. */
const isLearned = (measure: string) => measure === 'mix' || measure in slowKinds

/** How much of the records usually comes and goes in a week. */
function churnOf(runs: readonly (ReadonlyMap<string, Measure> | undefined)[]): number {
  const of = (measures: ReadonlyMap<string, Measure> | undefined, measure: string) =>
    measures?.get(keyOf({ measure, columnName: '', category: '' }))?.value
  const known = runs.flatMap((measures) => {
    const [added, gone] = [of(measures, 'added'), of(measures, 'gone')]
    return added === undefined || gone === undefined ? [] : [added + gone]
  })
  return known.length === 0 ? 0 : median(known)
}

/** A category or cause that a run does not have has the share 0 there, if the run was measured for it at all. */
function earlierValue(
  { runId, date, restart }: LearnableRun,
  measures: ReadonlyMap<string, Measure> | undefined,
  wanted: Measure,
  key: string,
): EarlierValue[] {
  const found = measures?.get(key)
  if (found !== undefined) return [{ runId, date, restart, value: found.value }]
  if (!countedKinds.has(wanted.measure)) return []
  const of = wanted.measure === 'share' ? 'empty' : 'rows'
  const columnName = of === 'rows' ? '' : wanted.columnName
  const counted = measures?.has(keyOf({ measure: of, columnName, category: '' }))
  return counted ? [{ runId, date, restart, value: 0 }] : []
}

function isSmall({ measure, value }: Measure, values: readonly EarlierValue[]): boolean {
  return measure === 'share' && Math.max(value, ...values.map((one) => one.value)) < leastShare
}

/**
 * How far the mix of a column lies from that of the runs before, which were as far from those before them. A column whose
 * values are mostly not few (agency numbers) has no mix to speak of: which of them are there thrice is chance.
 */
function mixBand(
  columnName: string,
  byRun: ByRun,
  runs: readonly LearnableRun[],
  { runId, date }: Pick<Run, 'runId' | 'date'>,
): Banded[] {
  const { mix, records } = mixOf(byRun.get(runId), columnName)
  const values: EarlierValue[] = []
  let before: Mix[] = []
  for (const run of runs) {
    const { mix: earlier } = mixOf(byRun.get(run.runId), columnName)
    if (sumOf(earlier) < leastOfMix) continue
    if (run.restart) before = []
    // the first of all has nothing to be compared with
    values.push({ ...run, value: before.length === 0 ? 0 : mixDistance(earlier, pooledMix(before)) })
    before = [...before, earlier].slice(-pooledRuns)
  }
  if (before.length === 0) return []
  const value = mixDistance(mix, pooledMix(before))
  const least = Math.max(mixKind.least, mixNoise(mix.size, records))
  const band = learnBand(values, date, { ...mixKind, least, records })
  return band === null ? [] : [{ measure: 'mix', columnName, category: '', value, records, ...band }]
}

function mixOf(
  measures: ReadonlyMap<string, Measure> | undefined,
  columnName: string,
): { mix: Mix; records: number } {
  const shares = [...(measures?.values() ?? [])].filter(
    (one) => one.measure === 'share' && one.columnName === columnName,
  )
  const mix = new Map(shares.map(({ category, value }) => [category, value]))
  return { mix, records: shares[0]?.records ?? 0 }
}

function keyOf({
  measure,
  columnName,
  category,
}: Pick<Measure, 'measure' | 'columnName' | 'category'>): string {
  return JSON.stringify([measure, columnName, category])
}
