import { expect, test } from 'vitest'
import { databaseForEach } from '../../testing/database.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { nevadaHeader } from '../../testing/invent/headers.ts'
import { nevadaRows, texas } from '../../testing/invent/numbered.ts'
import { type Engine, openEngine } from '../engine.ts'
import { load } from '../load/load.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { deleteRun, planDelete, publish } from '../runs/change/changeRun.ts'
import { findRunEvents } from '../runs/runDetails.ts'
import { setPaused, sourcePauses } from './pauses.ts'
import { sourceViews } from './sourceViews.ts'
import { vanishCheck } from './vanishedSources.ts'

const database = databaseForEach()
const { folder, write } = testFiles()
const nevadaFile = (count: number) =>
  csv([nevadaHeader, ...nevadaRows(count).map((row) => nevadaHeader.map((column) => row[column] ?? ''))])
write('texas.csv', texas(20))
write('nevada.csv', nevadaFile(30))

async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ databaseUrl: database.url, shell: 'test' })
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

const both = ['nevada.csv', 'texas.csv']
const of = (date: string, files: readonly string[], more: Partial<LoadRequest> = {}): LoadRequest => ({
  ...{ folder, files, date, mode: 'replace', publish: 'passing' },
  ...more,
})

async function vanishing(engine: Engine, request: LoadRequest) {
  const result = await load(engine, request)
  const { status, explanation, rows } = result.checks.find(({ name }) => name === vanishCheck) as never as {
    status: string
    explanation: string
    rows: readonly Record<string, unknown>[]
  }
  return { ...result, status, explanation, rows }
}

test('a new date that lacks a source of the nearest earlier one fails, and says what is lost', () =>
  withEngine(async (engine) => {
    await load(engine, of('2026-03-01', both))
    const { status, published, explanation, vanished, run } = await vanishing(
      engine,
      of('2026-03-08', ['texas.csv']),
    )
    expect({ status, published }).toEqual({ status: 'failed', published: false })
    expect(explanation).toContain('Nevada is missing: 30 facilities in run 1 of 2026-03-01, none in this one')
    const lost = { source: 'nevada', facilities: 30, runId: 1, date: '2026-03-01', meant: false }
    expect(vanished).toEqual([lost])

    await expect(publish(engine, run.runId, { reason: 'its site is down' })).rejects.toMatchObject({
      code: 'confirmation-needed',
      message: 'Run 2 lacks nevada (30 facilities in run 1 of 2026-03-01).',
      hint: expect.stringContaining(`leads publish 2 --without nevada --reason 'why'`),
    })
    await expect(publish(engine, run.runId, { without: ['nevada'] })).rejects.toMatchObject({
      code: 'confirmation-needed',
      message: '1 check of run 2 failed.',
    })
    const { notices } = await publish(engine, run.runId, { without: ['nevada'], reason: 'its site is down' })
    expect(notices.join()).toContain('Published without nevada (30 facilities in run 1 of 2026-03-01)')
    expect((await findRunEvents(engine.client, run.runId)).at(-1)).toMatchObject({
      status: 'published',
      note: 'its site is down; without nevada (30 facilities in run 1 of 2026-03-01)',
    })
  }))

test('a replacing run is compared with the run that it replaces, an added one has all that was there', () =>
  withEngine(async (engine) => {
    await load(engine, of('2026-03-01', ['texas.csv']))
    await load(engine, of('2026-03-08', both))
    expect((await vanishing(engine, of('2026-03-08', ['nevada.csv']))).vanished).toMatchObject([
      { source: 'texas', runId: 2 },
    ])
    const add = await vanishing(engine, of('2026-03-01', ['nevada.csv'], { mode: 'add' }))
    expect(add).toMatchObject({ status: 'passed', published: true })
  }))

test('a backfill of a time with fewer sources does not fail', () =>
  withEngine(async (engine) => {
    await load(engine, of('2026-03-08', both))
    expect(await vanishing(engine, of('2024-03-01', ['texas.csv']))).toMatchObject({ status: 'passed' })
    expect(await vanishing(engine, of('2024-03-08', ['texas.csv'], { mode: 'new' }))).toMatchObject({
      status: 'passed',
    })
  }))

test('a source of which nothing loaded has vanished, though its file is there', () =>
  withEngine(async (engine) => {
    await load(engine, of('2026-03-01', both))
    write(
      'broken.csv',
      nevadaFile(2)
        .replaceAll('MARIGOLD HOUSE', '')
        .replaceAll(/\d{4}-23/g, ''),
    )
    const { status, vanished } = await vanishing(engine, of('2026-03-08', ['texas.csv', 'broken.csv']))
    expect({ status, vanished }).toMatchObject({ status: 'failed', vanished: [{ source: 'nevada' }] })
  }))

test('what a load is told to be without passes, always publishes and says so', () =>
  withEngine(async (engine) => {
    await load(engine, of('2026-03-01', both))
    const meant = await vanishing(engine, of('2026-03-08', ['texas.csv'], { without: ['nevada'] }))
    expect(meant).toMatchObject({ status: 'passed', published: true, vanished: [{ meant: true }] })
    expect(meant.notices.join()).toContain('Published without nevada (30 facilities')
    const always = await vanishing(engine, of('2026-03-01', ['nevada.csv'], { publish: 'always' }))
    expect(always).toMatchObject({ status: 'failed', published: true })
    expect(always.notices.join()).toContain('Published without texas (20 facilities')
    expect((await findRunEvents(engine.client, always.run.runId)).at(-1)?.note).toBe(
      'always, 1 check failed; without texas (20 facilities in run 1 of 2026-03-01)',
    )
    const typo = load(engine, of('2026-03-15', ['texas.csv'], { without: ['nevda'] }))
    await expect(typo).rejects.toMatchObject({ code: 'usage', message: `There is no source 'nevda'.` })
    const given = load(engine, of('2026-03-15', ['texas.csv'], { without: ['texas'] }))
    await expect(given).rejects.toMatchObject({
      code: 'usage',
      message: 'texas.csv is a file of texas, which the date is to be without.',
    })
  }))

test('a paused source is not asked for, until it is resumed; who, when and why are kept', () =>
  withEngine(async (engine) => {
    await load(engine, of('2026-03-01', both))
    await setPaused(engine, 'nevada', true, ' twice a year ')
    expect(await sourcePauses(engine.client)).toMatchObject([
      { source: 'nevada', who: engine.who, why: 'twice a year' },
    ])
    const views = await sourceViews(engine)
    expect(views.filter(({ paused }) => paused !== null)).toMatchObject([
      { id: 'nevada', state: 'NV', paused: { who: engine.who, why: 'twice a year' } },
    ])
    expect(views.map(({ id }) => id)).toContain('texas')
    expect(await vanishing(engine, of('2026-03-08', ['texas.csv'], { publish: 'never' }))).toMatchObject({
      status: 'passed',
      vanished: [],
    })
    await expect(setPaused(engine, 'nevada', true, 'again')).rejects.toMatchObject({ code: 'usage' })
    await expect(setPaused(engine, 'nevada', false, ' ')).rejects.toMatchObject({ code: 'usage' })
    await setPaused(engine, 'nevada', false, 'weekly again')
    expect(await sourcePauses(engine.client)).toEqual([])
    expect(await vanishing(engine, of('2026-03-08', ['texas.csv']))).toMatchObject({ status: 'failed' })
  }))

test('deleting the newest date says which sources its readers lose, an older one nothing', () =>
  withEngine(async (engine) => {
    const older = await load(engine, of('2026-03-01', ['texas.csv']))
    const newest = await load(engine, of('2026-03-08', both))
    expect((await planDelete(engine, { runId: older.run.runId })).lost).toEqual([])
    expect((await planDelete(engine, { runId: newest.run.runId })).lost).toEqual([
      { source: 'nevada', facilities: 30, nextDate: '2026-03-01' },
    ])
    expect((await deleteRun(engine, newest.run.runId)).notices).toEqual([
      'Readers of the newest date lose nevada (30 facilities): the newest would be 2026-03-01, which has none of it.',
    ])
    expect((await planDelete(engine, { runId: older.run.runId })).lost).toEqual([
      { source: 'texas', facilities: 20, nextDate: null },
    ])
  }))
