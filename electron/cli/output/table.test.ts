import { expect, test } from 'vitest'
import { table } from './table.ts'

const bold = (text: string) => text

test('lines up columns, numbers to the right, by the width on screen', () => {
  const lines = table(
    [{ title: 'File' }, { title: 'Rows', align: 'right' }],
    [
      ['日本.csv', '1,804'],
      ['b.csv', '7'],
    ],
    { bold },
  )
  expect(lines).toEqual(['File       Rows', '日本.csv  1,804', 'b.csv         7'])
})

test('narrows the widest column to fit the terminal', () => {
  const lines = table([{ title: 'A' }, { title: 'B' }], [['x'.repeat(60), 'short']], { bold, columns: 30 })
  expect(lines[1]).toBe(`${'x'.repeat(22)}…  short`)
})

test('keeps a row on one line', () => {
  expect(table([{ title: 'A' }], [['a\nb\u001b[2J']], { bold })[1]).toBe('a⏎b\\u001b[2J')
})
