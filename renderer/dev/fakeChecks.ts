import type {
  BaselineChange,
  CheckBoard,
  CheckCard,
  CheckHistory,
  CheckSeries,
  CheckState,
  SnoozeChange,
  ThresholdChange,
} from '../../shared/window/checks.ts'
import type { CheckView, RunSummary } from '../../shared/window/runs.ts'
import { formatValue, thresholdText } from '../text/checks.ts'
import { formatCount } from '../text/format.ts'
import { type FakeCheck, fakeCheckList, fakeSources } from './fakeCheckList.ts'
import { cities, kinds, pick, seconds } from './places.ts'

/** What went wrong in which weeks, counted back from the newest; all else is as usual. */
const faults: readonly {
  readonly title: string
  readonly source: string | null
  readonly weeks: readonly number[]
  readonly state: CheckState
  /** In the unit of the check; of a learned one, how many half-widths of its band from the level. */
  readonly value: number
}[] = [
  { title: 'Few records are rejected', source: 'nevada', weeks: [0], state: 'failed', value: 0.121 },
  { title: 'Few records are rejected', source: 'texas', weeks: [2, 9, 10], state: 'warned', value: 0.026 },
  { title: 'Row counts are usual', source: 'texas', weeks: [0], state: 'failed', value: -2.6 },
  { title: 'Row counts are usual', source: 'oklahoma', weeks: [14], state: 'warned', value: 1.4 },
  {
    title: 'Phone numbers are well formed',
    source: 'texas',
    weeks: [0, 1, 5],
    state: 'warned',
    value: 0.026,
  },
  { title: 'Phone numbers are well formed', source: 'nevada', weeks: [0], state: 'warned', value: 0.008 },
  {
    ...{ title: 'E-mail addresses are well formed', source: 'oklahoma' },
    ...{ weeks: [0, 1, 2, 3], state: 'failed', value: 0.083 },
  },
  { title: 'Categories are usual', source: 'nevada', weeks: [0], state: 'warned', value: 1.6 },
  { title: 'Issue dates are past', source: 'texas', weeks: [7], state: 'error', value: 0 },
  {
    title: 'Capacity is between 1 and 2,000',
    source: 'oklahoma',
    weeks: [18, 19],
    state: 'warned',
    value: 0.011,
  },
  { title: 'No column is new', source: 'nevada', weeks: [12], state: 'warned', value: 1 },
  { title: 'Licenses have one facility', source: 'texas', weeks: [3, 4, 11, 20], state: 'warned', value: 2 },
]

const noticeable = new Set([
  'Facilities can be reached',
  'Contacts have a name',
  'Facilities have a capacity',
])
const newest = Date.parse('2026-11-22')
const weeksBack = (date: string) => Math.round((newest - Date.parse(date)) / 604_800_000)
/** A number between −1 and 1 that looks like chance and is always the same. */
const chance = (seed: number) => Math.sin(seed * 12.9898 + Math.sin(seed * 78.233) * 4.1)

type Found = { readonly state: CheckState; readonly value: number }

/** The first weeks have nothing to learn from. */
const firstWeeks = 25

function found(check: FakeCheck, source: string | null, weeks: number): Found {
  const fault = faults.find(
    (one) => one.title === check.title && one.source === source && one.weeks.includes(weeks),
  )
  if (fault !== undefined) return fault
  if (check.measures.length > 0) return { state: weeks > firstWeeks ? 'skipped' : 'passed', value: 0 }
  const few = noticeable.has(check.title) ? 0.02 + 0.004 * chance(weeks + check.title.length) : 0
  const days = check.unit === 'days' ? 7 + Math.round(2 * chance(weeks)) : 0
  return { state: 'passed', value: few + days }
}

const sourcesOf = (check: FakeCheck): readonly (string | null)[] =>
  check.whole ? [null] : fakeSources.map(({ id }) => id)
const rowsOfSource: Readonly<Record<string, number>> = { nevada: 122, oklahoma: 78, texas: 11_899 }
const totalOf = (source: string | null) => (source === null ? 12_099 : (rowsOfSource[source] ?? 0))

function observedOf(check: FakeCheck, source: string | null, { state, value }: Found): string {
  const total = totalOf(source)
  if (state === 'error') return 'could not run'
  if (state === 'skipped') return 'needs 4 published runs'
  if (check.measures.length > 0)
    return state === 'passed' ? 'all measures as usual' : '1 measure outside its range'
  if (check.unit !== 'share') return formatValue(value, check.unit)
  return `${formatCount(Math.round(value * total))} of ${formatCount(total)} rows, ${formatValue(value, 'share')}`
}

/** What people decided, kept for as long as the page stands. */
export function createFakeChecks() {
  const thresholds: ThresholdChange[] = [
    {
      ...{ check: 'facilities_can_be_reached', source: 'nevada', warn: 'over 8 %', error: 'over 30 %' },
      why: 'The state gives no e-mail.',
    },
  ]
  const snoozes: (SnoozeChange & { until: string })[] = [
    {
      ...{ check: 'e_mail_addresses_are_well_formed', source: 'oklahoma', until: '2026-11-30' },
      why: 'The state repairs its export; a new one comes on Monday.',
    },
  ]
  const baselines = new Map<string, 'accept' | 'exclude'>([['12 nevada', 'exclude']])
  const by = { who: 'mira in the window', at: '2026-11-20T15:12:00Z' }

  const cardOf = (check: FakeCheck): CheckCard => ({
    ...{ name: check.name, title: check.title, protects: check.protects, family: check.family, of: check.of },
    learned: check.measures.length > 0,
    thresholdForms: formsFor(check),
    defaults: { warn: check.warn, error: check.error },
    thresholds: thresholdsOf(check),
    snoozes: snoozes
      .filter((one) => one.check === check.name)
      .map(({ source, until, why }) => ({ source, until, why, ...by })),
  })
  const thresholdsOf = (check: FakeCheck): CheckCard['thresholds'] => {
    const own = thresholds.filter((one) => one.check === check.name)
    const all = own.find(({ source }) => source === null)
    const view = ({ source, warn, error, why }: ThresholdChange) => ({
      source,
      warn: warn === 'default' ? check.warn : warn,
      error: error === 'default' ? check.error : error,
      changed: { ...by, why: why === '' ? null : why },
    })
    return [
      all === undefined ? { source: null, warn: check.warn, error: check.error, changed: null } : view(all),
      ...own.filter(({ source }) => source !== null).map(view),
    ]
  }
  const isSnoozed = (check: FakeCheck, source: string | null, weeks: number) =>
    weeks < 2 && snoozes.some((one) => one.check === check.name && (one.source ?? source) === source)

  function board(runs: readonly RunSummary[]): CheckBoard {
    const shown = boardRuns(runs)
    return {
      checks: fakeCheckList.map(cardOf),
      sources: fakeSources,
      runs: shown.map(({ runId, date, status }) => ({
        ...{ runId, date, status: status === 'waiting' ? 'waiting' : 'published' },
        sources: fakeSources.map(({ id }) => id),
        baseline: Object.fromEntries(
          fakeSources.flatMap(({ id }) => {
            const choice = baselines.get(`${runId} ${id}`)
            return choice === undefined ? [] : [[id, choice] as const]
          }),
        ),
      })),
      cells: fakeCheckList.flatMap((check) =>
        sourcesOf(check).flatMap((source) =>
          shown.map(({ runId, date }) => {
            const weeks = weeksBack(date)
            const what = found(check, source, weeks)
            const observed = observedOf(check, source, what)
            const snoozed = isSnoozed(check, source, weeks)
            return { check: check.name, source, runId, state: what.state, snoozed, observed }
          }),
        ),
      ),
    }
  }

  function history(name: string, wanted: string | null, runs: readonly RunSummary[]): CheckHistory {
    const check = fakeCheckList.find((one) => one.name === name) ?? (fakeCheckList[0] as FakeCheck)
    const shown = boardRuns(runs)
    const series = sourcesOf(check)
      .filter((source) => source === null || wanted === null || source === wanted)
      .flatMap((source) =>
        check.measures.length > 0
          ? check.measures.map((_, place) => learnedSeries(check, source, place, shown, wanted === null))
          : [plainSeries(check, source, shown, wanted === null)],
      )
    return {
      check: name,
      source: wanted,
      series: series.sort((a, b) => Number(b.outside) - Number(a.outside)).slice(0, 12),
    }
  }

  function learnedSeries(
    check: FakeCheck,
    source: string | null,
    place: number,
    runs: readonly RunSummary[],
    named: boolean,
  ): CheckSeries {
    const [label, unit, level, spread] = check.measures[place] as FakeCheck['measures'][number]
    const half = spread * 3
    const points = runs.map(({ runId, date }) => {
      const weeks = weeksBack(date)
      const what = found(check, source, weeks)
      const middle = level * (1 - weeks * 0.0012)
      const off = place === 0 && what.value !== 0 ? what.value * half : chance(weeks * 3 + place) * spread
      const learnedYet = weeks <= firstWeeks
      return {
        ...{ runId, date, value: round(middle + off) },
        low: learnedYet ? round(middle - half) : null,
        high: learnedYet ? round(middle + half) : null,
        state:
          place === 0 ? what.state : what.state === 'skipped' ? ('skipped' as const) : ('passed' as const),
        excluded: baselines.get(`${runId} ${source}`) === 'exclude',
      }
    })
    const of = fakeSources.find(({ id }) => id === source)
    return {
      label: named && of !== undefined ? `${of.state}: ${label}` : label,
      ...{ unit, points },
      learned: {
        method: 'median of the last 26 runs, and three times their median distance from it',
        runs: runs.slice(0, -1).map(({ runId }) => runId),
      },
      outside: points.at(-1)?.state !== 'passed',
    }
  }

  function plainSeries(
    check: FakeCheck,
    source: string | null,
    runs: readonly RunSummary[],
    named: boolean,
  ): CheckSeries {
    const limit = limitOf(check)
    const points = runs.map(({ runId, date }) => {
      const what = found(check, source, weeksBack(date))
      const value = what.state === 'error' || what.state === 'skipped' ? null : what.value
      return { runId, date, value, low: null, high: limit, state: what.state, excluded: false }
    })
    const of = fakeSources.find(({ id }) => id === source)
    return {
      label: named && of !== undefined ? of.title : 'Offending rows',
      ...{ unit: check.unit, points, learned: null },
      outside: points.at(-1)?.state !== 'passed',
    }
  }

  return {
    board,
    history,
    set(change: ThresholdChange) {
      remove(thresholds, (one) => one.check === change.check && one.source === change.source)
      thresholds.push(change)
    },
    snooze(change: SnoozeChange) {
      remove(snoozes, (one) => one.check === change.check && one.source === change.source)
      if (change.until !== null) snoozes.push({ ...change, until: change.until })
    },
    setBaseline({ runId, source, choice }: BaselineChange) {
      for (const { id } of fakeSources) {
        if (source !== null && source !== id) continue
        if (choice === 'default') baselines.delete(`${runId} ${id}`)
        else baselines.set(`${runId} ${id}`, choice)
      }
    },
  }
}

function remove<T>(list: T[], wanted: (one: T) => boolean) {
  const place = list.findIndex(wanted)
  if (place >= 0) list.splice(place, 1)
}

const round = (value: number) => (value > 1000 ? Math.round(value) : Number(value.toPrecision(4)))

function boardRuns(runs: readonly RunSummary[]): RunSummary[] {
  return runs
    .filter(({ status }) => status === 'waiting' || status === 'published')
    .sort((a, b) => a.runId - b.runId)
    .slice(-30)
}

function formsFor({ measures, unit }: FakeCheck): string {
  if (measures.length > 0) return 'over N ×, off'
  if (unit === 'share') return 'from N rows, over N %, off'
  return unit === 'days' ? 'over N days, off' : 'from N rows, off'
}

/** From what the check speaks, as a number of its chart. */
function limitOf({ warn, error, unit }: FakeCheck): number | null {
  const parts = /(\d+(?:\.\d+)?) (%|rows?|days)/.exec(error === 'off' ? warn : error)
  if (parts === null) return null
  if (unit === 'share') return parts[2] === '%' ? Number(parts[1]) / 100 : null
  return Number(parts[1])
}

/** What the checks found on a run, one result a source. */
export function checkViews(date: string): CheckView[] {
  const weeks = weeksBack(date)
  return fakeCheckList.flatMap((check) =>
    sourcesOf(check).map((source): CheckView => {
      const what = found(check, source, weeks)
      const bad = what.state === 'failed' || what.state === 'warned'
      const total = totalOf(source)
      const snoozed = check.title.startsWith('E-mail') && source === 'oklahoma' && weeks < 2
      return {
        ...{ name: check.name, source, title: check.title, protects: check.protects, family: check.family },
        severity: what.state === 'warned' ? 'warn' : 'error',
        status: what.state === 'warned' ? 'failed' : what.state,
        observed: observedOf(check, source, what),
        expected: thresholdText(check),
        explanation: bad ? explanationOf(check, source, what) : '',
        snoozed: snoozed
          ? { until: '2026-11-30', who: 'mira in the window', why: 'The state repairs its export.' }
          : null,
        offending: bad ? Math.max(1, Math.round(what.value * total)) : 0,
        total,
        query: `select source, facility_id, company\n  from :"load_schema".facility\n where …`,
        rows: bad ? offendingRows(check, source) : [],
        durationMs: 3 + (check.name.length % 9),
      }
    }),
  )
}

function explanationOf(check: FakeCheck, source: string | null, what: Found): string {
  const title = fakeSources.find(({ id }) => id === source)?.title ?? 'The run'
  const measured = check.measures[0]
  if (measured !== undefined) {
    const [label, unit, level, spread] = measured
    const value = formatValue(round(level + what.value * spread * 3), unit)
    const usual = `${formatValue(level - spread * 3, unit)} to ${formatValue(level + spread * 3, unit)}`
    return `${title}: ${label} is ${value}, where ${usual} are usual in the runs before. Look at the rows, then accept the run as the new normal or ask for a new file.`
  }
  return `${title}: ${observedOf(check, source, what)}, and the check ${thresholdText(check)}. Look at the rows, then repair the file or change the thresholds.`
}

function offendingRows(check: FakeCheck, source: string | null): Record<string, unknown>[] {
  if (check.measures.length > 0) {
    const [label, , level, spread] = check.measures[0] as FakeCheck['measures'][number]
    return [{ source, measure: label, value: level * 0.6, low: level - spread * 3, high: level + spread * 3 }]
  }
  if (check.of === 'files')
    return [{ file: `${source}.csv`, source, rows_rejected: 15, records: 124, share: 0.121 }]
  return [14, 54, 91, 133].map((seed) => ({
    ...{ source, source_file: `${source}.csv`, source_record: seed, facility_id: seed * 7 },
    company: `${pick(seconds, seed)} ${pick(kinds, seed)}`.toUpperCase(),
    city: pick(cities, seed)[0],
    phone: check.title.startsWith('Phone') ? '7.02555E+09' : null,
  }))
}

/** How a run's checks ended, each by its worst result. */
export function countChecks(views: readonly CheckView[]): RunSummary['checks'] {
  const worst = (name: string) => {
    const own = views.filter(
      (view) => view.name === name && view.snoozed === null && view.status === 'failed',
    )
    if (own.some(({ severity }) => severity === 'error')) return 'failed'
    return own.length > 0 ? 'warned' : 'passed'
  }
  const names = [...new Set(views.map(({ name }) => name))].map(worst)
  const count = (state: string) => names.filter((one) => one === state).length
  return { passed: count('passed'), failed: count('failed'), warned: count('warned') }
}
