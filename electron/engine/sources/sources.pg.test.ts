import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { requireSource } from '../../sources/format/readSource.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { sourceText } from '../../testing/sourceFile.ts'
import { load } from '../load/load.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { findRunFiles } from '../runs/findRuns.ts'
import { knownSources, requireKnown } from './knownSources.ts'
import { readOtherwise } from './readOtherwise.ts'
import { useSourcesFolder } from './sourcesFolder.ts'
import { removeVersion, saveVersion, sourceHistory } from './sourceVersions.ts'

const { folder, write } = testFiles()
const database = testEngine()

const columns = ['Name', 'License', 'Beds', 'Kind', 'Visit']
const beds = { rule: 'count', from: 'Beds', to: 'capacity' }
const source = (parts: object = {}) => requireSource(sourceText({ columns, ...parts }), 'invented.json')
const save = (parts: object = {}, why: string | null = null) =>
  saveVersion(database.engine.client, database.engine.who, source(parts), why)
const rows = (text: string) => `Name,License,Beds,Kind,Visit\n${text}`

beforeEach(async () => {
  const { client } = database.engine
  await client.query('delete from loader.source_version')
})
afterEach(() => useSourcesFolder(null))

const loaded = (name: string, date: string, more: Partial<LoadRequest> = {}) =>
  load(database.engine, { folder, files: [name], date, mode: 'new', publish: 'always', ...more })

const capacities = async (schema: string | null) =>
  (
    await database.engine.client.query<{ capacity: number | null; attributes: object }>(
      `select capacity, attributes from ${schema}.facility order by facility_id`,
    )
  ).rows

describe('a source in the database', () => {
  test('has versions with who, when and why, and the newest counts', async () => {
    const { client } = database.engine
    expect(await save()).toEqual({ version: 1, isNew: true })
    expect(await save()).toEqual({ version: 1, isNew: false })
    expect(await save({ rules: [beds] }, 'the beds count')).toEqual({ version: 2, isNew: true })
    const one = requireKnown(await knownSources(client), 'invented')
    expect(one).toMatchObject({ from: 'database', version: 2, why: 'the beds count', hides: [] })
    expect(one.source.rules.flatMap(({ targets }) => targets)).toContain('capacity')
    expect(await removeVersion(client, 'a person', 'invented', null)).toBe(3)
    expect((await knownSources(client)).some(({ source: { id } }) => id === 'invented')).toBe(false)
    expect(
      (await sourceHistory(client, 'invented')).map(({ version, sha256 }) => [version, sha256 === null]),
    ).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    await expect(removeVersion(client, 'a person', 'invented', null)).rejects.toMatchObject({
      code: 'unknown-source',
    })
    expect(() => requireKnown([one], 'invente')).toThrow(
      expect.objectContaining({ hint: 'Is invented meant?' }),
    )
  })

  test('reads files of its layout, and each run keeps what read it', async () => {
    await save({ rules: [beds] })
    write('kept.csv', rows('ACORN,1,12,,\n'))
    const { run } = await loaded('kept.csv', '2026-03-01')
    const [file] = await findRunFiles(database.engine.client, run.runId)
    expect(file).toMatchObject({ source: 'invented', sourceVersion: 1, sourceFrom: 'database' })
    expect(file?.sourceSha256).toHaveLength(64)
    expect(await capacities(run.schema)).toEqual([{ capacity: 12, attributes: {} }])
  })

  test('tells of a newer version, and reads a date again as then or as now', async () => {
    await save()
    write('again.csv', rows('ACORN,1,12,,\n'))
    const first = await loaded('again.csv', '2026-03-02')
    await save({ rules: [beds] }, 'the beds count')
    const now = await loaded('again.csv', '2026-03-02', { mode: 'replace' })
    expect(now.notices.join()).toMatch(
      /invented is read by version 2 \(.*the beds count\), and not by version 1 as run/,
    )
    expect(await capacities(now.run.schema)).toEqual([{ capacity: 12, attributes: {} }])
    const found = await readOtherwise(database.engine.client, now.run.runId, first.run.runId)
    expect(found).toEqual([
      {
        source: 'invented',
        says: expect.stringMatching(
          /^invented was read by version 2 \(.*the beds count\), and not by version 1 \(.* as in run \d+ of 2026-03-02: what changed may/,
        ),
      },
    ])
    expect(await readOtherwise(database.engine.client, now.run.runId, now.run.runId)).toEqual([])
    await save({ rules: [] }, 'no, they do not')
    const then = await loaded('again.csv', '2026-03-02', { mode: 'replace', asThen: true })
    expect(await capacities(then.run.schema)).toEqual([{ capacity: 12, attributes: {} }])
    const later = await loaded('again.csv', '2026-03-03')
    // the published run before: that of the same source
    expect(await readOtherwise(database.engine.client, later.run.runId, null)).toMatchObject([
      { says: expect.stringContaining(`run ${then.run.runId} of`) },
    ])
    expect(await capacities(later.run.schema)).toEqual([{ capacity: null, attributes: { beds: '12' } }])
  })

  test('sets aside what it leaves out, by its rule', async () => {
    await save({
      file: { only: { column: 'Kind', is: ['Center', ''] }, onePer: { column: 'License', drop: ['Visit'] } },
    })
    write(
      'aside.csv',
      rows(
        'ACORN,1,12,Center,1/2/2025\nACORN,1,12,Center,2/3/2025\nOAK,2,5,Camp,\nELM,3,5,,4/5/2025\nACORN,1,,,\n,4,,,\n',
      ),
    )
    const { run, files } = await loaded('aside.csv', '2026-03-04')
    expect([run.rowsRead, run.rowsLoaded, run.rowsRejected, run.rowsSetAside]).toEqual([6, 2, 1, 3])
    expect(files[0]?.setAside).toEqual([
      { rule: 'onePer: License', count: 2, firstRecord: 2, firstLine: 3 },
      { rule: 'only: Kind is Center, blank', count: 1, firstRecord: 3, firstLine: 4 },
    ])
    expect((await capacities(run.schema)).map(({ attributes }) => attributes)).toEqual([
      { beds: '12', kind: 'Center' },
      { beds: '5' },
    ])
  })
})

describe('a folder of sources', () => {
  const own = join(folder, 'own')
  const put = (name: string, text: string) => {
    mkdirSync(join(own, name, '..'), { recursive: true })
    writeFileSync(join(own, name), text)
  }

  test('goes before the database, and that before what is shipped; which one was used is said', async () => {
    put('nevada/source.json', sourceText({ columns, id: 'texas', rules: [beds] }))
    put('package.json', '{"name": "no source"}')
    put('notes.txt', 'no source either')
    put('other.json', '{"$schema": "https://example.org/other.schema.json", "id": 5}')
    useSourcesFolder(own)
    await save({ id: 'texas' })
    const one = requireKnown(await knownSources(database.engine.client), 'texas')
    expect([one.from, one.hides, one.source.title]).toEqual(['folder', ['database', 'shipped'], 'Invented'])
    write('clash.csv', rows('ACORN,1,12,,\n'))
    const { notices } = await loaded('clash.csv', '2026-03-05')
    expect(notices.join()).toContain(
      'texas is read by the source of the folder, not by the one of the database or that comes with the program.',
    )
  })

  test.each([
    [
      'twice.json',
      sourceText({ id: 'texas' }),
      /twice\.json, line 1, id: the id texas stands in nevada\/source\.json too/,
    ],
    ['wrong.json', sourceText({ id: 'NO' }), /wrong\.json, line 3, id:/],
    [
      'large.json',
      `{"$schema": "leads-source-1.schema.json", "why": "${'x'.repeat(10_000_000)}"}`,
      /large\.json, line 1: is larger than 1 MiB/,
    ],
  ])('is refused with %s', async (name, text, says) => {
    put('nevada/source.json', sourceText({ id: 'texas' }))
    put(name, text)
    useSourcesFolder(own)
    await expect(knownSources(null)).rejects.toThrow(says)
    put(name, '{}')
  })

  test('that is not there is told', async () => {
    useSourcesFolder(join(folder, 'nowhere'))
    await expect(knownSources(null)).rejects.toMatchObject({ code: 'usage' })
  })
})
