import { open } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inputFolder } from '../testing/inputs.ts'
import { readBatches } from './batches.ts'
import { inspectFile } from './inspect.ts'
import { maximumRecordBytes } from './limits.ts'
import { readRecords } from './records.ts'

const write = inputFolder()
const megabyte = 1024 * 1024

async function problemsOf(text: string) {
  const file = await inspectFile(write(text), 'invented.csv')
  const problems = []
  for await (const batch of readRecords(file)) problems.push(...batch.problem)
  return problems
}

async function errorOf(path: string): Promise<unknown> {
  try {
    for await (const _ of readRecords(await inspectFile(path, 'invented.csv')));
  } catch (error) {
    return error
  }
  return null
}

test('a cell of 1 MiB is read, one byte more refuses its record and no other', async () => {
  const most = 'x'.repeat(megabyte)
  expect(await problemsOf(`a,b\n1,${most}\n"${most.slice(1)}""",2\n`)).toEqual([null, null])
  expect(await problemsOf(`a,b\n1,2\n3,${most}x\n"""${most}",4\n5,6\n`)).toEqual([
    null,
    { cause: 'cell_too_large', why: 'a cell is over 1 MiB', line: 3, column: 3, cell: 1 },
    { cause: 'cell_too_large', why: 'a cell is over 1 MiB', line: 4, column: 1, cell: 0 },
    null,
  ])
})

test('measures a cell in bytes of UTF-8', async () => {
  expect(await problemsOf(`a,b\n1,${'é'.repeat(megabyte / 2)}\n`)).toEqual([null])
  expect(await problemsOf(`a,b\n1,${'é'.repeat(megabyte / 2)}x\n`)).toMatchObject([
    { cause: 'cell_too_large' },
  ])
})

test('refuses a record of a million cells without cutting it', async () => {
  expect(await problemsOf(`a,b\n1,2\n${','.repeat(1_000_000)}\n3,4\n`)).toEqual([
    null,
    { cause: 'too_many_cells', why: 'the record has over 2,000 cells', line: 3, column: 2001, cell: 2000 },
    null,
  ])
})

test('a quoted cell full of commas is one cell', async () => {
  expect(await problemsOf(`a,b\n"${','.repeat(100_000)}",2\n`)).toEqual([null])
})

test('a header of 2,000 columns is read, one of 2,001 is not', async () => {
  const columns = Array.from({ length: 2001 }, (_, index) => `c${index}`)
  const inspected = await inspectFile(write(`${columns.slice(1).join()}\n1\n`), 'invented.csv')
  expect(inspected.header).toHaveLength(2000)
  expect(await errorOf(write(`${columns.join()}\n1\n`))).toMatchObject({ code: 'file-too-wide', line: 1 })
  expect(await errorOf(write(`${','.repeat(100_000)}\n1\n`))).toMatchObject({
    code: 'file-too-wide',
    line: 1,
  })
})

test('a record of 8 MiB is read, a longer one ends the load wherever the blocks are cut', async () => {
  const cell = 'x'.repeat(100_000)
  const record = `${cell},`.repeat(Math.floor(maximumRecordBytes / 100_001))
  const most = record + 'x'.repeat(maximumRecordBytes - record.length)
  expect(await problemsOf(`a,b\n1,2\n${most}\n3,4`)).toEqual([null, null, null])
  const file = await inspectFile(write(`a,b\n1,2\n${most}x\n3,4`), 'invented.csv')
  for (const batchBytes of [5 * megabyte, 9 * megabyte, 20 * megabyte]) {
    const batches = readRecords(file, { batchBytes })
    expect((await batches.next()).value).toMatchObject({ cells: [['1', '2']] })
    await expect(batches.next()).rejects.toMatchObject({ code: 'file-record-too-large', line: 3 })
  }
})

test('a file of one line of 30 MB is told apart without being held in memory', async () => {
  const error = await errorOf(write(Buffer.alloc(30_000_000, 'x')))
  expect(error).toMatchObject({ code: 'file-record-too-large', line: 1, file: 'invented.csv' })
})

test('a quote left open for 20 MB is named, and the rest of the file is not read', async () => {
  const path = write(`a,b\n1,2\n3,"4\n${'5,6\n'.repeat(5_000_000)}`)
  const file = await inspectFile(path, 'invented.csv')
  const handle = await open(path)
  let seen = 0
  const reading = (async () => {
    const batches = readBatches({
      handle,
      name: file.name,
      encoding: file.encoding,
      shape: file.shape,
      from: { record: 1, line: 1, byteOffset: 0 },
      skip: 1,
      batchBytes: 256 * 1024,
      seen: (bytes) => {
        seen += bytes.length
      },
    })
    for await (const _ of batches);
  })()
  await expect(reading).rejects.toMatchObject({
    code: 'file-record-too-large',
    message: expect.stringContaining('a quote opened in line 3, character 3'),
    line: 3,
    column: 3,
  })
  expect(seen).toBeLessThan(2 * maximumRecordBytes + megabyte)
  await handle.close()
})
