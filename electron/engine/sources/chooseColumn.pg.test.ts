import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspectFile } from '../../read/inspect.ts'
import { sourceById } from '../../sources/index.ts'
import { sourceColumns } from '../../sources/source.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { samplesOf } from '../files/inspect/samples.ts'
import { mappingTable } from '../files/mappingTable.ts'
import { load } from '../load/load.ts'
import { chooseColumn, chosenBy } from './chooseColumn.ts'
import { knownSources, requireKnown } from './knownSources.ts'
import { useSourcesFolder } from './sourcesFolder.ts'
import { canonicalText, keepDefinition, saveVersion, sourceHistory } from './sourceVersions.ts'

const { folder, write } = testFiles()
const database = testEngine()
beforeEach(async () => {
  await database.engine.client.query('delete from loader.source_version')
})
afterEach(() => useSourcesFolder(null))

const choose = (column: string, fileColumn: string | null) =>
  chooseColumn(database.engine.client, database.engine.who, { source: 'texas', column, fileColumn })

async function tableOf(name: string) {
  const file = await inspectFile(`${folder}/${name}`, name)
  const { client } = database.engine
  const texas = requireKnown(await knownSources(client), 'texas')
  return mappingTable(file, texas.source, await chosenBy(client, texas), await samplesOf(file))
}

/** Whose headers were chosen, as the source that counts says it. */
async function chosen(): Promise<Record<string, string>> {
  const { source } = requireKnown(await knownSources(database.engine.client), 'texas')
  return Object.fromEntries(
    sourceColumns(source).flatMap((column) =>
      column.chosen === undefined ? [] : [[column.name, column.chosen]],
    ),
  )
}

const history = async () =>
  (await sourceHistory(database.engine.client, 'texas')).map(({ version, why }) => [version, why])

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

test('a choice is a new version of the source with who, when and why, and the load follows it', async () => {
  const header = texasHeader.map((name) => (name === 'Capacity' ? 'Total Places' : name))
  write('places.csv', csv([header, texasRecord(1, { Capacity: '44' })]))
  await choose('Capacity', 'total places')
  const { client, who } = database.engine
  expect(await history()).toEqual([[1, 'total places feeds Capacity']])
  expect(requireKnown(await knownSources(client), 'texas')).toMatchObject({
    ...{ from: 'database', version: 1, who, hides: ['shipped'] },
  })
  const row = (await tableOf('places.csv')).rows.find(({ column }) => column === 'Capacity')
  expect(row).toMatchObject({ fileColumn: 'Total Places', status: 'changed', samples: ['44'] })
  expect(row?.changedBy?.who).toBe(who)
  expect(Date.parse(row?.changedBy?.at ?? '')).toBeGreaterThan(0)

  const { run, notices } = await load(database.engine, {
    folder,
    files: ['places.csv'],
    date: '2026-11-22',
    mode: 'new',
    publish: 'always',
  })
  const { rows } = await client.query('select capacity, attributes from leads_20261122.facility')
  expect(run.status).toBe('published')
  expect(rows).toEqual([{ capacity: 44, attributes: {} }])
  expect(notices.join()).toContain('texas is read by the source of the database')
})

test('a run of before choices were versions is read again as then by what was chosen', async () => {
  const { client } = database.engine
  const header = texasHeader.map((name) => (name === 'Capacity' ? 'Total Places' : name))
  write('then.csv', csv([header, texasRecord(1, { Capacity: '44' })]))
  const request = { folder, files: ['then.csv'], date: '2026-11-23', publish: 'always' } as const
  await choose('Capacity', 'Total Places')
  const { run } = await load(database.engine, { ...request, mode: 'new' })
  await choose('Capacity', null)
  const sha256 = await keepDefinition(client, canonicalText(sourceById('texas')))
  await client.query(
    `update loader.run_file set source_sha256 = $2, source_from = 'shipped', source_version = null where run_id = $1`,
    [run.runId, sha256],
  )
  const capacityOf = async (asThen: boolean) => {
    await load(database.engine, { ...request, mode: 'replace', asThen })
    return (await client.query('select capacity from leads_20261123.facility')).rows[0].capacity
  }
  expect(await capacityOf(true)).toBe(44)
  expect(await capacityOf(false)).toBeNull()
})

test('a version of another kind leaves a choice with who made it', async () => {
  const { client } = database.engine
  await chooseColumn(client, 'ada', { source: 'texas', column: 'Capacity', fileColumn: 'Total Places' })
  const { source } = requireKnown(await knownSources(client), 'texas')
  await saveVersion(client, 'bob', { ...source, file: { ...source.file, title: 'Texas' } }, 'shorter')
  await chooseColumn(client, 'eve', { source: 'texas', column: 'Phone', fileColumn: 'Telephone' })
  const known = requireKnown(await knownSources(client), 'texas')
  const by = await chosenBy(client, known)
  expect([...by].map(([column, { who }]) => [column, who])).toEqual([
    ['Phone', 'eve'],
    ['Capacity', 'ada'],
  ])
  expect(known.source.title).toBe('Texas')
})

test('taking a choice back, or choosing the usual header, brings back the source that is shipped', async () => {
  await choose('Capacity', 'Total Places')
  await choose('Capacity', null)
  expect(await chosen()).toEqual({})
  expect(requireKnown(await knownSources(database.engine.client), 'texas').from).toBe('shipped')
  await choose('Capacity', 'Total Places')
  await choose('Capacity', ' capacity ')
  expect(await chosen()).toEqual({})
  await choose('Capacity', null)
  expect(await history()).toEqual([
    [4, ' capacity  feeds Capacity'],
    [3, 'Total Places feeds Capacity'],
    [2, 'Capacity is read by its usual header again'],
    [1, 'Total Places feeds Capacity'],
  ])
})

test('a column of the file feeds one rule: chosen for another it is taken from the first', async () => {
  await choose('Capacity', 'Total Places')
  await choose('Facility ID', 'TOTAL-PLACES')
  expect(await chosen()).toEqual({ 'Facility ID': 'TOTAL-PLACES' })
  await choose('Facility ID', 'Capacity')
  await choose('Capacity', 'Capacity')
  expect(await chosen()).toEqual({})
})

test('choices of two people at once both count', async () => {
  const others = await Promise.all(['ada', 'bob'].map((who) => database.connect(who)))
  await Promise.all(
    [['Capacity', 'Total Places'] as const, ['Phone', 'Telephone'] as const].map(
      ([column, fileColumn], index) =>
        chooseColumn(others[index] as (typeof others)[number], `person ${index}`, {
          source: 'texas',
          column,
          fileColumn,
        }),
    ),
  )
  expect(await chosen()).toEqual({ Capacity: 'Total Places', Phone: 'Telephone' })
})

test('a source of the folder is refused: its file must be changed', async () => {
  const sources = join(folder, 'sources')
  mkdirSync(sources)
  writeFileSync(join(sources, 'texas.json'), JSON.stringify(sourceById('texas').file))
  useSourcesFolder(sources)
  await expect(choose('Capacity', 'Total Places')).rejects.toMatchObject({
    code: 'usage',
    message: 'texas is a file in the folder of sources, which goes first.',
    hint: 'Change it in that file.',
  })
  expect(await history()).toEqual([])
})

test.each([
  ['a source that is not known', { source: 'atlantis', column: 'Capacity', fileColumn: 'x' }],
  ['a column that no rule reads', { source: 'texas', column: '__proto__', fileColumn: 'x' }],
  ['a column without a header', { source: 'texas', column: 'Capacity', fileColumn: ' - ' }],
  ['a header that is no header', { source: 'texas', column: 'Capacity', fileColumn: 'x'.repeat(201) }],
])('refuses %s', async (_what, choice) => {
  const { client, who } = database.engine
  await expect(chooseColumn(client, who, choice)).rejects.toMatchObject({ code: 'usage' })
})
