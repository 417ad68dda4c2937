import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ReviewState } from '../../../shared/window/review.ts'
import { fileDrift } from '../../engine/files/inspect/fileDrift.ts'
import { createInspections } from '../../engine/files/inspect/inspections.ts'
import { samplesOf } from '../../engine/files/inspect/samples.ts'
import { dateBase } from '../../engine/files/readInto.ts'
import { load } from '../../engine/load/load.ts'
import { runsBefore } from '../../engine/review/runsBefore.ts'
import { chooseColumn } from '../../engine/sources/chooseColumn.ts'
import { knownSources } from '../../engine/sources/knownSources.ts'
import { saveVersion, sourceHistory, takeBackVersion } from '../../engine/sources/sourceVersions.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { createFiles } from '../files/files.ts'
import { type FileViewParts, fileCard, fileMapping, recentFiles, sampleFiles } from '../files/fileViews.ts'
import { createReadBy } from '../sources/readBy.ts'
import { createEditBook } from './editBook.ts'
import { createReviews } from './reviews.ts'

const { folder, write } = testFiles()
const database = testEngine()

function open() {
  const files = createFiles()
  const inspect = createInspections()
  const states: ReviewState[] = []
  const reviews = createReviews({
    pathOf: files.pathOf,
    inspect,
    corrections: async () => [],
    book: createEditBook(),
    who: async () => 'ada',
    onEdit: () => undefined,
    baseOf: (date) => dateBase(database.engine.client, database.engine.target.connection, date),
    beforeOf: (asked) => runsBefore(database.engine.client, database.engine.target.connection, asked),
    sources: () => knownSources(database.engine.client),
    saveSource: async (source, why) =>
      (await saveVersion(database.engine.client, 'ada', source, why)).version,
    onChange: (state) => states.push(state),
  })
  const views: FileViewParts = {
    files,
    inspect,
    samples: samplesOf,
    drift: fileDrift,
    readBy: createReadBy(async () => database.engine),
    engine: async () => database.engine,
    samplesFolder: folder,
    lastFolder: () => folder,
  }
  const choose = async (name: string) => (await files.add([join(folder, name)]))[0]?.id ?? ''
  const done = async (reviewId: string) => {
    while (!reviews.state(reviewId).done) await new Promise((resolve) => setTimeout(resolve, 20))
    return reviews.state(reviewId)
  }
  return { files, reviews, states, views, choose, done }
}

test('a review is of the files by their ids, and a new one ends the one before', async () => {
  write('one.csv', texas(700))
  write('two.csv', texas(300, 600))
  const { reviews, states, choose, done } = open()
  const [one, two] = [await choose('one.csv'), await choose('two.csv')]
  const files = [two, one].map((id) => ({ id, source: null, sheet: null }))
  const { reviewId } = await reviews.open({ files, date: '2026-11-22', add: false })
  const state = await done(reviewId)
  expect(state.files.map(({ id, name, counts }) => [id, name, counts.read, counts.rejected])).toEqual([
    [two, 'two.csv', 300, 0],
    [one, 'one.csv', 700, 101],
  ])
  expect(state.files[1]?.causes).toEqual([{ severity: 'reject', cause: 'repeat', count: 101 }])
  expect(states.at(-1)).toEqual(state)
  expect(await reviews.problem({ reviewId, id: one, from: 0, direction: 'next', cause: null })).toEqual({
    record: 600,
  })
  expect(await reviews.rows({ reviewId, id: two, from: 299, count: 9 })).toHaveLength(2)
  await expect(reviews.rows({ reviewId, id: 'other', from: 1, count: 1 })).rejects.toMatchObject({
    code: 'usage',
  })

  const next = await reviews.open({ files: files.slice(0, 1), date: '2026-11-22', add: false })
  expect(() => reviews.state(reviewId)).toThrow('closed')
  await reviews.close(reviewId)
  expect((await done(next.reviewId)).files).toHaveLength(1)
  await reviews.end()
})

test('a choice of a column shows in the card, the table and a review that is opened again', async () => {
  const header = texasHeader.map((name) => (name === 'Capacity' ? 'Total Places' : name))
  write('places.csv', csv([header, texasRecord(1, { Capacity: '44' })]))
  const { reviews, views, choose } = open()
  const id = await choose('places.csv')
  const capacity = async () => {
    const { reviewId } = await reviews.open({
      files: [{ id, source: null, sheet: null }],
      date: '2026-11-22',
      add: false,
    })
    const [row] = await reviews.rows({ reviewId, id, from: 1, count: 1 })
    return row?.cleaned?.capacity
  }
  expect(await capacity()).toBeNull()
  expect((await fileCard(views, id, null)).missingColumns).toEqual(['Capacity'])
  const { client, who } = database.engine
  await chooseColumn(client, who, { source: 'texas', column: 'Capacity', fileColumn: 'Total Places' })
  expect(await capacity()).toBe(44)
  expect(await fileCard(views, id, null)).toMatchObject({
    missingColumns: [],
    addedColumns: [],
    alreadyLoaded: null,
  })
  const { rows } = await fileMapping(views, { id, source: 'texas', sheet: null })
  expect(rows.find(({ column }) => column === 'Capacity')?.status).toBe('changed')
  await chooseColumn(client, who, { source: 'texas', column: 'Capacity', fileColumn: null })
  expect(await capacity()).toBeNull()
  await reviews.end()
})

test('a file that can not be read has a card that says why, also without a database', async () => {
  write('empty.csv', '')
  const { views, choose } = open()
  const id = await choose('empty.csv')
  expect(await fileCard({ ...views, engine: async () => null }, id, null)).toMatchObject({
    id,
    name: 'empty.csv',
    encoding: null,
    recognition: { kind: 'unreadable', error: { code: 'file-empty', file: 'empty.csv' } },
  })
})

test('recent files and samples are given by id, without their paths', async () => {
  write('notes.md', 'no')
  write('~$sheet.xlsx', 'no')
  for (const name of ['sheet.xlsx', 'packed.zip', 'LIST.TSV', 'list.txt.gz']) write(name, 'any')
  write('last.csv', texas(1))
  // files written within a clock tick are equally new
  utimesSync(join(folder, 'last.csv'), new Date(), new Date(Date.now() + 10_000))
  const { views, files } = open()
  const recent = await recentFiles(views)
  expect(recent.files[0]?.name).toBe('last.csv')
  const names = recent.files.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['sheet.xlsx', 'packed.zip', 'LIST.TSV', 'list.txt.gz']))
  expect(names.filter((name) => /^~|md$/.test(name))).toEqual([])
  expect(JSON.stringify([recent, await sampleFiles(views)])).not.toContain(folder)
  expect(files.pathOf(recent.files[0]?.id ?? '')).toBe(join(folder, 'last.csv'))
  expect(await recentFiles({ ...views, lastFolder: () => undefined })).toEqual({ folder: null, files: [] })
})

test('files that are added are counted over what the date holds, as the load counts them', async () => {
  write('held.csv', texas(200))
  write('late.csv', texas(60, 150))
  const request = { folder, files: ['held.csv'], date: '2026-12-06', mode: 'new', publish: 'always' } as const
  await load(database.engine, request)
  const { reviews, choose, done } = open()
  const files = [{ id: await choose('late.csv'), source: null, sheet: null }]
  const opened = await reviews.open({ files, date: request.date, add: true })
  const { files: added } = await done(opened.reviewId)
  const again = await reviews.open({ files, date: request.date, add: false })
  const { files: alone } = await done(again.reviewId)
  await reviews.end()
  expect(added[0]?.counts).toMatchObject({ read: 60, loaded: 9, rejected: 51 })
  expect(alone[0]?.counts).toMatchObject({ read: 60, loaded: 60, rejected: 0 })
  const { run } = await load(database.engine, { ...request, files: ['late.csv'], mode: 'add' })
  expect(run).toMatchObject({ rowsRead: 60, rowsLoaded: 9, rowsRejected: 51 })
})

test('what is kept as a rule is how later files of the source are read, until it is taken back', async () => {
  const { client } = database.engine
  const rows = [1, 2, 3].map((n) => texasRecord(n, { City: n < 3 ? 'see file' : 'AUSTIN' }))
  write('ruled.csv', csv([texasHeader, ...rows]))
  const { reviews, choose, done } = open()
  const id = await choose('ruled.csv')
  const files = [{ id, source: null, sheet: null }]
  const review = async () => {
    const { reviewId } = await reviews.open({ files, date: '2026-11-22', add: false })
    await done(reviewId)
    const [row] = await reviews.rows({ reviewId, id, from: 1, count: 1 })
    return { reviewId, city: row?.cleaned?.city, place: texasHeader.indexOf('City') }
  }
  const before = await review()
  expect(before.city).toBe('see file')
  const ask = {
    reviewId: before.reviewId,
    id,
    record: 1,
    place: before.place,
    to: '',
    why: 'The state says so.',
  }
  const kept = await reviews.keepRule(ask)
  expect(kept).toEqual({
    source: 'texas',
    version: expect.any(Number),
    says: expect.stringContaining("'see file' in City is no value"),
  })
  expect((await review()).city).toBeNull()
  // edits of such a file are found for its load, too
  const { reviewId } = await review()
  await reviews.edit({
    reviewId,
    edits: [{ kind: 'cell', id, record: 3, place: before.place, to: 'DALLAS', why: null, standing: false }],
  })
  expect((await reviews.editsFor(files))?.document.files).toHaveLength(1)
  await takeBackVersion(client, 'ada', 'texas', kept.version)
  expect((await review()).city).toBe('see file')
  expect((await sourceHistory(client, 'texas'))[0]).toMatchObject({
    version: kept.version + 1,
    sha256: null,
    why: `takes back version ${kept.version}`,
  })
  await expect(takeBackVersion(client, 'ada', 'texas', kept.version)).rejects.toThrow('another version')
})
