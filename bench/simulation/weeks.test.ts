import { describe, expect, test } from 'vitest'
import { random } from '../../electron/testing/invent/random.ts'
import { faults, textOf } from './faults.ts'
import { type Week, type WeekFile, weeks } from './weeks.ts'

function first(seed: number, count: number): Week[] {
  const list: Week[] = []
  for (const week of weeks(seed)) if (list.push(week) === count) break
  return list
}

const fileOf = (week: Week, name: string) => week.files.find(({ layout }) => layout.file === name) as WeekFile

const numbersOf = ({ layout, rows }: WeekFile) =>
  new Set(
    rows.map(
      (row) => row[layout.header.findIndex((name) => /Number$|^Type License$|^Operation$/.test(name))],
    ),
  )

test('the same seed gives the same weeks, another one others', () => {
  expect(first(1, 3)).toEqual(first(1, 3))
  expect(first(2, 1)).not.toEqual(first(1, 1))
})

test.each(['nevada.csv', 'oklahoma.csv', 'texas.csv'])(
  'about 3 %% of the licenses of %s end and begin in a week',
  (name) => {
    const list = first(5, 30).map((week) => numbersOf(fileOf(week, name)))
    const shares = list.slice(1).map((now, index) => {
      const before = list[index] as Set<string | undefined>
      const begun = [...now].filter((number) => !before.has(number)).length / now.size
      const ended = [...before].filter((number) => !now.has(number)).length / before.size
      return { begun, ended }
    })
    const mean = (key: 'begun' | 'ended') => shares.reduce((sum, one) => sum + one[key], 0) / shares.length
    expect(mean('begun')).toBeGreaterThan(0.022)
    expect(mean('begun')).toBeLessThan(0.045)
    expect(mean('ended')).toBeGreaterThan(0.02)
    expect(mean('ended')).toBeLessThan(0.04)
  },
)

test('some facilities are beyond the border, where ZIP codes begin with 0', () => {
  const { layout, rows } = fileOf(first(3, 1)[0] as Week, 'texas.csv')
  const zips = rows.map((row) => row[layout.header.indexOf('Zip')] ?? '')
  expect(zips.filter((zip) => /^0\d{4}$/.test(zip)).length / zips.length).toBeCloseTo(0.04, 1)
})

describe.each(faults)('the fault "$name"', ({ files, text }) => {
  test.each(files)('changes %s', (name) => {
    const list = first(9, 6)
    const now = fileOf(list.at(-1) as Week, name)
    const spoilt = text(now, random(1), fileOf(list.at(-5) as Week, name))
    expect(spoilt).not.toBe(textOf(now))
    expect(spoilt.startsWith(textOf({ ...now, rows: [] }))).toBe(true)
    expect(spoilt.length).toBeGreaterThan(10_000)
  })
})
