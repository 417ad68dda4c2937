import { appendFileSync, renameSync, truncateSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inputFolder } from '../testing/inputs.ts'
import { inspectFile } from './inspect.ts'
import { readRecords } from './records.ts'

const write = inputFolder()
const text = `a,b\n${'1,"two, three"\n'.repeat(1000)}`
const changed = { code: 'file-changed', message: 'invented.csv changed while it was read.' }

const changes: [what: string, change: (path: string) => void][] = [
  ['cut off inside a quoted cell', (path) => truncateSync(path, text.length - 5)],
  ['cut off to nothing', (path) => truncateSync(path, 0)],
  ['appended to', (path) => appendFileSync(path, '4,5\n')],
  ['replaced by one with the same bytes', (path) => renameSync(write(text), path)],
  ['deleted', (path) => unlinkSync(path)],
  ['changed in one byte', (path) => writeFileSync(path, text.replace(/1(?=[^1]*$)/, '2'))],
]

describe('ends with file-changed when, while it is read, the file is', () => {
  test.each(changes)('%s', async (_what, change) => {
    const path = write(text)
    utimesSync(path, 1e9, 1e9)
    const file = await inspectFile(path, 'invented.csv')
    const reading = (async () => {
      let pulled = 0
      for await (const _ of readRecords(file, { batchBytes: 1024 })) {
        if (++pulled === 2) change(path)
      }
    })()
    await expect(reading).rejects.toMatchObject(changed)
  })
})

describe('ends with file-changed or file-missing when, since its inspection, the file was', () => {
  test.each(changes.filter(([what]) => !what.includes('same bytes')))('%s', async (what, change) => {
    const path = write(text)
    utimesSync(path, 1e9, 1e9)
    const file = await inspectFile(path, 'invented.csv')
    change(path)
    const expected = what === 'deleted' ? { code: 'file-missing' } : changed
    const reading = (async () => {
      for await (const _ of readRecords(file));
    })()
    await expect(reading).rejects.toMatchObject(expected)
    const middle = readRecords(file, { from: { record: 2, line: 3, byteOffset: 19 } })
    await expect(middle.next()).rejects.toMatchObject(expected)
  })
})

test('a file that was only touched since its inspection is read', async () => {
  const path = write(text)
  const file = await inspectFile(path, 'invented.csv')
  utimesSync(path, 1e9, 1e9)
  let records = 0
  for await (const batch of readRecords(file)) records += batch.count
  expect(records).toBe(1000)
})
