import { beforeEach, expect, test } from 'vitest'
import { inspectFile } from '../../read/inspect.ts'
import { sourceById } from '../../sources/index.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import { samplesOf } from './inspect/samples.ts'
import { choicesOfSource, chooseColumn, mappingChoices } from './mapping.ts'
import { mappingTable } from './mappingTable.ts'

const { folder, write } = testFiles()
const database = testEngine()
beforeEach(async () => {
  await database.engine.client.query('delete from loader.mapping')
})

const choose = (column: string, fileColumn: string | null) =>
  chooseColumn(database.engine.client, database.engine.who, { source: 'texas', column, fileColumn })

async function tableOf(name: string) {
  const file = await inspectFile(`${folder}/${name}`, name)
  const choices = await choicesOfSource(database.engine.client, 'texas')
  return mappingTable(file, sourceById('texas'), choices, await samplesOf(file))
}

test('a table names columns, samples, targets and what no rule names', async () => {
  const header = [...texasHeader.slice(0, -1), 'Quality Rating', '']
  const rows = [1, 2, 3, 4, 5].map((number) => [
    ...texasRecord(number, { Type: number < 4 ? 'Licensed Center' : '  ' }).slice(0, -1),
    String(number),
    '',
  ])
  write('table.csv', csv([header, ...rows]))
  const { rows: mapped, unmapped, fileColumns } = await tableOf('table.csv')
  expect(mapped.slice(0, 2).map(({ column, required }) => [column, required])).toEqual([
    ['Operation', true],
    ['Operation Name', true],
  ])
  expect(mapped.find(({ column }) => column === 'Type')).toMatchObject({
    samples: ['Licensed Center'],
    targets: ['license.license_type', 'facility.facility_type'],
    status: 'mapped',
    changedBy: null,
  })
  expect(mapped.find(({ column }) => column === 'School')).toMatchObject({
    fileColumn: null,
    status: 'missing',
    samples: [],
  })
  expect(mapped.find(({ column }) => column === 'Agency Number')?.targets).toEqual([
    'attributes.agency_number',
  ])
  expect(unmapped).toEqual([
    { fileColumn: 'Quality Rating', attribute: 'quality_rating', samples: ['1', '2', '3'] },
  ])
  expect(fileColumns).not.toContain('')
})

test('a choice is remembered with who and when, and the load follows it', async () => {
  const header = texasHeader.map((name) => (name === 'Capacity' ? 'Total Places' : name))
  write('places.csv', csv([header, texasRecord(1, { Capacity: '44' })]))
  await choose('Capacity', 'total places')
  const row = (await tableOf('places.csv')).rows.find(({ column }) => column === 'Capacity')
  expect(row).toMatchObject({ fileColumn: 'Total Places', status: 'changed', samples: ['44'] })
  expect(row?.changedBy?.who).toBe(database.engine.who)
  expect(Date.parse(row?.changedBy?.at ?? '')).toBeGreaterThan(0)

  const { run } = await load(database.engine, {
    folder,
    files: ['places.csv'],
    date: '2026-11-22',
    mode: 'new',
    publish: 'always',
  })
  const { rows } = await database.engine.client.query(
    'select capacity, attributes from leads_20261122.facility',
  )
  expect(run.status).toBe('published')
  expect(rows).toEqual([{ capacity: 44, attributes: {} }])
})

test('taking a choice back, or choosing the usual header, leaves nothing behind', async () => {
  await choose('Capacity', 'Total Places')
  await choose('Capacity', null)
  expect(await mappingChoices(database.engine.client)).toEqual({})
  await choose('Capacity', 'Total Places')
  await choose('Capacity', ' capacity ')
  expect(await mappingChoices(database.engine.client)).toEqual({})
})

test('a column of the file feeds one rule: chosen for another it is taken from the first', async () => {
  await choose('Capacity', 'Total Places')
  await choose('Facility ID', 'TOTAL-PLACES')
  expect(await mappingChoices(database.engine.client)).toEqual({ texas: { 'Facility ID': 'TOTAL-PLACES' } })
  await choose('Facility ID', 'Capacity')
  await choose('Capacity', 'Capacity')
  expect(await mappingChoices(database.engine.client)).toEqual({})
})

test.each([
  ['a source that is not known', { source: 'atlantis', column: 'Capacity', fileColumn: 'x' }],
  ['a column that no rule reads', { source: 'texas', column: '__proto__', fileColumn: 'x' }],
  ['a column without a header', { source: 'texas', column: 'Capacity', fileColumn: ' - ' }],
])('refuses %s', async (_what, choice) => {
  const { client, who } = database.engine
  await expect(chooseColumn(client, who, choice)).rejects.toMatchObject({ code: 'usage' })
})
