import { expect, test } from 'vitest'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { readyValue } from './loadable.ts'
import { createMappingStore, mappingObstacle, mappingProblems } from './mapping.ts'

const files = [
  { id: 'f1', source: 'nevada' },
  { id: 'f3', source: 'texas' },
]

async function opened() {
  let inspected = 0
  const mapping = createMappingStore(
    createFakeBridge('full'),
    () => {},
    async () => {
      inspected += 1
    },
  )
  await mapping.getState().open(files)
  const tableOf = (id: string) => readyValue(mapping.getState().tables[id] ?? { state: 'loading' })
  return { mapping, tableOf, inspected: () => inspected }
}

test('shows the first file and counts what is missing', async () => {
  const { mapping, tableOf } = await opened()
  expect(mapping.getState().fileId).toBe('f1')
  expect([tableOf('f1'), tableOf('f3')].map((table) => table && mappingProblems(table))).toEqual([0, 1])
  expect(mappingObstacle(mapping.getState().tables)).toBeNull()
})

test('another column for a rule is shown at once, and makes the review before it stale', async () => {
  const { mapping, tableOf, inspected } = await opened()
  await mapping.getState().choose('nevada', 'Phone', 'Status')
  const row = tableOf('f1')?.rows.find(({ column }) => column === 'Phone')
  expect(row).toMatchObject({ fileColumn: 'Status', status: 'changed' })
  expect(mapping.getState().version).toBe(1)
  expect(inspected()).toBe(1)
  await mapping.getState().choose('nevada', 'Phone', null)
  expect(tableOf('f1')?.rows.find(({ column }) => column === 'Phone')?.status).toBe('mapped')
})

test('a required column without a file column stops the way on', async () => {
  const { tableOf } = await opened()
  const table = tableOf('f1')
  if (table === null) throw new Error('no table')
  const rows = table.rows.map((row) => (row.required ? { ...row, fileColumn: null } : row))
  expect(mappingObstacle({ f1: { state: 'ready', value: { ...table, rows } } })).toContain('Name')
})

test('a file that was removed leaves its table', async () => {
  const { mapping } = await opened()
  mapping.getState().show('f1')
  await mapping.getState().open([{ id: 'f3', source: 'texas' }])
  expect(Object.keys(mapping.getState().tables)).toEqual(['f3'])
  expect(mapping.getState().fileId).toBe('f3')
})

// "Problems" of last week's files hid all columns of this week's.
test('the filter stays with its files, and is left behind by others', async () => {
  const { mapping } = await opened()
  mapping.getState().setFilter('problems')
  await mapping.getState().open(files)
  expect(mapping.getState().filter).toBe('problems')
  await mapping.getState().open([{ id: 'f9', source: 'texas' }])
  expect(mapping.getState().filter).toBe('all')
})
