import { random } from '../random.ts'
import { type Cells, type Column, header, type Week } from './weeks.ts'

/** What went wrong with a week's file before it was sent. */
export interface Fault {
  readonly name: string
  /** The records as they are sent; `earlier` are the weeks before, oldest first. */
  readonly spoil: (week: Week, earlier: readonly Week[], seed: number) => readonly Cells[]
}

const at = (column: Column): number => header.indexOf(column)

/** Every record with one cell made anew. */
const each = (column: Column, change: (cell: string, index: number) => string) => (week: Week) =>
  week.records.map((cells, index) => cells.with(at(column), change(cells[at(column)] ?? '', index)))

/** The county with most facilities but two: neither the largest, which everybody would miss, nor a tiny one. */
function thirdCounty({ records }: Week): string {
  const counts = new Map<string, number>()
  for (const cells of records) {
    const county = cells[at('County')] ?? ''
    counts.set(county, (counts.get(county) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[2]?.[0] ?? ''
}

/** The twelve faults of files that were seen or feared, each as small or as large as it is in life. */
export const faults: readonly Fault[] = [
  {
    name: 'half the file',
    spoil: ({ records }) => records.slice(0, Math.floor(records.length / 2)),
  },
  {
    name: 'one county gone',
    spoil: (week) => {
      const county = thirdCounty(week)
      return week.records.filter((cells) => cells[at('County')] !== county)
    },
  },
  {
    // an empty column was put in after the license number: all others stand under their neighbour's header
    name: 'columns shifted by one',
    spoil: ({ records }) => records.map((cells) => [...cells.slice(0, 1), '', ...cells.slice(1, -1)]),
  },
  {
    // a spreadsheet wrote them as numbers; mere punctuation is normalised and does no harm
    name: 'phones in another format',
    spoil: each('Phone', (phone) => Number(phone.replaceAll('-', '')).toExponential(5).toUpperCase()),
  },
  {
    name: 'file appended to itself',
    spoil: ({ records }) => [...records, ...records],
  },
  {
    name: 'ZIP zeros lost',
    spoil: each('Zip', (zip) => zip.replace(/^0+/, '')),
  },
  {
    name: 'capacity × 10',
    spoil: each('Capacity', (capacity) => `${capacity}0`),
  },
  {
    name: 'status all one value',
    spoil: each('Status', () => 'Full Permit'),
  },
  {
    name: '30 % of emails empty',
    spoil: (week, _earlier, seed) => {
      const draw = random(seed + 30)
      return each('Email Address', (email) => (draw.chance(0.3) ? '' : email))(week)
    },
  },
  {
    name: "last month's file sent again",
    spoil: (_week, earlier) => earlier.at(-4)?.records ?? [],
  },
  {
    name: 'license numbers reformatted',
    spoil: each('Operation', (number) => `${number.slice(0, 3)}-${number.slice(3)}`),
  },
  {
    name: 'day and month swapped',
    spoil: each('Issue Date', (date) => date.replace(/^(\d+)\/(\d+)\//, '$2/$1/')),
  },
]
