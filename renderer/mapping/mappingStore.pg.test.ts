import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { csv } from '../../electron/testing/invent/csv.ts'
import { nevadaHeader, texasHeader } from '../../electron/testing/invent/headers.ts'
import { nevadaRow, texasRecord } from '../../electron/testing/invent/numbered.ts'
import { testWindow } from '../../electron/testing/window.ts'
import { readyValue } from '../components/loadable.ts'
import { createMappingStore, type MappedFile, mappingObstacle, mappingProblems } from './mappingStore.ts'

const window = testWindow()
let files: MappedFile[] = []

/** The second file lacks a column that a rule names. */
beforeAll(async () => {
  const capacity = texasHeader.indexOf('Capacity')
  const without = (row: readonly string[]) => row.filter((_, index) => index !== capacity)
  const nevada = nevadaHeader.map((column) => nevadaRow(1)[column] ?? '')
  writeFileSync(join(window.folder, 'nevada.csv'), csv([nevadaHeader, nevada]))
  writeFileSync(join(window.folder, 'texas.csv'), csv([texasHeader, texasRecord(1)].map(without)))
  window.choose('nevada.csv', 'texas.csv')
  const chosen = await window.bridge.files.choose()
  files = chosen.ok
    ? chosen.value.map(({ id, name }) => ({ id, source: name.replace('.csv', ''), sheet: null }))
    : []
})

async function opened() {
  let inspected = 0
  const mapping = createMappingStore(
    window.bridge,
    () => {},
    async () => {
      inspected += 1
    },
  )
  await mapping.getState().open(files)
  const tableOf = (id: string) => readyValue(mapping.getState().tables[id] ?? { state: 'loading' })
  const [nevada = '', texas = ''] = files.map(({ id }) => id)
  return { mapping, tableOf, nevada, texas, inspected: () => inspected }
}

test('shows the first file and counts what is missing', async () => {
  const { mapping, tableOf, nevada, texas } = await opened()
  expect(mapping.getState().fileId).toBe(nevada)
  expect([tableOf(nevada), tableOf(texas)].map((table) => table && mappingProblems(table))).toEqual([0, 1])
  expect(mappingObstacle(mapping.getState().tables)).toBeNull()
})

test('another column for a rule is shown at once, and makes the review before it stale', async () => {
  const { mapping, tableOf, nevada, inspected } = await opened()
  await mapping.getState().choose('nevada', 'Phone', 'Status')
  const row = tableOf(nevada)?.rows.find(({ column }) => column === 'Phone')
  expect(row).toMatchObject({ fileColumn: 'Status', status: 'changed' })
  expect(mapping.getState().version).toBe(1)
  expect(inspected()).toBe(1)
  await mapping.getState().choose('nevada', 'Phone', null)
  expect(tableOf(nevada)?.rows.find(({ column }) => column === 'Phone')?.status).toBe('mapped')
})

test('a required column without a file column stops the way on', async () => {
  const { tableOf, nevada } = await opened()
  const table = tableOf(nevada)
  if (table === null) throw new Error('no table')
  const rows = table.rows.map((row) => (row.required ? { ...row, fileColumn: null } : row))
  expect(mappingObstacle({ [nevada]: { state: 'ready', value: { ...table, rows } } })).toContain('Name')
})

test('a file that was removed leaves its table', async () => {
  const { mapping, nevada, texas } = await opened()
  mapping.getState().show(nevada)
  await mapping.getState().open([{ id: texas, source: 'texas', sheet: null }])
  expect(Object.keys(mapping.getState().tables)).toEqual([texas])
  expect(mapping.getState().fileId).toBe(texas)
})

// "Problems" of last week's files hid all columns of this week's.
test('the filter stays with its files, and is left behind by others', async () => {
  const { mapping } = await opened()
  mapping.getState().setFilter('problems')
  await mapping.getState().open(files)
  expect(mapping.getState().filter).toBe('problems')
  await mapping.getState().open([{ id: 'f9', source: 'texas', sheet: null }])
  expect(mapping.getState().filter).toBe('all')
})
