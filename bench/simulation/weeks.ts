import type { Layout } from '../../electron/testing/invent/layout.ts'
import { layouts } from '../../electron/testing/invent/layouts.ts'
import { type Random, random } from '../../electron/testing/invent/random.ts'
import { padded, placesElsewhere } from '../../electron/testing/invent/words.ts'

/** A source's file of one week: its layout and its records, as raw cells. */
export interface WeekFile {
  readonly layout: Layout
  readonly rows: readonly (readonly string[])[]
}

export interface Week {
  /** Run date, `YYYY-MM-DD`. */
  readonly date: string
  readonly files: readonly WeekFile[]
}

/** Records of each layout in the first week. */
const sizes: Readonly<Record<string, number>> = { 'nevada.csv': 700, 'oklahoma.csv': 1000, 'texas.csv': 1500 }
/** How the lists change from week to week. */
export interface World {
  /** Of all licenses a week: those that end, and those that begin beyond that. */
  readonly churn: number
  readonly growth: number
  /** By so much of the churn more begin in late summer than in late winter; as many fewer end. */
  readonly season: number
  /** Every other list has bursts, and with every other seed the files come at 3 to 21 days. */
  readonly isBursty: boolean
}

export const worlds = {
  /** 1 % come and go, with bursts. */
  calm: { churn: 0.01, growth: 0.001, season: 0.1, isBursty: true },
  /** 3 % come and go, evenly, and a season takes a list down by a quarter in half a year: no slow change stands out from it. */
  lively: { churn: 0.03, growth: 0.003, season: 0.25, isBursty: false },
} as const satisfies Record<string, World>

/** Of a bursty list one week in six: the agency does the work of some weeks at once. */
const burst = { chance: 1 / 6, churn: 5, changing: 6 }
/** Of all records a week: those of which a value changes. */
const changing = 0.01
/** Records of facilities beyond the border, and cells that nobody understands, of all. */
const beyond = 0.04
const odd = 0.002
const firstDay = Date.UTC(2025, 0, 6)
const day = 86_400_000

/** One state's list, as it changes from week to week. */
interface List {
  readonly layout: Layout
  readonly fresh: Iterator<readonly string[]>
  readonly bursty: boolean
  rows: string[][]
}

/**
 * Weeks of invented files, without end and the same for the same seed: of the licenses of each list some end in a week and a
 * few more begin, with a season; some records change a value; statuses and ages served have a season of their own.
 */
export function* weeks(seed: number, world: World): Generator<Week> {
  const draw = random(seed * 7919)
  const phase = draw.below(52)
  const lists: List[] = layouts.map((layout, place) => ({
    layout,
    fresh: layout.records(Number.MAX_SAFE_INTEGER, seed * 31 + place)[Symbol.iterator](),
    bursty: world.isBursty && (seed + place) % 2 === 0,
    rows: [],
  }))
  for (const list of lists) {
    const size = Math.round((sizes[list.layout.file] as number) * (0.8 + 0.4 * (draw.below(1000) / 1000)))
    for (let count = 0; count < size; count += 1) list.rows.push(begin(list, draw, null))
  }
  const irregular = world.isBursty && seed % 2 === 0
  for (let days = 0, pause = 0; ; days += pause) {
    const date = isoDate(firstDay + days * day)
    const summer = Math.sin(2 * Math.PI * (days / 364 + phase / 52))
    for (const list of lists) turn(list, draw, date, summer, pause / 7, world)
    pause = irregular ? draw.pick([3, 5, 7, 7, 10, 14, 21]) : 7
    yield {
      date,
      files: lists.map(({ layout, rows }) => ({ layout, rows: rows.map((row) => [...row]) })),
    }
  }
}

/** What so many weeks make of a list. */
function turn(
  list: List,
  draw: Random,
  date: string,
  summer: number,
  weeks: number,
  { churn, growth, season }: World,
): void {
  const busy = list.bursty && draw.chance(burst.chance)
  const moving = weeks * churn * (busy ? burst.churn : 1)
  if (moving > 0) {
    list.rows = list.rows.filter(() => !draw.chance(moving * (1 - season * summer)))
    const count = list.rows.length
    for (let index = 0; index < count; index += 1)
      if (draw.chance((moving + weeks * growth) * (1 + season * summer)))
        list.rows.push(begin(list, draw, date))
  }
  for (const row of list.rows)
    change(list, row, draw, date, summer, changing * weeks * (busy ? burst.changing : 1))
}

/** A new license, issued in the days before the run; in the first week of some year. */
function begin({ layout, fresh }: List, draw: Random, date: string | null): string[] {
  const row = [...(fresh.next().value as readonly string[])]
  if (date !== null) {
    const issued = isoDate(Date.parse(date) - draw.below(10) * day)
    edit(layout, row, 'First Issue Date', () => slashed(issued))
    edit(layout, row, 'Issue Date', () => slashed(issued))
    edit(layout, row, 'License Monitoring Since', () => `Monitoring since ${issued}`)
  }
  ownZip(layout, row)
  if (draw.chance(beyond)) moveAway(layout, row, draw)
  if (draw.chance(odd)) edit(layout, row, 'Phone', (phone) => phone.slice(0, -4))
  if (draw.chance(odd)) for (const column of ['Capacity', 'Total Cap']) edit(layout, row, column, () => '12O')
  return row
}

/** ZIPs that the state has: those of the invented files run on into the next one. */
function ownZip(layout: Layout, row: string[]): void {
  const digits = { 'nevada.csv': '891', 'oklahoma.csv': '731', 'texas.csv': '770' }[layout.file]
  for (const column of ['Zip', ...(layout.header.includes('City') ? [] : ['Address'])])
    edit(layout, row, column, (cell) => cell.replace(/\d{3}(\d\d)$/, `${digits}$1`))
}

function moveAway(layout: Layout, row: string[], draw: Random): void {
  const { city, county, state, zip } = draw.pick(placesElsewhere)
  const code = `0${zip + draw.below(6)}`
  edit(layout, row, 'State', () => state)
  edit(layout, row, 'County', () => county)
  edit(layout, row, 'City', () => city)
  edit(layout, row, 'Zip', () => code)
  if (!layout.header.includes('City'))
    edit(
      layout,
      row,
      'Address',
      (address) =>
        `${address.replace(/ (ST|AVE|RD|DR|LN|CT|BLVD|WAY|PL|CIR)\b.*$/, ' $1')} ${city}, ${state} ${code}`,
    )
}

/** What an agency changes in a week, and what follows the season. */
function change(
  { layout }: List,
  row: string[],
  draw: Random,
  date: string,
  summer: number,
  share: number,
): void {
  edit(layout, row, 'Expiration Date', (cell) => renewed(cell, date, draw))
  if (draw.chance(share)) {
    const column = draw.pick(['Phone', 'Capacity', 'Total Cap', 'Email', 'Email Address'])
    edit(layout, row, column, (cell) => changed(column, cell, draw))
  }
  if (!draw.chance(0.1)) return
  edit(layout, row, 'Status', (status) =>
    ['Active', 'Closed'].includes(status) ? (draw.chance(0.1 + 0.03 * summer) ? 'Closed' : 'Active') : status,
  )
  edit(layout, row, 'School', () => (draw.chance(0.75 + 0.05 * summer) ? 'Y' : 'N'))
  edit(layout, row, 'Evening Hours', () =>
    draw.chance(0.1 + 0.04 * summer) ? 'Evening Hours' : 'Daytime Hours',
  )
}

function changed(column: string, cell: string, draw: Random): string {
  if (column === 'Phone') return cell.replace(/\d\d$/, () => padded(draw.below(100)))
  if (column.startsWith('Email')) return cell.replace('@', `${draw.below(10)}@`)
  return /^\d+$/.test(cell) ? String(5 + draw.below(200)) : cell
}

/** A certificate that has ended is renewed for up to two years. */
function renewed(cell: string, date: string, draw: Random): string {
  const [month = 0, dayOfMonth = 0, year = 0] = cell.split('/').map(Number)
  if (Date.UTC(2000 + year, month - 1, dayOfMonth) > Date.parse(date) && year < 28) return cell
  return slashed(isoDate(Date.parse(date) + (1 + draw.below(730)) * day))
}

/** Changes one cell where the layout has the column. */
export function edit(layout: Layout, row: string[], column: string, into: (cell: string) => string): void {
  const place = layout.header.indexOf(column)
  if (place >= 0) row[place] = into(row[place] as string)
}

function isoDate(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}

/** 2025-03-09 → 3/9/25 */
function slashed(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}/${date.slice(2, 4)}`
}
