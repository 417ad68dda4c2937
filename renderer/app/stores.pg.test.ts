import { beforeAll, expect, test } from 'vitest'
import { load as loadInto } from '../../electron/engine/load/load.ts'
import { testFiles } from '../../electron/testing/files.ts'
import { texas } from '../../electron/testing/invent/numbered.ts'
import { faultHere } from '../../electron/testing/process.ts'
import { testWindow } from '../../electron/testing/window.ts'
import { readyValue } from '../components/loadable.ts'
import { choicesOf } from '../load/draft.ts'
import { loadRuns } from '../load/loadStore.ts'
import { waitingRuns } from '../runs/runsStore.ts'
import { createStores, type Stores } from './stores.ts'

const { folder, write } = testFiles()
const window = testWindow()

/** Run 1 is published, run 2 waits. */
beforeAll(async () => {
  const files = [write('texas.csv', texas(30))]
  await loadInto(window.engine, { folder, files, date: '2026-11-15', mode: 'new', publish: 'always' })
  write('texas.csv', texas(31))
  await loadInto(window.engine, { folder, files, date: '2026-11-08', mode: 'new', publish: 'never' })
})

async function started() {
  const stores = createStores(window.bridge)
  const stop = stores.start()
  await expect.poll(() => stores.runs.getState().list.state).toBe('ready')
  return { stores, stop }
}

/** Begins a load of the samples. */
async function load({ draft, load, review }: Stores, date: string) {
  await draft.getState().addSamples()
  draft.getState().setDate(date)
  draft.getState().advance('load')
  await load.getState().look(date)
  await load.getState().start(review.getState().reviewed(choicesOf(draft.getState().files)), date)
}

const reviewedOf = ({ draft, review }: Stores) =>
  review.getState().reviewed(choicesOf(draft.getState().files))
const outcomeOf = ({ load }: Stores) => load.getState().load?.outcome?.kind

/** Begins a load and cancels it while it reads. */
async function cancelled(stores: Stores, date: string) {
  const held = faultHere('mid-copy:wait')
  try {
    await load(stores, date)
    await held.reached()
    expect(loadRuns(stores.load.getState())).toBe(true)
    const cancelling = stores.load.getState().cancel()
    held.go()
    await cancelling
  } finally {
    held.end()
  }
  await expect.poll(() => outcomeOf(stores)).toBe('cancelled')
}

test('from the samples to a published run', async () => {
  const { stores, stop } = await started()
  await load(stores, '2026-11-22')
  await expect.poll(() => stores.draft.getState().step).toBe('results')
  await expect.poll(() => readyValue(stores.result.getState().detail)?.run.status).toBe('waiting')
  const runId = stores.result.getState().runId
  await stores.result.getState().publish('the lists are old')
  expect(readyValue(stores.result.getState().detail)?.run.status).toBe('published')
  const waiting = () => waitingRuns(stores.runs.getState()).map((run) => run.runId)
  await expect.poll(waiting).not.toContain(runId)
  stop()
})

test('a cancelled load stays at its step, with the files chosen', async () => {
  const { stores, stop } = await started()
  await cancelled(stores, '2026-11-23')
  expect(stores.draft.getState()).toMatchObject({ step: 'load', files: { length: 3 } })
  stop()
})

test('a date that holds a run is not loaded into before the person chose replace or add', async () => {
  const { stores, stop } = await started()
  await load(stores, '2026-11-15')
  expect(stores.load.getState().load).toBeNull()
  stores.load.getState().choose('2026-11-14', 'replace')
  await stores.load.getState().start(reviewedOf(stores), '2026-11-15')
  expect(stores.load.getState().load).toBeNull()
  stores.load.getState().choose('2026-11-15', 'add')
  await stores.load.getState().start(reviewedOf(stores), '2026-11-15')
  expect(stores.load.getState().load).not.toBeNull()
  await expect.poll(() => outcomeOf(stores)).toBe('waiting')
  stop()
})

test('nothing of one database is left on the screens of another', async () => {
  const { stores, stop } = await started()
  await stores.draft.getState().addSamples()
  const loadedBefore = () =>
    stores.draft.getState().files.map(({ card }) => readyValue(card)?.alreadyLoaded?.runId ?? null)
  expect(loadedBefore()).not.toContain(null)
  stores.draft.getState().advance('load')
  stores.openRun(1)
  stores.traceText('00100001')
  expect(stores.app.getState().screen).toBe('runs')
  const other = await window.addProfile('Production')
  await stores.settings.getState().workOn(other)
  await expect.poll(() => stores.app.getState().database.profile?.id).toBe(other)
  expect(stores.runDetail.getState().runId).toBeNull()
  expect(stores.trace.getState().text).toBeNull()
  expect(stores.draft.getState()).toMatchObject({ step: 'files', reached: 'files', files: { length: 3 } })
  // runs of this number are of the database that was left
  await expect.poll(loadedBefore).toEqual([null, null, null])
  await stores.settings.getState().workOn('local')
  await expect
    .poll(() => stores.app.getState().database)
    .toMatchObject({ state: 'ready', profile: { id: 'local' } })
  stop()
})

test('a candidate that waited over a quit can be opened', async () => {
  const { stores, stop } = await started()
  stores.openWaiting(2)
  await expect.poll(() => readyValue(stores.result.getState().detail)?.run.runId).toBe(2)
  expect(stores.draft.getState().step).toBe('results')
  stores.startOver()
  expect(stores.draft.getState()).toMatchObject({ step: 'files', reached: 'files' })
  stop()
})

test('the results of a run that waits let no step be gone to for which no file is chosen', async () => {
  const { stores, stop } = await started()
  stores.openWaiting(2)
  expect(stores.draft.getState()).toMatchObject({ step: 'results', reached: 'files', files: [] })
  stores.draft.getState().goTo('load')
  expect(stores.draft.getState().step).toBe('results')
  stop()
})

test('what came of a load is not shown for other files or another date', async () => {
  const { stores, stop } = await started()
  await cancelled(stores, '2026-11-24')
  stores.draft.getState().setDate('2026-11-15')
  expect(stores.load.getState().load).toBeNull()
  stop()
})

test('a choice for a date is kept while files are chosen for it', async () => {
  const { stores, stop } = await started()
  stores.draft.getState().advance('load')
  stores.load.getState().choose('2026-11-22', 'replace')
  await stores.draft.getState().addSamples()
  expect(stores.load.getState().choice?.mode).toBe('replace')
  stop()
})

// A fault stood over the lower right of every screen that came after, until somebody closed it.
test('a fault is left behind by who goes on, and what was done stays to be read', async () => {
  const { stores, stop } = await started()
  const texts = () => stores.app.getState().notices.map(({ text }) => text)
  stores.app.getState().complain({ code: 'file-unreadable', message: 'adir is not a file.' })
  stores.app.getState().say('Run 13 is published.')
  await stores.draft.getState().addSamples()
  expect(texts()).toHaveLength(2)
  stores.draft.getState().advance('mapping')
  expect(texts()).toEqual(['Run 13 is published.'])
  stop()
})
