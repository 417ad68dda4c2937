import type { Random } from '../../electron/testing/invent/random.ts'
import { shuffled } from './faults.ts'
import { edit, type WeekFile } from './weeks.ts'

/** What goes wrong a little every week: what the list has become after some weeks of it. */
interface Drift {
  readonly name: string
  readonly file: string
  /** @param first the file of the first week of the drift. */
  rows(file: WeekFile, weeks: number, first: WeekFile, draw: Random): readonly (readonly string[])[]
}

/** Two of each file: those of one turn drift at once. */
export const drifts: readonly (readonly Drift[])[] = [
  [
    {
      name: 'open licenses become 2 % fewer a week',
      file: 'nevada.csv',
      rows: (file, weeks) =>
        changed(file, ['Status'], (cell, number) => (picked(number, 1 - 0.98 ** weeks) ? 'Closed' : cell)),
    },
    {
      name: 'capacities grow by 2 % a week',
      file: 'oklahoma.csv',
      rows: (file, weeks) =>
        changed(file, ['Total Cap'], (cell) =>
          /^\d+$/.test(cell) ? String(Math.round(Number(cell) * 1.02 ** weeks)) : cell,
        ),
    },
    {
      name: 'rows fall by 1.5 % a week (19 % in 14)',
      file: 'texas.csv',
      rows: ({ rows }, weeks) => rows.filter((row) => !picked(row.join(), 1 - 0.985 ** weeks)),
    },
  ],
  [
    {
      name: 'a county fades by 8 % a week',
      file: 'nevada.csv',
      rows: ({ layout, rows }, weeks) => {
        const county = layout.header.indexOf('County')
        return rows.filter((row) => row[county] !== 'WASHOE' || !picked(row.join(), 1 - 0.92 ** weeks))
      },
    },
    {
      name: 'emails are lost by 3 % a week',
      file: 'oklahoma.csv',
      rows: (file, weeks) =>
        changed(file, ['Email'], (cell, number) => (picked(number, 1 - 0.97 ** weeks) ? '' : cell)),
    },
    {
      name: 'the same content every week, in another order',
      file: 'texas.csv',
      rows: (_file, _weeks, first, draw) => shuffled(first.rows, draw),
    },
  ],
]

function changed(
  { layout, rows }: WeekFile,
  columns: readonly string[],
  into: (cell: string, row: string) => string,
): string[][] {
  return rows.map((row) => {
    const copy = [...row]
    for (const column of columns) edit(layout, copy, column, (cell) => into(cell, row[0] + String(row[2])))
    return copy
  })
}

/** The same of a list each week, and each week some more: by a number made of the text (FNV-1a). */
function picked(text: string, share: number): boolean {
  let hash = 2_166_136_261
  for (let place = 0; place < text.length; place += 1)
    hash = Math.imul(hash ^ text.charCodeAt(place), 16_777_619) >>> 0
  // the last bits of neighbouring texts are alike
  return (Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0) / 2 ** 32 < share
}
