import { beforeAll, expect, test } from 'vitest'
import { load } from '../../electron/engine/load/load.ts'
import { testFiles } from '../../electron/testing/files.ts'
import { texas } from '../../electron/testing/invent/numbered.ts'
import { testWindow } from '../../electron/testing/window.ts'
import { readyValue } from '../components/loadable.ts'
import { createRunDetailStore } from './runDetailStore.ts'

const { folder, write } = testFiles()
const window = testWindow()

/** Run 1 is published and somebody's view reads it; run 2 waits. */
beforeAll(async () => {
  const files = [write('texas.csv', texas(30))]
  await load(window.engine, { folder, files, date: '2026-11-15', mode: 'new', publish: 'always' })
  write('texas.csv', texas(31))
  await load(window.engine, { folder, files, date: '2026-11-22', mode: 'new', publish: 'never' })
  await window.engine.client.query(
    'create schema reports; create view reports.open as select facility_id from leads_20261115.facility',
  )
})

function detailOf() {
  const said: string[] = []
  const detail = createRunDetailStore(window.bridge, {
    complain: ({ message }) => said.push(message),
    say: (text) => said.push(text),
  })
  const status = () => readyValue(detail.getState().detail)?.run.status
  return { detail, said, status }
}

test('publishes a run that waits, once, and shows it as published', async () => {
  const { detail, said, status } = detailOf()
  await detail.getState().open(2)
  expect(status()).toBe('waiting')
  await Promise.all([detail.getState().publish(''), detail.getState().publish('')])
  expect(status()).toBe('published')
  expect(said).toEqual(['Run 2 is published.'])
})

test('the answer to an earlier question does not take the place of a later one', async () => {
  const { runs } = window.bridge
  let letFirst: () => void = () => undefined
  let asked = 0
  const late: typeof runs.show = async (about) => {
    asked += 1
    const own = asked
    const answer = await runs.show(about)
    if (own === 1) await new Promise<void>((resolve) => (letFirst = resolve))
    return answer
  }
  const say = () => undefined
  const detail = createRunDetailStore({ runs: { ...runs, show: late } }, { complain: say, say })
  const first = detail.getState().open(1)
  await expect.poll(() => asked).toBe(1)
  await detail.getState().reload()
  const shown = readyValue(detail.getState().detail)
  expect(shown).not.toBeNull()
  letFirst()
  await first
  expect(readyValue(detail.getState().detail)).toBe(shown)
})

test('a plan that comes after its dialog was closed opens nothing', async () => {
  const { detail } = detailOf()
  await detail.getState().open(1)
  const asked = detail.getState().askDelete()
  detail.getState().closeDelete()
  await asked
  expect(detail.getState().deletePlan).toBeNull()
})

test('says how many rows were written where', async () => {
  const { detail, said } = detailOf()
  await detail.getState().open(1)
  await detail.getState().exportTable('facility')
  expect(said).toEqual(['30 rows written to facility-2026-11-15-run-1.csv.'])
})

test('deletes only when the main process takes the typed date', async () => {
  const { detail, said, status } = detailOf()
  await detail.getState().open(1)
  await detail.getState().askDelete()
  expect(readyValue(detail.getState().deletePlan ?? { state: 'loading' })?.dependents).toEqual([
    'reports.open',
  ])
  expect(await detail.getState().delete('2026-11-14')).toBe(false)
  expect(detail.getState().deleteError?.message).toContain('2026-11-15')
  expect(status()).toBe('published')
  expect(await detail.getState().delete('2026-11-15')).toBe(true)
  expect(status()).toBe('deleted')
  expect(detail.getState().deletePlan).toBeNull()
  expect(said).toEqual(['Run 1 is deleted.', 'reports.open still shows the deleted run.'])
})
