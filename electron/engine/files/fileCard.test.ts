import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from '../../sources/index.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { fileLook } from './fileCard.ts'
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
