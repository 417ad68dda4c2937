import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LoadState } from '../../../shared/window/load.ts'
import { inspectInput } from '../../engine/files/inspect/inspectInput.ts'
import { load } from '../../engine/load/load.ts'
import { findRuns } from '../../engine/runs/findRuns.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { createActivity } from '../app/activity.ts'
import { createLoads, type Loads, loadWith } from './loads.ts'

const { folder, write } = testFiles()
const database = testEngine()

function open() {
  const states: LoadState[] = []
  const notified: string[] = []
  const progress: number[] = []
  const failures: string[] = []
  const activity = createActivity({
    showProgress: (fraction) => progress.push(fraction),
    stayAwake: () => () => {},
    isFocused: () => false,
    notify: (title, body) => notified.push(`${title}: ${body}`),
  })
  const loads = createLoads({
    load: loadWith(async () => database.engine, inspectInput),
    pathOf: (id) => join(folder, id),
    activity,
    onChange: (state) => states.push(state),
    onFailure: ({ date }, error) => failures.push(`${date}: ${(error as Error).message}`),
    log: () => {},
  })
  return { loads, states, notified, failures, progress, activity }
}

async function ended(loads: Loads): Promise<LoadState> {
  while (loads.isRunning()) await new Promise((resolve) => setTimeout(resolve, 20))
  return loads.state() as LoadState
}

const files = (...names: string[]) => names.map((id) => ({ id, source: null, sheet: null, reviewed: null }))

test('a load ends in a run that waits, and says on the way where it is', async () => {
  write('one.csv', texas(3000))
  write('two.csv', texas(2000, 10_000))
  const { loads, states, notified, progress, activity } = open()
  const first = loads.start({
    files: files('one.csv', 'two.csv'),
    date: '2026-11-22',
    mode: 'new',
    base: null,
  })
  expect(first).toMatchObject({ stage: 'inspecting', runId: null, outcome: null })
  expect(activity.running()).toEqual(['Loading 2 files into 2026-11-22'])
  expect(() => loads.start({ files: files('one.csv'), date: '2026-11-23', mode: 'new', base: null })).toThrow(
    'under way',
  )
  const last = await ended(loads)
  expect(last).toMatchObject({ stage: 'ended', outcome: { kind: 'waiting', notices: [] } })
  expect(last.files.map(({ name, rows, bytesRead, bytes }) => [name, rows, bytesRead === bytes])).toEqual([
    ['one.csv', 3000, true],
    ['two.csv', 2000, true],
  ])
  expect([...new Set(states.map(({ stage }) => stage))]).toEqual([
    'inspecting',
    'reading',
    'keys',
    'reconciling',
    'checking',
    'ended',
  ])
  expect(progress.slice(0, -1)).toEqual([...progress.slice(0, -1)].sort((a, b) => a - b))
  expect(progress.at(-1)).toBe(-1)
  expect(notified).toEqual(['Ready to publish: 5,000 records loaded: 2026-11-22 waits.'])
  expect(await findRuns(database.engine.client, { date: '2026-11-22' })).toMatchObject([
    { status: 'waiting' },
  ])
})

test('a cancelled load says that nothing was changed once nothing is', async () => {
  write('long.csv', texas(20_000, 50_000))
  const { loads, states, failures } = open()
  loads.start({ files: files('long.csv'), date: '2026-11-23', mode: 'new', base: null })
  while (loads.state()?.stage !== 'reading') await new Promise((resolve) => setTimeout(resolve, 5))
  await loads.cancel()
  expect(states.some(({ cancelling, outcome }) => cancelling && outcome === null)).toBe(true)
  expect(loads.state()?.outcome).toEqual({ kind: 'cancelled', message: 'Cancelled: nothing was changed.' })
  const [run] = await findRuns(database.engine.client, { date: '2026-11-23' })
  expect(run).toMatchObject({ status: 'cancelled', schema: null })
  expect(failures).toEqual([])
  await loads.cancel()
})

test('a load that fails says why, and the next one may begin', async () => {
  write('not.csv', 'a,b\n1,2\n')
  const { loads, notified, failures } = open()
  loads.start({ files: files('not.csv'), date: '2026-11-24', mode: 'new', base: null })
  expect((await ended(loads)).outcome).toMatchObject({
    kind: 'failed',
    error: { code: 'file-unrecognised', file: 'not.csv' },
  })
  expect(notified[0]).toContain('2026-11-24 was not loaded: not.csv: unknown layout')
  expect(failures).toEqual([expect.stringMatching(/^2026-11-24: not.csv: unknown layout/)])
  expect(() => loads.start({ files: files('not.csv'), date: '2026-02-30', mode: 'new', base: null })).toThrow(
    'not a date',
  )
  expect(loads.isRunning()).toBe(false)
})

test('other bytes than were reviewed are not loaded, and it is said how many records there are now', async () => {
  write('bound.csv', texas(70))
  const { sha256 } = await inspectInput(join(folder, 'bound.csv'), 'bound.csv')
  const reviewed = { sha256, records: 70 }
  const input = { date: '2026-12-20', mode: 'new', base: null } as const
  const bound = [{ id: 'bound.csv', source: null, sheet: null, reviewed }]
  write('bound.csv', texas(72))
  const { loads } = open()
  loads.start({ ...input, files: bound })
  expect((await ended(loads)).outcome).toMatchObject({
    kind: 'failed',
    error: { code: 'file-changed', message: 'bound.csv changed since you reviewed it (70 → 72 records).' },
  })
  write('bound.csv', texas(70, 500))
  loads.start({ ...input, files: bound })
  expect((await ended(loads)).outcome).toMatchObject({
    error: { message: expect.stringContaining('(70 records as before, with other contents)') },
  })
  write('bound.csv', texas(70))
  loads.start({ ...input, files: bound })
  expect((await ended(loads)).outcome).toMatchObject({ kind: 'waiting' })
})

test('a date that got another run since the review is not loaded into', async () => {
  write('dated.csv', texas(5))
  const request = {
    folder,
    files: ['dated.csv'],
    date: '2026-12-27',
    mode: 'new',
    publish: 'always',
  } as const
  const { run } = await load(database.engine, request)
  const { loads } = open()
  loads.start({ files: files('dated.csv'), date: '2026-12-27', mode: 'replace', base: null })
  expect((await ended(loads)).outcome).toMatchObject({
    error: {
      code: 'date-changed',
      message: expect.stringContaining(`run ${run.runId} was published for it`),
    },
  })
})
