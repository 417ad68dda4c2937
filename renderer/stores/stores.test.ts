import { expect, test } from 'vitest'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { choicesOf } from './draft.ts'
import { loadRuns } from './load.ts'
import { readyValue } from './loadable.ts'
import { waitingRuns } from './runs.ts'
import { createStores } from './stores.ts'

async function started(...bridge: Parameters<typeof createFakeBridge>) {
  const stores = createStores(createFakeBridge(...bridge))
  const stop = stores.start()
  await expect.poll(() => stores.runs.getState().list.state).toBe('ready')
  return { stores, stop }
}

async function load({ draft, load }: ReturnType<typeof createStores>) {
  await draft.getState().addSamples()
  draft.getState().advance('load')
  await load.getState().look(draft.getState().date)
  await load.getState().start(choicesOf(draft.getState().files), draft.getState().date)
}

test('from the samples to a published run', async () => {
  const { stores, stop } = await started('first')
  await load(stores)
  await expect.poll(() => stores.draft.getState().step).toBe('results')
  await expect.poll(() => readyValue(stores.result.getState().detail)?.run.status).toBe('waiting')
  await stores.result.getState().publish()
  expect(readyValue(stores.result.getState().detail)?.run.status).toBe('published')
  await expect.poll(() => waitingRuns(stores.runs.getState())).toEqual([])
  stop()
})

test('a cancelled load stays at its step, with the files chosen', async () => {
  const { stores, stop } = await started('first', { hold: true })
  await load(stores)
  expect(loadRuns(stores.load.getState())).toBe(true)
  await stores.load.getState().cancel()
  expect(stores.load.getState().load?.outcome?.kind).toBe('cancelled')
  expect(stores.draft.getState()).toMatchObject({ step: 'load', files: { length: 3 } })
  stop()
})

test('a date that holds a run is not loaded into before the person chose replace or add', async () => {
  const { stores, stop } = await started('full')
  stores.draft.getState().setDate('2026-11-15')
  await load(stores)
  expect(stores.load.getState().load).toBeNull()
  stores.load.getState().choose('2026-11-14', 'replace')
  await stores.load.getState().start(choicesOf(stores.draft.getState().files), '2026-11-15')
  expect(stores.load.getState().load).toBeNull()
  stores.load.getState().choose('2026-11-15', 'add')
  await stores.load.getState().start(choicesOf(stores.draft.getState().files), '2026-11-15')
  expect(stores.load.getState().load).not.toBeNull()
  stop()
})

test('nothing of one database is left on the screens of another', async () => {
  const { stores, stop } = await started('full', { hold: true })
  await load(stores)
  stores.openRun(13)
  const { settings } = stores
  await settings.getState().workOn('p1')
  await expect.poll(() => stores.app.getState().database.profile?.id).toBe('p1')
  expect(stores.runDetail.getState().runId).toBeNull()
  expect(stores.draft.getState()).toMatchObject({ step: 'files', reached: 'files', files: { length: 3 } })
  stop()
})

test('a candidate that waited over a quit can be opened', async () => {
  const { stores, stop } = await started('full')
  stores.openWaiting(14)
  await expect.poll(() => readyValue(stores.result.getState().detail)?.run.runId).toBe(14)
  expect(stores.draft.getState().step).toBe('results')
  stores.startOver()
  expect(stores.draft.getState()).toMatchObject({ step: 'files', reached: 'files' })
  stop()
})

test('the results of a run that waits let no step be gone to for which no file is chosen', async () => {
  const { stores, stop } = await started('full')
  stores.openWaiting(14)
  expect(stores.draft.getState()).toMatchObject({ step: 'results', reached: 'files', files: [] })
  stores.draft.getState().goTo('load')
  expect(stores.draft.getState().step).toBe('results')
  stop()
})

test('what came of a load is not shown for other files or another date', async () => {
  const { stores, stop } = await started('full', { hold: true })
  await load(stores)
  await stores.load.getState().cancel()
  expect(stores.load.getState().load?.outcome?.kind).toBe('cancelled')
  stores.draft.getState().setDate('2026-11-15')
  expect(stores.load.getState().load).toBeNull()
  stop()
})

test('a choice for a date is kept while files are chosen for it', async () => {
  const { stores, stop } = await started('full')
  stores.draft.getState().advance('load')
  stores.load.getState().choose('2026-11-22', 'replace')
  await stores.draft.getState().addSamples()
  expect(stores.load.getState().choice?.mode).toBe('replace')
  stop()
})

// A fault stood over the lower right of every screen that came after, until somebody closed it.
test('a fault is left behind by who goes on, and what was done stays to be read', async () => {
  const { stores, stop } = await started('full')
  const texts = () => stores.app.getState().notices.map(({ text }) => text)
  stores.app.getState().complain({ code: 'file-unreadable', message: 'adir is not a file.' })
  stores.app.getState().say('Run 13 is published.')
  await stores.draft.getState().addSamples()
  expect(texts()).toHaveLength(2)
  stores.draft.getState().advance('mapping')
  expect(texts()).toEqual(['Run 13 is published.'])
  stop()
})
