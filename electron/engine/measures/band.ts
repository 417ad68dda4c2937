/** A measure of an earlier run. */
export interface EarlierValue {
  readonly runId: number
  /** Run date, `YYYY-MM-DD`. */
  readonly date: string
  readonly value: number
  /** A person accepted this run as the new normal: what was before it says nothing of the level any more. */
  readonly restart?: boolean
}

/** How much a measure varies by itself, even where nothing has happened so far. */
export interface Noise {
  /** A share of `records`, a count, or another number (a mean, a distance). */
  readonly of: 'share' | 'count' | 'number'
  /** Of how many records the value is a share or a mean. */
  readonly records: number
  /** At least this part of the value: of p(1 - p) for a share. */
  readonly relative: number
  /** At least this much, in the measure's unit. */
  readonly least: number
  /** Only too much is unusual: of warnings, say, or of a distance. */
  readonly highOnly: boolean
}

/** The usual range of a measure. */
export interface Band {
  /** Null: nothing is too little. */
  readonly low: number | null
  readonly high: number
  /** The value that was to be expected. */
  readonly expected: number
  /** How far the earlier runs typically lay from what was to be expected of them: a standard deviation, if they are normal. */
  readonly spread: number
  readonly runs: readonly number[]
  /** How the band was learned, for people. */
  readonly method: string
}

/** Fewer runs say too little. */
const leastRuns = 4
/** Older runs than these say too little of today. */
export const mostRuns = 26
/** Runs that the level is taken from: few enough to follow a season. */
const levelRuns = 8
/** Below this, the median of the changes is no trend. */
const leastChangesOfTrend = 8
const deviations = 5
/** So many standard deviations of chance; a thousand measures of each run must not alarm once in a hundred runs. */
const chance = 5
/** Of a normal distribution: standard deviations from the mean that hold half, and 80 %, of all. */
const half = 0.6745
const fourFifths = 1.2816

/**
 * Learns the usual range of a measure from earlier runs, oldest first. Two predictions are tried on those runs: the
 * median of the (at most 8) runs before, and the run before plus the usual change. The first is better where values
 * jump about a level, the second where they grow, shrink or follow a season. Whichever erred less predicts the next run.
 * The band is as wide as 5 typical errors of that prediction (their median or their 80 % quantile, whichever tells of
 * more; wider where few runs were seen), at least as wide as what happened twice and as chance makes it.
 * @param values at most the last 26 count
 * @param date of the run that the band is for, `YYYY-MM-DD`
 * @returns null while there are fewer than 4 runs
 */
export function learnBand(values: readonly EarlierValue[], date: string, noise: Noise): Band | null {
  const known = values.slice(-mostRuns)
  if (known.length < leastRuns) return null
  const level = byLevel(known)
  const change = byChange(known, date)
  const best = change.spread < level.spread ? change : level
  const { expected, errors, spread } = best
  const typical = deviations * spread * (1 + 3 / Math.max(1, errors.length))
  const measured = Math.max(typical, 1.25 * happenedTwice(level.errors, change.errors))
  const [below, above] = widths(expected, measured, noise)
  const [least, most] =
    noise.of === 'number' ? [-Infinity, Infinity] : [0, noise.of === 'share' ? 1 : Infinity]
  return {
    low: noise.highOnly ? null : Math.max(least, expected - below),
    high: Math.min(most, expected + above),
    expected,
    spread,
    runs: known.map(({ runId }) => runId),
    method: `${best.words}; ${above > measured ? 'as wide as chance makes it' : measured > typical ? 'as wide as what happened twice' : `${deviations} typical errors wide`}; learned from ${known.length} runs`,
  }
}

interface Prediction {
  readonly expected: number
  /** How far predictions of known runs were from what came. */
  readonly errors: readonly number[]
  readonly spread: number
  readonly words: string
}

function byLevel(values: readonly EarlierValue[]): Prediction {
  const errors: number[] = []
  let before: number[] = []
  for (const { value, restart } of values) {
    if (restart) before = []
    if (before.length > 1) errors.push(value - median(before.slice(-levelRuns)))
    before.push(value)
  }
  const last = before.slice(-levelRuns)
  return {
    expected: median(last),
    errors,
    spread: spreadOf(errors),
    words: last.length === 1 ? 'the run before' : `median of ${last.length} runs`,
  }
}

function byChange(values: readonly EarlierValue[], date: string): Prediction {
  const changes: number[] = []
  const days: number[] = []
  values.forEach((value, index) => {
    const before = values[index - 1]
    if (before === undefined || value.restart) return
    changes.push(value.value - before.value)
    days.push(daysBetween(before.date, value.date))
  })
  const last = values.at(-1) as EarlierValue
  const trend = changes.length < leastChangesOfTrend ? 0 : median(changes)
  // a run that comes after a longer pause than usual has had longer to change
  const longer = days.length === 0 ? 1 : Math.max(1, daysBetween(last.date, date) / Math.max(1, median(days)))
  const errors = changes.map((one) => one - trend)
  return {
    expected: last.value + trend * longer,
    errors,
    spread: errors.length === 0 ? Infinity : spreadOf(errors) * Math.sqrt(longer),
    words: 'the run before and the usual change',
  }
}

/**
 * What has happened twice may happen again: agencies have weeks in which they do the work of many. One odd week is one error
 * from the level and two from the week before, a step to another level is several from the old level and one from the week before.
 */
function happenedTwice(fromLevel: readonly number[], fromBefore: readonly number[]): number {
  const largest = (errors: readonly number[], place: number) =>
    ascending(errors.map(Math.abs)).at(-place) ?? 0
  return Math.min(largest(fromLevel, 2), largest(fromBefore, 3))
}

/** As a standard deviation, from the median and the 80 % quantile of what the errors are without their sign. */
export function spreadOf(errors: readonly number[]): number {
  const sizes = errors.map(Math.abs)
  return sizes.length === 0 ? 0 : Math.max(median(sizes) / half, quantile(sizes, 0.8) / fourFifths)
}

/** How far the band reaches below and above what is expected. */
function widths(expected: number, measured: number, noise: Noise): [number, number] {
  const { records, relative, least } = noise
  if (noise.of === 'number') {
    const size = Math.abs(expected)
    const floor = Math.max(least, size * relative, size / Math.sqrt(Math.max(1, records)))
    return [Math.max(measured, floor), Math.max(measured, floor)]
  }
  if (noise.of === 'count') {
    const floor = Math.max(least, expected * relative, 2 * Math.sqrt(expected + 1))
    return [Math.max(measured, floor), Math.max(measured, floor)]
  }
  const share = Math.min(1, Math.max(0, expected))
  const floor = Math.max(measured, relative * share * (1 - share))
  const below = Math.max(floor, share - shiftedShare(share, -chance, records))
  return [below, Math.max(floor, shiftedShare(share, chance, records) - share, least)]
}

/**
 * The share that lies so many standard deviations of chance away. On the scale of its angle (the arc sine of its root) a share
 * of few records varies alike wherever it lies, so that one of 0 may become a little more, and one of 20 records not 0.
 */
export function shiftedShare(share: number, deviations: number, records: number): number {
  const angle = Math.asin(Math.sqrt(share)) + deviations / (2 * Math.sqrt(Math.max(1, records)))
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** Between the two in the middle. Not for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const place = (sorted.length - 1) / 2
  return ((sorted[Math.floor(place)] as number) + (sorted[Math.ceil(place)] as number)) / 2
}

/** One of the values: below the place, not between, so that one of four that went wrong says nothing. */
function quantile(values: readonly number[], share: number): number {
  return ascending(values)[Math.floor((values.length - 1) * share)] as number
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b)
