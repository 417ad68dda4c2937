import { csvLine } from '../../electron/testing/invent/csv.ts'
import type { Layout } from '../../electron/testing/invent/layout.ts'
import type { Random } from '../../electron/testing/invent/random.ts'
import { edit, type WeekFile } from './weeks.ts'

/** What may go wrong with a file on its way: the text that arrives in place of this week's. */
export interface Fault {
  readonly name: string
  /** Layouts whose files can have it. */
  readonly files: readonly string[]
  text(file: WeekFile, draw: Random, monthAgo: WeekFile): string
  /** Only more than one run before tells it. */
  readonly needsHistory?: true
}

const every = ['nevada.csv', 'oklahoma.csv', 'texas.csv']

export const faults: readonly Fault[] = [
  {
    name: 'half the file',
    files: every,
    text: (file) => textOf({ ...file, rows: file.rows.slice(0, file.rows.length / 2) }),
  },
  {
    name: 'one county gone',
    files: ['nevada.csv', 'texas.csv'],
    text: (file, draw) => {
      const place = file.layout.header.indexOf('County')
      const gone = draw.pick([...new Set(file.rows.map((row) => row[place]))])
      return textOf({ ...file, rows: file.rows.filter((row) => row[place] !== gone) })
    },
  },
  {
    // behind the columns that a record can't do without, which would reject every record
    name: 'columns shifted by one',
    files: every,
    text: (file) => {
      const from = 1 + Math.max(...needed.map((column) => file.layout.header.indexOf(column)))
      return textOf({
        ...file,
        rows: file.rows.map((row) => [...row.slice(0, from), '', ...row.slice(from, -1)]),
      })
    },
  },
  {
    // mere punctuation does no harm: it is cleaned away
    name: 'phones in another format (7.02555E+09)',
    files: every,
    text: edited(['Phone'], (phone) => scientific(phone.replace(/\D/g, ''))),
  },
  {
    name: 'file appended to itself',
    files: every,
    text: (file) => textOf(file) + textOf(file),
  },
  {
    name: 'ZIP zeros lost',
    files: ['oklahoma.csv', 'texas.csv'],
    text: edited(['Zip'], (zip) => zip.replace(/^0+/, '')),
  },
  {
    name: 'capacity × 10',
    files: ['oklahoma.csv', 'texas.csv'],
    text: edited(['Capacity', 'Total Cap'], (cell) => (/^\d+$/.test(cell) ? `${cell}0` : cell)),
  },
  {
    name: 'status all one value',
    files: ['nevada.csv', 'texas.csv'],
    text: (file) => edited(['Status'], () => mostFrequent(file, 'Status'))(file),
  },
  {
    name: '30 % of emails empty',
    files: ['oklahoma.csv', 'texas.csv'],
    text: (file, draw) =>
      edited(['Email', 'Email Address'], (email) => (draw.chance(0.3) ? '' : email))(file),
  },
  {
    name: "last month's file sent again",
    files: every,
    text: (_file, _draw, monthAgo) => textOf(monthAgo),
    needsHistory: true,
  },
  {
    name: "last month's content in another order",
    files: every,
    text: (_file, draw, monthAgo) => textOf({ ...monthAgo, rows: shuffled(monthAgo.rows, draw) }),
    needsHistory: true,
  },
  {
    name: 'area codes replaced',
    files: every,
    text: edited(['Phone'], (phone) =>
      phone.replace(/[2-9]\d\d/, (code) => (code === '713' ? '214' : '713')),
    ),
  },
  { name: 'phones shifted by a row', files: every, text: (file) => shiftedByRow(file, ['Phone']) },
  {
    name: 'addresses shifted by a row',
    files: every,
    text: (file) => shiftedByRow(file, ['Address', 'Address1', 'Address2', 'City', 'Zip', 'County']),
  },
  {
    name: 'age flags reversed',
    files: ['texas.csv'],
    text: edited(['Infant', 'Toddler', 'Preschool', 'School'], (flag) => (flag === 'Y' ? 'N' : 'Y')),
  },
  {
    name: 'every ZIP of another state',
    files: ['oklahoma.csv', 'texas.csv'],
    text: edited(['Zip'], (zip) => `90${zip.slice(2)}`),
  },
  {
    name: '1 % of license numbers damaged (8.2E+08)',
    files: every,
    text: (file, draw) =>
      edited(['Credential Number', 'Type License', 'Operation'], (number) =>
        draw.chance(0.01) ? number.replace(/K?\d[-\d]*$/, '8.2E+08') : number,
      )(file),
  },
  {
    name: 'license numbers reformatted',
    files: every,
    text: edited(['Credential Number', 'Type License', 'Operation'], reformatted),
  },
  {
    name: 'day and month swapped',
    files: every,
    text: edited(['First Issue Date', 'License Monitoring Since', 'Issue Date'], (date) =>
      date.replace(/^(\d+)\/(\d+)/, '$2/$1').replace(/-(\d\d)-(\d\d)$/, '-$2-$1'),
    ),
  },
]

/** Ways to send the same list that harm nothing: no check may speak of them. */
export const variants: readonly Fault[] = [
  { name: 'byte order mark', files: every, text: (file) => `\uFEFF${textOf(file)}` },
  {
    name: 'other line ends',
    files: every,
    text: (file) => textOf(file).replace(/\r?\n/g, (end) => (end === '\n' ? '\r\n' : '\n')),
  },
  {
    name: 'columns in another order',
    files: every,
    text: ({ layout, rows }) =>
      textOf({
        layout: { ...layout, header: [...layout.header].reverse() },
        rows: rows.map((row) => [...row].reverse()),
      }),
  },
  {
    name: 'phones with other punctuation',
    files: every,
    text: edited(['Phone'], (phone) =>
      phone.replace(/\D/g, '').replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2.$3'),
    ),
  },
  {
    name: 'dates as M/D/YYYY',
    files: ['nevada.csv', 'texas.csv'],
    text: edited(['First Issue Date', 'Issue Date', 'Expiration Date'], (date) =>
      date.replace(/\/(\d\d)$/, (_, year) => `/${Number(year) > 40 ? 19 : 20}${year}`),
    ),
  },
  {
    name: 'rows in another order',
    files: every,
    text: (file, draw) => textOf({ ...file, rows: shuffled(file.rows, draw) }),
  },
]

/** Faults, or what is none, one to a file: several files of a run can have theirs at once. */
export function packed(
  list: readonly Fault[],
  seed: number,
): { readonly fault: Fault; readonly file: string }[][] {
  const packs: { fault: Fault; file: string }[][] = []
  list.forEach((fault, place) => {
    // seeds take turns, so that each layout that can have the fault has it
    const file = fault.files[(seed + place) % fault.files.length] as string
    const pack = packs.find((one) => one.every((other) => other.file !== file))
    if (pack === undefined) packs.push([{ fault, file }])
    else pack.push({ fault, file })
  })
  return packs
}

function shiftedByRow({ layout, rows }: WeekFile, columns: readonly string[]): string {
  return textOf({
    layout,
    rows: rows.map((row, index) =>
      row.map((cell, place) =>
        columns.includes(layout.header[place] as string)
          ? ((rows[(index + 1) % rows.length] as readonly string[])[place] as string)
          : cell,
      ),
    ),
  })
}

export function shuffled<T>(list: readonly T[], draw: Random): T[] {
  const copy = [...list]
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = draw.below(index + 1)
    const here = copy[index] as T
    copy[index] = copy[other] as T
    copy[other] = here
  }
  return copy
}

const needed = ['Name', 'Credential Number', 'Type License', 'Company', 'Operation', 'Operation Name']

/** A week's file as its agency sends it. */
export function textOf({ layout, rows }: WeekFile): string {
  return csvLine(layout.header) + rows.map(csvLine).join('')
}

function edited(columns: readonly string[], into: (cell: string) => string) {
  return ({ layout, rows }: WeekFile): string =>
    textOf({ layout, rows: rows.map((row) => editedRow(layout, row, columns, into)) })
}

function editedRow(
  layout: Layout,
  row: readonly string[],
  columns: readonly string[],
  into: (cell: string) => string,
): string[] {
  const copy = [...row]
  for (const column of columns) edit(layout, copy, column, into)
  return copy
}

/** 7025550142 → 7.02555E+09, as a spreadsheet shows a number in a narrow column. */
function scientific(digits: string): string {
  return digits.length < 10 ? digits : `${digits[0]}.${digits.slice(1, 6)}E+09`
}

/** 100-05 → 10005 · CHILD CARE FAMILY - K820000000 → … K-820-000-000 · 500001 → 500-001 */
function reformatted(number: string): string {
  if (number.includes(' - ')) return number.replace(/K(\d{3})(\d{3})(\d{3})$/, 'K-$1-$2-$3')
  return number.includes('-') ? number.replace('-', '') : number.replace(/(\d{3})$/, '-$1')
}

function mostFrequent({ layout, rows }: WeekFile, column: string): string {
  const place = layout.header.indexOf(column)
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row[place] as string, (counts.get(row[place] as string) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
