import type { Noise } from './band.ts'

/** What is known of a kind of measure before anything is learned. */
interface MeasureKind extends Omit<Noise, 'records'> {
  readonly unit: 'rows' | 'share' | 'days' | 'number'
}

const both = { highOnly: false, least: 0 }
const tooMuch = { highOnly: true, least: 0 }
const share = { ...both, of: 'share', unit: 'share', relative: 0.1 } as const

/** The distance of a mix from that of the runs before. */
export const mixKind: MeasureKind = { ...tooMuch, of: 'number', unit: 'number', relative: 0, least: 0.1 }

/**
 * The kinds by their name in loader.measure. `relative` and `least` say what nobody wants to hear of, however regular the
 * runs before were: 5 % more rows, 8 % more licenses that go in a week.
 */
export const measureKinds: Readonly<Record<string, MeasureKind>> = {
  rows: { ...both, of: 'count', unit: 'rows', relative: 0.05 },
  empty: share,
  distinct: { ...both, of: 'count', unit: 'number', relative: 0.1 },
  // a category that grows from nothing is told of from 0.5 % on: below that it was not written down in every run
  share: { ...share, least: 0.005 },
  pattern: { ...share, least: 0.01 },
  mix: mixKind,
  mean: { ...both, of: 'number', unit: 'number', relative: 0.1, least: 1 },
  median: { ...both, of: 'number', unit: 'number', relative: 0.15, least: 1 },
  added: { ...tooMuch, of: 'share', unit: 'share', relative: 0.1, least: 0.08 },
  gone: { ...tooMuch, of: 'share', unit: 'share', relative: 0.1, least: 0.08 },
  changed: { ...tooMuch, of: 'share', unit: 'share', relative: 0.1, least: 0.08 },
  changed_values: { ...tooMuch, of: 'share', unit: 'share', relative: 0.1, least: 0.15 },
  rejected: { ...tooMuch, of: 'share', unit: 'share', relative: 0.1, least: 0.01 },
  warnings: { ...tooMuch, of: 'share', unit: 'share', relative: 0.1, least: 0.01 },
  newest: { ...tooMuch, of: 'number', unit: 'days', relative: 0, least: 14 },
}

/** What is also held against what it was months ago, by its name in loader.measure, and from when on that is told. */
export const slowKinds: Readonly<Record<string, MeasureKind>> = {
  slow_rows: { ...both, of: 'count', unit: 'rows', relative: 0.07 },
  slow_empty: { ...share, relative: 0.25, least: 0.03 },
  slow_share: { ...share, relative: 0.4, least: 0.015 },
  slow_mean: { ...both, of: 'number', unit: 'number', relative: 0.08, least: 1 },
}

/** Smaller categories have no band of their own. */
export const leastShare = 0.005
