import { type AgeGroup, ageGroups } from '../../../shared/columns/ageGroups.ts'
import { type AgeToken, type AgeUnit, ageTokens } from './ageTokens.ts'

/** What a text says of ages: groups as a bit for each of `ageGroups`, and the range that it states in months. */
interface AgeText {
  readonly groups: number
  /** Null where a part of the text states none. */
  readonly least: number | null
  readonly greatest: number | null
  /** A part that is not understood, null where all are. */
  readonly unknown: string | null
}

/** Where each group begins, in months; it ends where the next begins. */
const begins: Readonly<Record<AgeGroup, number>> = { infant: 0, toddler: 12, preschool: 24, school_age: 60 }
const ends = ageGroups.map((_, place) => begins[ageGroups[place + 1] as AgeGroup] ?? Number.POSITIVE_INFINITY)

/** One age of a range: from `start` to `end`, in months. Of a label nothing is stated. */
interface Point {
  readonly start: number
  readonly end: number
  readonly isStated: boolean
  readonly isNamed: boolean
}

interface Item {
  readonly from: number
  readonly to: number
  readonly least: number | null
  readonly greatest: number | null
  /** A word names it, and not a number alone. */
  readonly isNamed: boolean
}

/**
 * Reads ages in words and numbers: labels (`Infants Toddlers`), with counts (`14 Infants`, `Two's (4)`), spans of them
 * (`Infant to Twelves`, `Two 1/2 to Four's`), ranges in weeks, months or years (`6 weeks - 12 yrs`, `18mos+`, `under 2 years`).
 * A range is of every group that it overlaps; one to 5 years ends before school age, while `Fives` are school age.
 * @param unit of numbers that say none
 */
export function readAgeText(text: string, unit: AgeUnit | null = null): AgeText {
  const tokens = ageTokens(text)
  const items: Item[] = []
  let unknown: string | null = null
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as AgeToken
    if (token.kind === 'unknown') unknown ??= token.text
    const read =
      token.kind === 'under' || token.kind === 'over'
        ? readBound(tokens, at, unit)
        : readItem(tokens, at, unit)
    if (read === null) {
      if (token.kind === 'number' && !isCount(tokens, at)) unknown ??= token.text
      at += 1
      continue
    }
    items.push(read.item)
    at = read.next
  }
  // beside words that are not understood, numbers may be of something else
  const sure = unknown === null ? items : items.filter(({ isNamed }) => isNamed)
  let groups = 0
  for (const { from, to } of sure) {
    for (const [place, group] of ageGroups.entries())
      if (from < (ends[place] as number) && to > begins[group]) groups |= 1 << place
  }
  return {
    groups,
    least: bound(sure, 'least', Math.min),
    greatest: bound(sure, 'greatest', Math.max),
    unknown,
  }
}

/** The bound of all items; none where one of them states none, since it would be another's. */
function bound(
  items: readonly Item[],
  side: 'least' | 'greatest',
  choose: (a: number, b: number) => number,
): number | null {
  let found: number | null = null
  for (const { [side]: value } of items) {
    if (value === null || value === Number.POSITIVE_INFINITY) return null
    found = found === null ? value : choose(found, value)
  }
  return found
}

/** `6 children`, `14 Infants`, `(12)`: how many, and no age. */
function isCount(tokens: readonly AgeToken[], at: number): boolean {
  const next = tokens[at + 1]
  return next === undefined ? false : next.kind === 'label' || next.kind === 'children'
}

function readBound(
  tokens: readonly AgeToken[],
  at: number,
  unit: AgeUnit | null,
): { item: Item; next: number } | null {
  const point = pointAt(tokens, at + 1, unit, null)
  if (point === null) return null
  const { start } = point.point
  const item =
    tokens[at]?.kind === 'under'
      ? { from: 0, to: start, least: 0, greatest: start, isNamed: false }
      : openFrom(point.point)
  return { item, next: point.next }
}

function openFrom({ start, isStated, isNamed }: Point): Item {
  const least = isStated ? start : null
  return { from: start, to: Number.POSITIVE_INFINITY, least, greatest: Number.POSITIVE_INFINITY, isNamed }
}

function readItem(
  tokens: readonly AgeToken[],
  at: number,
  unit: AgeUnit | null,
): { item: Item; next: number } | null {
  if (isCount(tokens, at) && tokens[at]?.kind === 'number') return null
  const first = pointAt(tokens, at, unit, unitBehind(tokens, at))
  if (first === null) return null
  const { start, end, isStated, isNamed } = first.point
  const sign = tokens[first.next]
  if (sign?.kind === 'open') return { item: openFrom(first.point), next: first.next + 1 }
  if (sign?.kind === 'range') {
    if (tokens[first.next + 1]?.kind === 'open') return { item: openFrom(first.point), next: first.next + 2 }
    const second = pointAt(tokens, first.next + 1, unit, null)
    if (second !== null && second.point.end >= start) {
      const { point } = second
      const least = isStated ? start : null
      const greatest = point.isStated ? point.start : null
      return {
        item: { from: start, to: point.end, least, greatest, isNamed: isNamed || point.isNamed },
        next: second.next,
      }
    }
  }
  // `Infants 0-11 months`: the range is the group's
  const range = tokens[at]?.kind === 'label' ? readRange(tokens, first.next, unit) : null
  if (range !== null) {
    const { least, greatest } = range.item
    return { item: { from: start, to: end, least, greatest, isNamed }, next: range.next }
  }
  // an age alone is of its group, and no range
  return {
    item: { from: start, to: Math.max(end, start + 1), least: null, greatest: null, isNamed },
    next: first.next,
  }
}

function readRange(
  tokens: readonly AgeToken[],
  at: number,
  unit: AgeUnit | null,
): { item: Item; next: number } | null {
  const kind = tokens[at]?.kind
  if (kind !== 'number' && kind !== 'birth') return null
  const read = readItem(tokens, at, unit)
  return read === null || read.item.least === null ? null : read
}

/** The unit that stands behind the second number of a range, for a first that has none: `2-4 yrs`. */
function unitBehind(tokens: readonly AgeToken[], at: number): AgeUnit | null {
  if (tokens[at + 1]?.kind !== 'range') return null
  const second = tokens[at + 2]
  const behind = tokens[at + 3]
  return second?.kind === 'number' && behind?.kind === 'unit' ? behind.unit : null
}

function pointAt(
  tokens: readonly AgeToken[],
  at: number,
  usual: AgeUnit | null,
  lent: AgeUnit | null,
): { point: Point; next: number } | null {
  const token = tokens[at]
  if (token?.kind === 'label') {
    const place = ageGroups.indexOf(token.group)
    return {
      point: { start: begins[token.group], end: ends[place] as number, isStated: false, isNamed: true },
      next: at + 1,
    }
  }
  if (token?.kind === 'birth')
    return { point: { start: 0, end: 1, isStated: true, isNamed: true }, next: at + 1 }
  if (token?.kind !== 'number') return null
  const behind = tokens[at + 1]
  const unit = behind?.kind === 'unit' ? behind.unit : (lent ?? usual ?? (token.isWord ? 'years' : null))
  if (unit === null) return null
  const start = monthsOf(token.value, unit)
  // `Fives` are all who are five
  const end = token.isWord ? start + 12 : start
  return {
    point: { start, end, isStated: true, isNamed: token.isWord },
    next: at + (behind?.kind === 'unit' ? 2 : 1),
  }
}

/** Whole months: 6 weeks are one, 52 are twelve. */
function monthsOf(value: number, unit: AgeUnit): number {
  if (unit === 'years') return Math.floor(value * 12)
  return Math.floor(unit === 'weeks' ? (value * 12) / 52 : value)
}
