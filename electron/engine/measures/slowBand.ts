import { type Band, type EarlierValue, median, type Noise, shiftedShare, spreadOf } from './band.ts'

/** What a run is held against is at least so old: what changes by 2 % a week has changed by 11 %. */
const leastDays = 42
/** And at most so much older than the run. */
const mostDays = 112
const fewestRuns = 2
/** Of the usual changes of a week, the spread of which is taken rather too large than too small. */
const deviations = 4
/** Of chance, of shares: a thousand measures of each run must not alarm once in a hundred runs. */
const chance = 5
/** Of rows and means, which a run has few of. */
const chanceOfFew = 3
/** A category of fewer records is not written down: where it had none, it may have had these. */
const unseenRecords = 2
const week = 7

/**
 * The range that a measure should be in by what it was two to four months ago, beside that of the week: a change that is small
 * each week adds up. What jumped since then is no such change, and the band of its week has told it. The band is as wide as the
 * usual changes of a week are when they add up by chance, as a random walk does, and never narrower than `noise` says. A change
 * that neighbouring weeks have in common is what is looked for, so it widens nothing.
 * @param values of the runs before, oldest first
 * @param churn of all records the share that comes, goes or changes in a week
 * @returns null while fewer than 2 runs are that old
 */
export function slowBand(
  values: readonly EarlierValue[],
  date: string,
  noise: Noise,
  churn: number,
): Band | null {
  const start = values.findLastIndex(({ restart }) => restart)
  const known = values.slice(Math.max(0, start))
  const age = (value: EarlierValue) => (Date.parse(date) - Date.parse(value.date)) / 86_400_000
  const old = known.filter((value) => age(value) >= leastDays && age(value) <= mostDays)
  if (old.length < fewestRuns) return null
  const changes = known.slice(1).map(({ value }, index) => value - (known[index] as EarlierValue).value)
  // how a week's change differs from that of the week before: a steady drift, and its beginning, count for nothing
  const turns = changes.slice(1).map((change, index) => (change - (changes[index] as number)) / Math.SQRT2)
  const spread = spreadOf(turns)
  const weeks = median(old.map(age)) / week
  // so many runs lie between
  const steps = known.length - median(old.map((value) => known.indexOf(value)))
  const level = median(old.map(({ value }) => value))
  const last = (known.at(-1) as EarlierValue).value
  const expected = last - steadyPart(last - level, changes.slice(-Math.round(steps)))
  const width = Math.max(
    (noise.of === 'share' ? deviations : chanceOfFew) * spread * Math.sqrt(steps),
    leastWidth(expected, noise),
  )
  const [below, above] = byChance(expected, noise, churn * weeks)
  const most = noise.of === 'share' ? 1 : Infinity
  return {
    low: Math.max(noise.of === 'number' ? -Infinity : 0, expected - Math.max(width, below)),
    high: Math.min(most, expected + Math.max(width, above)),
    expected,
    spread,
    runs: old.map(({ runId }) => runId),
    method: `median of ${old.length} runs of 6 to 16 weeks before, and what jumped since; as wide as the usual changes of a week add up to by chance`,
  }
}

/**
 * How much of what a measure moved by comes of changes that are alike. The bursts of an agency that does the work of some weeks
 * at once don't count, nor do runs in which nothing changed: of a list that is loaded more often than it is published.
 */
function steadyPart(moved: number, changes: readonly number[]): number {
  const moves = changes.filter((change) => change !== 0)
  const steady = moves.length === 0 ? 0 : median(moves) * moves.length
  return steady * moved <= 0 ? 0 : Math.sign(moved) * Math.min(Math.abs(moved), Math.abs(steady))
}

/** How far below and above the coming and going of so much of the records brings a value by chance. */
function byChance(expected: number, { of, records }: Noise, changed: number): [below: number, above: number] {
  const part = Math.min(1, Math.max(0, changed))
  if (of === 'share') {
    if (part === 0) return [0, 0]
    // only so much of them are others than then
    const size = Math.max(1, records) / part
    const most = Math.min(1, Math.max(expected, unseenRecords / Math.max(1, records)))
    return [
      expected - shiftedShare(expected, -chance, size),
      Math.max(0, shiftedShare(most, chance, size) - expected),
    ]
  }
  const deviation =
    of === 'count'
      ? Math.sqrt(expected * Math.max(0, changed))
      : Math.abs(expected) * Math.sqrt(part / 2 / Math.max(1, records))
  return [chanceOfFew * deviation, chanceOfFew * deviation]
}

function leastWidth(expected: number, { of, relative, least }: Noise): number {
  const size = of === 'share' ? expected * (1 - expected) : Math.abs(expected)
  return Math.max(least, relative * size)
}
