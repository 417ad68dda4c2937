import { describe, expect, test } from 'vitest'
import { random } from '../../electron/testing/invent/random.ts'
import { drifts } from './drifts.ts'
import { faults, packed, textOf, variants } from './faults.ts'
import { type Week, type WeekFile, type World, weeks, worlds } from './weeks.ts'

function first(seed: number, count: number, world: World = worlds.calm): Week[] {
  const list: Week[] = []
  for (const week of weeks(seed, world)) if (list.push(week) === count) break
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

const lists = ['nevada.csv', 'oklahoma.csv', 'texas.csv']
test.each([
  // of each begun from and to, ended from and to; more in a bursty list
  ...lists.map(
    (name) => ['about 1 % in a calm world', name, worlds.calm, [0.007, 0.03, 0.006, 0.03]] as const,
  ),
  ...lists.map(
    (name) => ['about 3 % in a lively one', name, worlds.lively, [0.022, 0.045, 0.02, 0.04]] as const,
  ),
])(
  'of the licenses of a list end and begin in a week %s: %s',
  (_, name, world, [begunFrom, begunTo, endedFrom, endedTo]) => {
    const list = first(5, 30, world).map((week) => numbersOf(fileOf(week, name)))
    const shares = list.slice(1).map((now, index) => {
      const before = list[index] as Set<string | undefined>
      const begun = [...now].filter((number) => !before.has(number)).length / now.size
      const ended = [...before].filter((number) => !now.has(number)).length / before.size
      return { begun, ended }
    })
    const mean = (key: 'begun' | 'ended') => shares.reduce((sum, one) => sum + one[key], 0) / shares.length
    expect(mean('begun')).toBeGreaterThan(begunFrom)
    expect(mean('begun')).toBeLessThan(begunTo)
    expect(mean('ended')).toBeGreaterThan(endedFrom)
    expect(mean('ended')).toBeLessThan(endedTo)
  },
)

test('some facilities are beyond the border, where ZIP codes begin with 0', () => {
  const { layout, rows } = fileOf(first(3, 1)[0] as Week, 'texas.csv')
  const zips = rows.map((row) => row[layout.header.indexOf('Zip')] ?? '')
  expect(zips.filter((zip) => /^0\d{4}$/.test(zip)).length / zips.length).toBeCloseTo(0.04, 1)
})

describe.each([...faults, ...variants])('"$name"', ({ files, text }) => {
  test.each(files)('changes %s', (name) => {
    const list = first(9, 6)
    const now = fileOf(list.at(-1) as Week, name)
    const spoilt = text(now, random(1), fileOf(list.at(-5) as Week, name))
    expect(spoilt).not.toBe(textOf(now))
    expect(spoilt.length).toBeGreaterThan(10_000)
  })
})

describe.each(drifts.flat())('the drift "$name"', ({ file, rows }) => {
  test('goes further every week', () => {
    const list = first(9, 2)
    const [now, old] = [fileOf(list[1] as Week, file), fileOf(list[0] as Week, file)]
    const become = (weeks: number) => textOf({ ...now, rows: rows(now, weeks, old, random(1)) })
    expect(become(1)).not.toBe(textOf(now))
    expect(become(8)).not.toBe(textOf(now))
    expect(become(1).length).toBeGreaterThan(10_000)
  })
})

test('files that have a fault each are put into one run', () => {
  const packs = packed(faults, 3)
  expect(packs.flat()).toHaveLength(faults.length)
  for (const pack of packs) expect(new Set(pack.map(({ file }) => file)).size).toBe(pack.length)
})
