import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../db/connection/connect.ts'
import { sourceById } from '../../sources/index.ts'
import { sourceColumns } from '../../sources/source.ts'
import { databaseForEach } from '../../testing/database.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { makeMappingTable } from '../../testing/oldRegistry.ts'
import { openEngine } from '../engine.ts'
import { openRegistry } from '../openRegistry.ts'
import { preview } from '../review/preview.ts'
import { updateRegistry } from '../updateRegistry.ts'
import { knownSources, requireKnown } from './knownSources.ts'
import { useSourcesFolder } from './sourcesFolder.ts'
import { saveVersion, sourceHistory } from './sourceVersions.ts'

const { folder, write } = testFiles()
const database = databaseForEach()
let client: Client
const notices: string[] = []
const update = () => updateRegistry(client, (notice) => notices.push(notice))

/** A registry as it was before 018. */
beforeEach(async () => {
  notices.length = 0
  client = await database.connect('tests')
  await update()
  await client.query('delete from loader.migration where version = 18')
  await makeMappingTable(client)
})
afterEach(() => useSourcesFolder(null))

const chose = (source: string, column: string, fileColumn: string, who: string, day: string) =>
  client.query(
    `insert into loader.mapping (source, column_name, file_column, who, changed_at) values ($1, $2, $3, $4, $5)`,
    [source, column, fileColumn, who, `${day}T08:00:00Z`],
  )
const historyOf = async (id: string) =>
  (await sourceHistory(client, id))
    .map(({ version, who, savedAt, why }) => [version, who, savedAt.slice(0, 10), why])
    .reverse()
const chosenIn = async (id: string) =>
  Object.fromEntries(
    sourceColumns(requireKnown(await knownSources(client), id).source).flatMap(({ name, chosen }) =>
      chosen === undefined ? [] : [[name, chosen]],
    ),
  )
const isThere = async () =>
  (await client.query(`select to_regclass('loader.mapping') as there`)).rows[0].there !== null

test('each choice becomes a version, with who made it and when, and its table goes', async () => {
  const nevada = sourceById('nevada')
  await saveVersion(client, 'eve', { ...nevada, file: { ...nevada.file, title: 'Ours' } }, 'our name')
  await chose('texas', 'Phone', 'Telephone', 'bob', '2026-03-02')
  await chose('texas', 'Capacity', 'Total Places', 'ada', '2026-03-01')
  await chose('nevada', 'Phone', 'Daytime Line', 'ada', '2026-03-03')
  expect(await update()).toEqual(['018_chosen_columns'])
  expect(await historyOf('texas')).toEqual([
    [1, 'ada', '2026-03-01', 'Total Places feeds Capacity'],
    [2, 'bob', '2026-03-02', 'Telephone feeds Phone'],
  ])
  expect(await chosenIn('texas')).toEqual({ Capacity: 'Total Places', Phone: 'Telephone' })
  expect((await historyOf('nevada')).at(-1)).toEqual([2, 'ada', '2026-03-03', 'Daytime Line feeds Phone'])
  expect(requireKnown(await knownSources(client), 'nevada').source).toMatchObject({ title: 'Ours' })
  expect(await chosenIn('nevada')).toEqual({ Phone: 'Daytime Line' })
  expect([await isThere(), notices]).toEqual([false, []])
})

test('a choice of a column that there is no more says nothing, as before', async () => {
  await chose('texas', 'Long Gone', 'Telephone', 'bob', '2026-03-02')
  await update()
  expect([await historyOf('texas'), await isThere(), notices]).toEqual([[], false, []])
})

test('what the database can not keep is told', async () => {
  const sources = join(folder, 'sources')
  mkdirSync(sources)
  writeFileSync(join(sources, 'texas.json'), JSON.stringify(sourceById('texas').file))
  useSourcesFolder(sources)
  await chose('texas', 'Phone', 'Telephone', 'bob', '2026-03-02')
  await chose('atlantis', 'Phone', 'Telephone', 'bob', '2026-03-02')
  await chose('nevada', 'Phone', 'x'.repeat(201), 'bob', '2026-03-02')
  const engine = await openEngine({ databaseUrl: database.url, shell: 'test' })
  await engine.close()
  expect(engine.notices).toEqual(
    expect.arrayContaining([
      'The choice that Telephone feeds Phone in texas is not kept: write it to the file of the source, as `chosen` of the column.',
      'The choice that Telephone feeds Phone in atlantis is not kept: there is no such source.',
      expect.stringContaining('feeds Phone in nevada is not kept: the header is too long.'),
    ]),
  )
  expect([await historyOf('texas'), await historyOf('nevada'), await isThere()]).toEqual([[], [], false])
})

test('a registry that is only looked at keeps its table, and a preview reads as the load will', async () => {
  await chose('texas', 'Capacity', 'Total Places', 'ada', '2026-03-01')
  const header = texasHeader.map((name) => (name === 'Capacity' ? 'Total Places' : name))
  write('places.csv', csv([header, texasRecord(1, { Capacity: '44' })]))
  const capacity = async () => {
    const registry = await openRegistry({ databaseUrl: database.url })
    const known = await knownSources(registry?.client ?? null)
    await registry?.close()
    const { files } = await preview({
      ...{ folder, files: ['places.csv'], date: '2026-11-22', known },
      ...{ recordsPerFile: 1, examplesPerCause: 1 },
    })
    return files[0]?.records[0]?.values.capacity
  }
  expect([await capacity(), await isThere()]).toEqual([44, true])
  await update()
  expect([await capacity(), await isThere()]).toEqual([44, false])
})
