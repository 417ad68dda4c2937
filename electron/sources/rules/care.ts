import { z } from 'zod'
import { type AgeGroup, ageGroups } from '../../../shared/columns/ageGroups.ts'
import type { CleanedRecord } from '../../../shared/columns.ts'
import { type AgeProblem, cleanAgeFlags, cleanAges } from '../../clean/care/ages.ts'
import type { AgeUnit } from '../../clean/care/ageTokens.ts'
import type { Problem } from '../../clean/cleaned.ts'
import { cleanFlags } from '../../clean/text/flag.ts'
import { cleanWholeNumber } from '../../clean/text/wholeNumber.ts'
import { readDays } from '../../clean/time/days.ts'
import { cleanSchedule } from '../../clean/time/schedule.ts'
import { rangeOf, readWeekText, weekOf } from '../../clean/time/weekText.ts'
import { type Input, writer } from '../format/inputs.ts'
import { type ColumnRefs, columnRef, columnRefs, targets, targetsOf } from '../format/parts.ts'
import type { Report, Target } from '../rule.ts'
import { type BuiltRule, defineRule, type RuleParts, RuleProblem } from './define.ts'

const groupColumns = z
  .partialRecord(z.enum(ageGroups), columnRefs)
  .describe('For each age group its column, or several; one column may stand in two groups.')

const ageFields = ['ages_served', 'min_age', 'max_age'] as const

export const agesRule = defineRule({
  name: 'ages',
  says: 'Age groups, and least and greatest age in months',
  readsLists: true,
  options: () => ({
    to: targetsOf(ageFields, false).optional(),
    groups: groupColumns.optional(),
    as: z
      .enum(['flag', 'count', 'capacity'])
      .optional()
      .describe('What the columns of `groups` hold: yes or no; or a number, where more than 0 is yes.'),
    words: columnRefs
      .optional()
      .describe('Columns of words and ranges: `Infants (0-11 months)`, `Infant to Twelves (12)`; as `from`.'),
    range: columnRefs.optional().describe('A column of ranges such as `0-5` or `6 weeks - 12 years`.'),
    youngest: columnRefs.optional().describe('The column of the least age.'),
    oldest: columnRefs.optional().describe('The column of the greatest age.'),
    unit: z.enum(['weeks', 'months', 'years']).optional().describe('The unit of numbers that say none.'),
  }),
  build(options, parts) {
    const {
      groups,
      words,
      range,
      youngest,
      oldest,
      from,
      constant,
      as = 'flag',
      unit = null,
      split,
    } = options
    const filled = parts.targets(ageFields)
    const takes = {
      groups: filled.includes('ages_served'),
      least: filled.includes('min_age'),
      greatest: filled.includes('max_age'),
    }
    const places: number[][] = ageGroups.map(() => [])
    const groupInputs: Input[] = []
    const placed = new Map<string, number>()
    // beside columns of words `strip`, `values` and the like are for those
    const prepared = words === undefined && range === undefined && from === undefined
    for (const [group, refs] of Object.entries(groups ?? {}) as [AgeGroup, ColumnRefs][]) {
      for (const input of parts.optionList(`groups.${group}`, refs, { prepared })) {
        const name = input.feeds[0]?.column.name as string
        const place = placed.get(name) ?? groupInputs.push(input) - 1
        placed.set(name, place)
        places[ageGroups.indexOf(group)]?.push(place)
      }
    }
    const separator = split !== undefined && split.part === undefined ? split.at : null
    const wordInputs = [
      ...(from === undefined && constant === undefined ? [] : parts.list('value')),
      ...(words === undefined ? [] : parts.optionList('words', words, { prepared: true })),
      ...(range === undefined ? [] : parts.optionList('range', range, { prepared: true })),
    ]
    const bounds = [youngest, oldest].map((refs, index) =>
      refs === undefined ? null : parts.option(index === 0 ? 'youngest' : 'oldest', refs),
    )
    const inputs = [...groupInputs, ...wordInputs, ...bounds.filter((input) => input !== null)]
    if (inputs.length === 0)
      throw new RuleProblem([], 'needs `from`, `groups`, `range`, `youngest` or `oldest`')
    const wordsAt = groupInputs.length
    const boundsAt = wordsAt + wordInputs.length
    const isUsualFlags = as === 'flag' && places.every((own, index) => own.length === 1 && own[0] === index)
    const readGroups = isUsualFlags
      ? cleanAgeFlags
      : as === 'flag'
        ? flagGroups(places)
        : numberGroups(places)

    return {
      inputs,
      targets: filled,
      says: agesSays(
        parts.says,
        groups !== undefined,
        as,
        boundsAt > wordsAt || bounds.some((bound) => bound !== null),
      ),
      read(cells, record, report) {
        let served: readonly AgeGroup[] | null = null
        if (wordsAt > 0) {
          const { agesServed, problems } = readGroups(
            wordsAt === cells.length ? cells : cells.slice(0, wordsAt),
          )
          served = agesServed
          tell(problems, 0, report)
        }
        if (boundsAt > wordsAt) {
          const own = wordsAt === 0 && boundsAt === cells.length ? cells : cells.slice(wordsAt, boundsAt)
          const listed = separator === null ? own : own.map((cell) => cell.split(separator).join('; '))
          const { agesServed, minAge, maxAge, problems } = cleanAges(listed, unit)
          served ??= agesServed
          if (takes.least) record.min_age = minAge
          if (takes.greatest) record.max_age = maxAge
          tell(problems, wordsAt, report)
        }
        let at = boundsAt
        let least: number | null = null
        let greatest: number | null = null
        if (bounds[0] !== null) least = readBound(cells[at] ?? '', at++, unit, false, report)
        if (bounds[1] !== null) greatest = readBound(cells[at] ?? '', at, unit, true, report)
        if (takes.least && least !== null) record.min_age = least
        if (takes.greatest && greatest !== null && Number.isFinite(greatest)) record.max_age = greatest
        if (served === null && least !== null && greatest !== null && greatest > least)
          served = cleanAges([
            Number.isFinite(greatest) ? `${least}-${greatest} months` : `${least} months and up`,
          ]).agesServed
        if (takes.groups) record.ages_served = served
      },
    }
  },
})

function agesSays(says: string, hasGroups: boolean, as: string, hasRanges: boolean): string {
  const groups = as === 'flag' ? 'Age groups that say yes' : 'Age groups with a number above 0'
  if (!hasGroups) return says
  return hasRanges ? `${groups}, else those of the words and ranges` : groups
}

function tell(problems: readonly AgeProblem[], offset: number, report: Report): void {
  for (const { index, problem } of problems) report(offset + index, 'ages_served', problem)
}

interface GroupsFound {
  readonly agesServed: readonly AgeGroup[] | null
  readonly problems: readonly AgeProblem[]
}

/** Groups whose columns say yes: an empty list where all that is said is no. */
function flagGroups(places: readonly (readonly number[])[]): (cells: readonly string[]) => GroupsFound {
  return (cells) => {
    const { values, problems } = cleanFlags(cells)
    if (!values.some((value) => value !== null)) return { agesServed: null, problems }
    const agesServed = ageGroups.filter((_, group) => places[group]?.some((place) => values[place] === true))
    return { agesServed, problems }
  }
}

/** Groups with a number above 0; where there is none the columns say nothing. */
function numberGroups(places: readonly (readonly number[])[]): (cells: readonly string[]) => GroupsFound {
  return (cells) => {
    const problems: AgeProblem[] = []
    const isServed = cells.map((cell, index) => {
      const { value, problem } = cleanWholeNumber(cell)
      if (problem !== null) problems.push({ index, problem })
      return value !== null && value > 0
    })
    const agesServed = ageGroups.filter((_, group) => places[group]?.some((place) => isServed[place]))
    return { agesServed: agesServed.length === 0 ? null : agesServed, problems }
  }
}

const openAge = /^(?:no (?:limit|maximum|max)|(?:and |& )?(?:up|older|over|above))$/i

/** One age in months, infinite where it is open; null where the cell says none. */
function readBound(
  cell: string,
  index: number,
  unit: AgeUnit | null,
  isOldest: boolean,
  report: Report,
): number | null {
  const text = cell.trim()
  if (text === '') return null
  if (isOldest && openAge.test(text)) return Number.POSITIVE_INFINITY
  // one age is a range that ends, or begins, where nothing is
  const { minAge } = cleanAges([`${text} and up`], unit)
  if (minAge !== null) return minAge
  report(index, isOldest ? 'max_age' : 'min_age', {
    cause: 'ages_not_understood',
    why: 'is no age such as 6 weeks or 5 years',
  })
  return null
}

const dayKeys = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const
const dayColumns = z.union([
  columnRef,
  z
    .strictObject({ open: columnRef, close: columnRef })
    .describe('An opening and a closing time in columns of their own.'),
])
type DayColumns = z.infer<typeof dayColumns>

export const hoursRule = defineRule({
  name: 'hours',
  says: 'Hours of the week as OpenStreetMap opening_hours',
  readsNoValue: true,
  options: () => ({
    to: targets('text').optional(),
    week: z
      .union([
        z.partialRecord(z.enum(dayKeys), dayColumns),
        z.tuple([dayColumns, dayColumns, dayColumns, dayColumns, dayColumns, dayColumns, dayColumns]),
      ])
      .optional()
      .describe(
        'A column for each day, or two, with an opening and a closing time: by `mo` to `su`, or seven from Monday.',
      ),
    days: columnRefs
      .optional()
      .describe(
        'A column that says which days: `Mo Tu We Th Fr`, `M-F`; beside `range`, or `open` and `close`.',
      ),
    range: columnRefs.optional().describe('A column with the hours of each of `days`.'),
    open: columnRefs.optional().describe('The column of the opening time of each of `days`.'),
    close: columnRefs.optional().describe('The column of the closing time of each of `days`.'),
  }),
  build({ week, days, range, open, close, from, constant }, parts) {
    const [target = 'schedule'] = parts.targets(['schedule'])
    if (week !== undefined) return weekHours(week, target, parts)
    if (days !== undefined || range !== undefined || open !== undefined || close !== undefined)
      return dayListHours({ days, range, open, close }, target, parts)
    if (from === undefined && constant === undefined)
      throw new RuleProblem([], 'needs `from`, `week`, or `days` with hours')
    const write = writer<string>(target)
    return {
      inputs: [parts.main('value', '; ')],
      targets: [target],
      says: `${parts.says}, from days and hours in words`,
      readsNoValue: false,
      read(cells, record, report, { noValue }) {
        const cell = cells[0] as string
        if (cell === '') return
        const days = readWeekText(cell)
        if (days === null) report(0, target, noDays)
        else fillSchedule(days, record, write, noValue, (_, problem) => report(0, target, problem))
      },
    }
  },
})

const noDays: Problem = {
  cause: 'hours_not_understood',
  why: 'does not say days with hours, such as Mon-Fri 7:30 AM - 5:30 PM',
}

function fillSchedule(
  cells: readonly string[],
  record: CleanedRecord,
  write: ReturnType<typeof writer<string>>,
  noValue: RuleParts['noValue'],
  tellDay: (day: number, problem: Problem) => void,
): void {
  const { value, problems } = cleanSchedule(cells, noValue)
  write(record, value)
  const told = new Set<string>()
  for (const { day, problem } of problems) {
    // days that one cell speaks of have one problem
    const of = `${cells[day]}\n${problem.why}`
    if (!told.has(of)) tellDay(day, problem)
    told.add(of)
  }
}

type Week = Partial<Record<(typeof dayKeys)[number], DayColumns>> | DayColumns[]

function weekHours(week: Week, target: Target, parts: RuleParts): BuiltRule {
  const ofDays = Array.isArray(week) ? week : dayKeys.map((key) => week[key])
  const inputs: Input[] = []
  const places = ofDays.map((columns, day) => {
    if (columns === undefined) return null
    const name = `week.${Array.isArray(week) ? day : dayKeys[day]}`
    const isPair = typeof columns !== 'string' && 'open' in columns
    const at = inputs.push(parts.option(name, isPair ? columns.open : columns)) - 1
    if (isPair) inputs.push(parts.option(name, columns.close))
    return { at, isPair }
  })
  const isPlain = places.every((place, day) => place !== null && place.at === day && !place.isPair)
  const write = writer<string>(target)
  return {
    inputs,
    targets: [target],
    says: parts.says,
    readsNoValue: true,
    read(cells, record, report, { noValue }) {
      const ofWeek = isPlain
        ? cells
        : places.map((place) => {
            if (place === null) return ''
            const cell = cells[place.at] as string
            return place.isPair ? rangeOf(cell, cells[place.at + 1] as string) : cell
          })
      const { value, problems } = cleanSchedule(ofWeek, noValue)
      write(record, value)
      for (const { day, problem } of problems) report(places[day]?.at ?? 0, target, problem)
    },
  }
}

function dayListHours(
  { days, range, open, close }: { [Key in 'days' | 'range' | 'open' | 'close']: ColumnRefs | undefined },
  target: Target,
  parts: RuleParts,
): BuiltRule {
  if (days === undefined)
    throw new RuleProblem([], 'needs `days`: the column that says on which days the hours hold')
  const isPair = open !== undefined && close !== undefined
  if (range === undefined && !isPair)
    throw new RuleProblem([], 'needs `range`, or `open` and `close`, beside `days`')
  const write = writer<string>(target)
  return {
    inputs: [
      parts.option('days', days, { separator: ' ', prepared: true }),
      ...(isPair ? [parts.option('open', open), parts.option('close', close)] : []),
      ...(range !== undefined && !isPair ? [parts.option('range', range)] : []),
    ],
    targets: [target],
    says: `${parts.says}: these hours on these days`,
    read(cells, record, report, { noValue }) {
      const dayCell = cells[0] as string
      const first = cells[1] ?? ''
      const second = cells[2] ?? ''
      const hours = isPair ? rangeOf(first, second) : first
      if (hours === '') return
      const days = readDays(dayCell)
      if (days === null) report(dayCell === '' ? 1 : 0, target, noDayList)
      else
        fillSchedule(weekOf([[days, hours]]), record, write, noValue, (_, problem) =>
          report(1, target, problem),
        )
    },
  }
}

const noDayList: Problem = {
  cause: 'hours_not_understood',
  why: 'is no list of days such as Mo Tu We or Mon-Fri',
}
