import { expect, test } from 'vitest'
import { earlierRuns, waitingRun } from '../dev/fakeRuns.ts'
import { ready } from './loadable.ts'
import { previousRun, publishedOf, type RunsState, visibleRuns, waitingRuns } from './runs.ts'

const all = [waitingRun, ...earlierRuns]
const state = (change: Partial<RunsState> = {}): RunsState => ({
  list: ready(all),
  status: null,
  search: '',
  setStatus: () => {},
  setSearch: () => {},
  load: async () => {},
  forget: () => {},
  ...change,
})

test.each([
  ['2026-11-08', [11, 10]],
  ['8 nov', [11, 10]],
  ['leads_20261115', [13]],
  ['airflow', [13]],
  ['run 7', [7]],
  ['no such thing', []],
])('finds runs by %j', (search, found) => {
  expect(visibleRuns(state({ search })).map(({ runId }) => runId)).toEqual(found)
})

test('shows runs of one status', () => {
  expect(visibleRuns(state({ status: 'published' })).map(({ runId }) => runId)).toEqual([13, 11, 8])
})

test('knows what waits, what stands at a date, and what readers had before', () => {
  expect(waitingRuns(state()).map(({ runId }) => runId)).toEqual([14])
  expect(publishedOf(all, '2026-11-08')?.runId).toBe(11)
  expect(publishedOf(all, '2026-11-09')).toBeNull()
  expect(previousRun(all, waitingRun)?.runId).toBe(13)
  expect(all.map((run) => previousRun(all, run)?.runId ?? null)).toEqual([
    13,
    11,
    10,
    8,
    8,
    null,
    null,
    null,
    null,
  ])
})
