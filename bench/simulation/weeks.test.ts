import { expect, test } from 'vitest'
import { faults } from './faults.ts'
import { header, type Week, weeks } from './weeks.ts'

function first(seed: number, count: number): Week[] {
  const list: Week[] = []
  for (const week of weeks(seed)) if (list.push(week) === count) break
  return list
}

const numbers = ({ records }: Week) => new Set(records.map((cells) => cells[0]))

test('the same seed gives the same weeks, another one others', () => {
  expect(first(1, 3)).toEqual(first(1, 3))
  expect(first(2, 1)).not.toEqual(first(1, 1))
})

test('about 3 % of the facilities open, close or change from week to week, and the list grows', () => {
  const list = first(5, 40)
  for (const [index, week] of list.slice(1).entries()) {
    const before = list[index] as Week
    const known = numbers(before)
    const opened = week.records.filter((cells) => !known.has(cells[0])).length
    expect(opened / week.records.length).toBeGreaterThan(0.003)
    expect(opened / week.records.length).toBeLessThan(0.025)
  }
  expect(list.at(-1)?.records.length).toBeGreaterThan(list[0]?.records.length as number)
})

test.each(faults)('the fault "$name" changes the file and keeps its width', ({ spoil }) => {
  const list = first(9, 8)
  const week = list.at(-1) as Week
  const spoilt = spoil(week, list.slice(0, -1), 9)
  expect(spoilt).not.toEqual(week.records)
  expect(spoilt.length).toBeGreaterThan(0)
  expect(spoilt.every((cells) => cells.length === header.length)).toBe(true)
})
