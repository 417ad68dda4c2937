import { type AgeGroup, ageGroups } from '../../../shared/columns/ageGroups.ts'
import type { Problem } from '../cleaned.ts'
import { cleanFlags } from '../text/flag.ts'
import { readAgeText } from './ageText.ts'
import type { AgeUnit } from './ageTokens.ts'

export interface AgeProblem {
  /** The place of the cell among those given. */
  readonly index: number
  readonly problem: Problem
}

interface Ages {
  /** In the order infant, toddler, preschool, school_age. */
  readonly agesServed: readonly AgeGroup[] | null
  /** Months. */
  readonly minAge: number | null
  /** Months; null too where a range is open. */
  readonly maxAge: number | null
  readonly problems: readonly AgeProblem[]
}

interface AgeFlags {
  readonly agesServed: readonly AgeGroup[] | null
  readonly problems: readonly AgeProblem[]
}

/** What one cell says. */
interface Age {
  /** A bit for each of `ageGroups`; 0 for none. */
  readonly group: number
  readonly range: Range | null
  readonly problem: Problem | null
}

interface Range {
  readonly least: number
  readonly greatest: number
}

/** A label and, in brackets, a range and what repeats it after a semicolon: `Toddlers (12-23 months; 1yr.)` */
const cellForm = /^([a-z]+(?:[ -][a-z]+)?) ?(?:\(([^();]*)(?:;[^()]*)?\))?$/
const labels: ReadonlyMap<string, AgeGroup> = new Map([
  ['infant', 'infant'],
  ['infants', 'infant'],
  ['toddler', 'toddler'],
  ['toddlers', 'toddler'],
  ['preschool', 'preschool'],
  ['pre-school', 'preschool'],
  ['preschooler', 'preschool'],
  ['preschoolers', 'preschool'],
  ['school-age', 'school_age'],
  ['school age', 'school_age'],
  ['schoolage', 'school_age'],
])
/** `0-11 months`, `2-4 yrs.`, `5 years-older`, `5 years - 12 years`; a unit may stand once, at the end. */
const rangeForm =
  /^([0-9]{1,3}) ?(months?|mos?\.?|years?|yrs?\.?)? ?(?:[-–] ?(?:([0-9]{1,3}) ?(months?|mos?\.?|years?|yrs?\.?)?|(older|up))|\+)$/
/** `Two's (4)`: how many there are. */
const isCount = /^[0-9]{1,4}$/
const whitespace = /\s+/g
const noProblems: readonly AgeProblem[] = []

const unknownGroup: Problem = { cause: 'ages_not_understood', why: 'is not a known age group' }
const unknownRange: Problem = {
  cause: 'ages_not_understood',
  why: 'has no range of ages such as (12-23 months) or (5 years-older)',
}

/**
 * The age groups of cells such as `Infants (0-11 months)`, and the least and greatest age in months that their ranges
 * state before the semicolon (years × 12). A group without brackets states no range; one whose range can't be read is
 * kept, with a problem. Null where no cell names a group. Other cells are read as `readAgeText` does. (DATA.md, "Ages
 * served")
 * @param unit of numbers that say none
 */
export function cleanAges(cells: readonly string[], unit: AgeUnit | null = null): Ages {
  let groups = 0
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  let problems: AgeProblem[] | null = null
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as string
    if (cell === '') continue
    const age = usualCells.get(cell) ?? readAge(cell, unit)
    if (age === null) continue
    groups |= age.group
    if (age.problem !== null) {
      problems ??= []
      problems.push({ index, problem: age.problem })
    }
    if (age.range === null) continue
    least = Math.min(least, age.range.least)
    greatest = Math.max(greatest, age.range.greatest)
  }
  return {
    agesServed: groups === 0 ? null : ageGroups.filter((_group, place) => groups & (1 << place)),
    minAge: Number.isFinite(least) ? least : null,
    maxAge: Number.isFinite(greatest) ? greatest : null,
    problems: problems ?? noProblems,
  }
}

function readAge(cell: string, unit: AgeUnit | null): Age | null {
  const text = cell.replace(whitespace, ' ').trim().toLowerCase()
  if (text === '') return null
  const match = cellForm.exec(text)
  const label = labels.get(match?.[1] ?? '')
  const written = match?.[2]?.trim()
  if (label !== undefined && (written === undefined || !isCount.test(written))) {
    const group = 1 << ageGroups.indexOf(label)
    if (written === undefined) return { group, range: null, problem: null }
    const range = readRange(written)
    return { group, range, problem: range === null ? unknownRange : null }
  }
  const { groups, least, greatest, unknown } = readAgeText(cell, unit)
  const range =
    least === null && greatest === null
      ? null
      : {
          least: least ?? Number.POSITIVE_INFINITY,
          greatest: greatest ?? (least === null ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY),
        }
  return { group: groups, range, problem: groups === 0 || unknown !== null ? unknownGroup : null }
}

/** Months; an open range ends at infinity. */
function readRange(text: string): Range | null {
  const match = rangeForm.exec(text)
  if (!match) return null
  const [, from, fromUnit, to, toUnit] = match
  const unit = fromUnit ?? toUnit
  if (unit === undefined) return null
  const least = Number(from) * monthsOf(unit)
  const greatest = to === undefined ? Number.POSITIVE_INFINITY : Number(to) * monthsOf(toUnit ?? unit)
  return greatest < least ? null : { least, greatest }
}

function monthsOf(unit: string): number {
  return unit.startsWith('y') ? 12 : 1
}

/**
 * The age groups whose cell says yes, in any form of a flag. An empty list when all say no, null when all are blank; a
 * cell that is neither counts as blank, with a problem.
 * @param cells infant, toddler, preschool, school age
 */
export function cleanAgeFlags(cells: readonly string[]): AgeFlags {
  const usual = usualFlags(cells)
  if (usual !== null) return { agesServed: usual, problems: noProblems }
  const { values, problems } = cleanFlags(cells)
  const isSaid = values.some((value) => value !== null)
  return { agesServed: isSaid ? ageGroups.filter((_group, place) => values[place] === true) : null, problems }
}

/** Of cells that are Y or N each, as nearly all are. */
function usualFlags(cells: readonly string[]): readonly AgeGroup[] | null {
  if (cells.length !== ageGroups.length) return null
  const served: AgeGroup[] = []
  for (let index = 0; index < cells.length; index++) {
    if (cells[index] === 'Y') served.push(ageGroups[index] as AgeGroup)
    else if (cells[index] !== 'N') return null
  }
  return served
}

/** What nearly every cell holds, read once. */
const usualCells: ReadonlyMap<string, Age | null> = new Map(
  [
    'Infants (0-11 months)',
    'Toddlers (12-23 months; 1yr.)',
    'Preschool (24-48 months; 2-4 yrs.)',
    'School-age (5 years-older)',
  ].map((cell) => [cell, readAge(cell, null)]),
)
