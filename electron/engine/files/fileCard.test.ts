import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from '../../sources/index.ts'
import { testWorkbook, textRows } from '../../testing/archive.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { fileLook, unreadable } from './fileCard.ts'
import { createInspections } from './inspect/inspections.ts'

const { folder, write } = testFiles()
const inspect = createInspections()
const look = async (name: string) => fileLook(await inspect(join(folder, name), name), sources)

test('says which source a file is of and why, and how its columns differ', async () => {
  const header = [...texasHeader.filter((name) => name !== 'County'), 'Quality Rating']
  const row = [...texasRecord(1).filter((_cell, index) => texasHeader[index] !== 'County'), '4']
  write('drift.csv', csv([header, row]))
  expect(await look('drift.csv')).toMatchObject({
    name: 'drift.csv',
    encoding: 'utf-8',
    recognition: {
      kind: 'recognised',
      source: { id: 'texas', state: 'TX' },
      reason: '19 of 20 columns of texas',
    },
    missingColumns: ['County'],
    addedColumns: ['Quality Rating'],
  })
})

test('says which source is nearest to a file of none, what it lacks, and which others there are', async () => {
  write('other.csv', 'Name,County,Colour\na,b,c\n')
  const { recognition, sources: others } = await look('other.csv')
  expect(recognition).toMatchObject({
    kind: 'unknown',
    nearest: { id: 'nevada' },
    reason: 'nearest is nevada, lacks Credential Number',
  })
  expect(others.map(({ id }) => id)).toEqual(sources.map(({ id }) => id))
})

test('a file is looked at again once it has changed, also to the same size', async () => {
  write('again.csv', texas(3))
  const first = await inspect(join(folder, 'again.csv'), 'again.csv')
  expect((await inspect(join(folder, 'again.csv'), 'renamed')).sha256).toBe(first.sha256)
  write('again.csv', texas(3, 4))
  utimesSync(join(folder, 'again.csv'), 1, 1)
  const second = await inspect(join(folder, 'again.csv'), 'again.csv')
  expect(second.bytes).toBe(first.bytes)
  expect(second.sha256).not.toBe(first.sha256)
})

test('a file that could not be read is tried again', async () => {
  await expect(inspect(join(folder, 'late.csv'), 'late.csv')).rejects.toMatchObject({ code: 'file-missing' })
  write('late.csv', texas(1))
  expect((await inspect(join(folder, 'late.csv'), 'late.csv')).name).toBe('late.csv')
})

const sheetOf = (name: string, ...rows: string[][]) => ({ name, rows: textRows(rows) })

test('names the sheets of a workbook, and each sheet that is asked for is looked at once', async () => {
  const sheets = [
    sheetOf('Homes', [...texasHeader], [...texasRecord(1)]),
    sheetOf('Centers', [...texasHeader], [...texasRecord(2)]),
    { ...sheetOf('Notes'), state: 'hidden' as const },
  ]
  write('book.xlsx', testWorkbook({ sheets }))
  const lookAt = (sheet?: string) => inspect(join(folder, 'book.xlsx'), 'book.xlsx', { sheet })
  const first = await lookAt()
  const second = await lookAt('Centers')
  const names = [
    { name: 'Homes', isHidden: false },
    { name: 'Centers', isHidden: false },
    { name: 'Notes', isHidden: true },
  ]
  expect(fileLook(first, sources).workbook).toEqual({ sheet: 'Homes', sheets: names })
  expect(fileLook(second, sources).workbook).toEqual({ sheet: 'Centers', sheets: names })
  expect(second.text.path).not.toBe(first.text.path)
  expect((await lookAt('Centers')).text.path).toBe(second.text.path)
  expect((await lookAt()).text.path).toBe(first.text.path)
})

test('names the sheets of a workbook also where the one that was read holds no table', async () => {
  const sheets = [sheetOf('Cover'), sheetOf('Homes', [...texasHeader], [...texasRecord(1)])]
  write('cover.xlsx', testWorkbook({ sheets }))
  const refused = async (sheet?: string) =>
    unreadable(
      'cover.xlsx',
      1,
      await inspect(join(folder, 'cover.xlsx'), 'cover.xlsx', { sheet }).catch((error) => error),
      sources,
    ).workbook
  expect(await refused()).toMatchObject({ sheet: 'Cover', sheets: [{ name: 'Cover' }, { name: 'Homes' }] })
  expect(await refused('Schools')).toMatchObject({ sheet: 'Schools', sheets: { length: 2 } })
})
