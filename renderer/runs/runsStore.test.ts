import { expect, test } from 'vitest'
import { runSummary } from '../../electron/testing/invent/runSummary.ts'
import { ready } from '../components/loadable.ts'
import { previousRun, publishedOf, type RunsState, visibleRuns, waitingRuns } from './runsStore.ts'

const waitingRun = runSummary(14, '2026-11-22', { status: 'waiting', schema: 'loader_candidate_14' })
const noRows = { schema: null, rowsRead: 0, rowsLoaded: 0, tableRows: {} }
/** Newest first. */
const all = [
  waitingRun,
  runSummary(13, '2026-11-15', { startedBy: 'airflow' }),
  runSummary(11, '2026-11-08'),
  runSummary(10, '2026-11-08', { status: 'replaced', schema: 'loader_trash_10' }),
  runSummary(9, '2026-11-01', { status: 'failed', ...noRows }),
  runSummary(8, '2026-10-25'),
  runSummary(7, '2026-10-18', { status: 'deleted', schema: 'loader_trash_7' }),
  runSummary(6, '2026-10-11', { status: 'purged', schema: null }),
  runSummary(5, '2026-10-04', { status: 'cancelled', ...noRows }),
]
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
