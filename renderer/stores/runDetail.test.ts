import { expect, test } from 'vitest'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { readyValue } from './loadable.ts'
import { createRunDetailStore } from './runDetail.ts'

function detailOf() {
  const said: string[] = []
  const detail = createRunDetailStore(createFakeBridge('full'), {
    complain: ({ message }) => said.push(message),
    say: (text) => said.push(text),
  })
  const status = () => readyValue(detail.getState().detail)?.run.status
  return { detail, said, status }
}

test('publishes a run that waits, once, and shows it as published', async () => {
  const { detail, said, status } = detailOf()
  await detail.getState().open(14)
  expect(status()).toBe('waiting')
  await Promise.all([detail.getState().publish(), detail.getState().publish()])
  expect(status()).toBe('published')
  expect(said).toEqual(['Run 14 is published.'])
})

test('deletes only when the main process takes the typed date', async () => {
  const { detail, said, status } = detailOf()
  await detail.getState().open(13)
  await detail.getState().askDelete()
  expect(readyValue(detail.getState().deletePlan ?? { state: 'loading' })?.dependents).toHaveLength(1)
  expect(await detail.getState().delete('2026-11-14')).toBe(false)
  expect(detail.getState().deleteError?.message).toContain('another')
  expect(status()).toBe('published')
  expect(await detail.getState().delete('2026-11-15')).toBe(true)
  expect(status()).toBe('deleted')
  expect(detail.getState().deletePlan).toBeNull()
  expect(said).toEqual(['Run 13 is deleted.', 'It can be restored until 22 Dec 2026.'])
})

test('a plan that comes after its dialog was closed opens nothing', async () => {
  const { detail } = detailOf()
  await detail.getState().open(13)
  const asked = detail.getState().askDelete()
  detail.getState().closeDelete()
  await asked
  expect(detail.getState().deletePlan).toBeNull()
})

test('says how many rows were written where', async () => {
  const { detail, said } = detailOf()
  await detail.getState().open(13)
  await detail.getState().exportTable('facility')
  expect(said).toEqual(['12,099 rows written to facility.csv.'])
})
