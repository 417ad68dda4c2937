import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { load } from '../../engine/load/load.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { createActivity } from '../app/activity.ts'
import type { ExportPlace } from '../files/exportPlace.ts'
import { type ExportParts, exportRunRejects, exportRunTable, exportRunWarnings } from './runExports.ts'
import { startRunTicker } from './runTicker.ts'

const { folder, write } = testFiles()
const database = testEngine()
let runId = 0
let cleanRunId = 0
beforeAll(async () => {
  const odd = texasRecord(1, { Address: '=HYPERLINK("http://x")', Capacity: '12O' })
  write('in.csv', csv([texasHeader, odd, texasRecord(2, { 'Operation Name': '', City: '=1+1' })]))
  write('clean.csv', texas(2, 10))
  const loaded = async (file: string, date: string) =>
    (await load(database.engine, { folder, files: [file], date, mode: 'new', publish: 'always' })).run.runId
  runId = await loaded('in.csv', '2026-11-22')
  cleanRunId = await loaded('clean.csv', '2026-11-23')
})

function open(place: (name: string) => ExportPlace | null) {
  const notified: string[] = []
  const parts: ExportParts = {
    engine: async () => database.engine,
    askPlace: async (name) => place(name),
    isInput: (path) => basename(path) === 'in.csv',
    activity: createActivity({
      showProgress: () => {},
      stayAwake: () => () => {},
      isFocused: () => false,
      notify: (title, body) => notified.push(`${title}: ${body}`),
    }),
  }
  return { parts, notified }
}

const inFolder = (name: string) => ({ path: join(folder, name), mayReplace: false })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('a table is written where the person says, safe for a spreadsheet', async () => {
  const { parts, notified } = open(inFolder)
  const name = `facility-2026-11-22-run-${runId}.csv`
  expect(await exportRunTable(parts, { runId, table: 'facility' })).toEqual({ names: [name], rows: 1 })
  expect(read(name)).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(notified).toEqual([`Exported: ${name}`])
  expect(parts.activity.running()).toEqual([])
})

test('rejects keep every character, warnings are for reading', async () => {
  const { parts } = open(inFolder)
  const rejects = await exportRunRejects(parts, runId)
  expect(rejects).toMatchObject({ rows: 1 })
  expect(read(rejects?.names[0] ?? '')).toContain(',=1+1,')
  expect(await exportRunWarnings(parts, runId)).toMatchObject({ rows: 1 })
})

test('who cancels the dialog gets nothing, and what there is none of is not asked for', async () => {
  const { parts } = open(() => null)
  expect(await exportRunRejects(parts, runId)).toBeNull()
  await expect(exportRunRejects(parts, cleanRunId)).rejects.toMatchObject({ code: 'run-state' })
  await expect(exportRunWarnings(parts, cleanRunId)).rejects.toThrow('has no warnings')
})

test('a file to be loaded is never overwritten, and a failed export leaves nothing', async () => {
  const before = read('in.csv')
  const { parts, notified } = open(() => ({ path: join(folder, 'in.csv'), mayReplace: true }))
  await expect(exportRunTable(parts, { runId, table: 'license' })).rejects.toMatchObject({
    code: 'output-failed',
  })
  expect(read('in.csv')).toBe(before)
  expect(notified[0]).toContain('Not exported')
  const nowhere = join(folder, 'missing', 'x.csv')
  const { parts: others } = open(() => ({ path: nowhere, mayReplace: true }))
  await expect(exportRunTable(others, { runId, table: 'license' })).rejects.toMatchObject({
    code: 'output-failed',
  })
  expect(existsSync(nowhere)).toBe(false)
})

test('a run that somebody else changes is told to the page', async () => {
  const changed: number[] = []
  const ticker = startRunTicker({
    engine: async () => database.engine,
    isShown: () => false,
    onChange: (runIds) => changed.push(...runIds),
  })
  await ticker.look()
  expect(changed).toEqual([])
  await database.engine.client.query(
    `insert into loader.run_event (run_id, status, who) values ($1, 'published', 'x')`,
    [runId],
  )
  await ticker.look()
  expect(changed).toContain(runId)
  ticker.stop()
})
