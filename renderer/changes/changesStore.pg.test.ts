import { beforeAll, expect, test } from 'vitest'
import { load } from '../../electron/engine/load/load.ts'
import { testFiles } from '../../electron/testing/files.ts'
import { csv } from '../../electron/testing/invent/csv.ts'
import { texasHeader } from '../../electron/testing/invent/headers.ts'
import { texasRecord } from '../../electron/testing/invent/numbered.ts'
import { testWindow } from '../../electron/testing/window.ts'
import type { Bridge, Result } from '../app/bridge.ts'
import { createStores } from '../app/stores.ts'
import { readyValue } from '../components/loadable.ts'
import { createChangesStore, isNarrow } from './changesStore.ts'

type Calls = Bridge['changes']

const { folder, write } = testFiles()
const window = testWindow()

/** Three weeks of 40 licenses: in the third 4 are gone, 6 are new, and 5 have room for one child more. */
beforeAll(async () => {
  const record = (number: number, capacity: number) => texasRecord(number, { Capacity: String(capacity) })
  const weeks = [
    Array.from({ length: 40 }, (_, index) => record(index, 30)),
    Array.from({ length: 40 }, (_, index) => record(index, 30)),
    Array.from({ length: 42 }, (_, index) => record(index + 4, index < 5 ? 31 : 30)),
  ]
  const dates = ['2026-11-08', '2026-11-15', '2026-11-22'] as const
  for (const [index, date] of dates.entries()) {
    const records = weeks[index] ?? []
    const files = [write(`week-${index}.csv`, csv([texasHeader, ...records]))]
    const publish = index < 2 ? 'always' : 'never'
    await load(window.engine, { folder, files, date, mode: 'new', publish })
  }
})

function changesOf(own: (calls: Calls) => Partial<Calls> = () => ({})) {
  const { bridge } = window
  const asked: string[] = []
  const calls: Calls = { ...bridge.changes, ...own(bridge.changes) }
  /** Comparisons as tests name them. */
  const names = new Map<string | null, string>([[null, 'null']])
  const told: Calls = {
    open: async (input) => {
      asked.push(`open ${input.runId} ${input.before}`)
      const answer = await calls.open(input)
      if (answer.ok) names.set(answer.value.changesId, `c${input.runId}`)
      return answer
    },
    rows: calls.rows,
    export: (input) => {
      asked.push(`export ${names.get(input.changesId)} ${input.filter.kind}`)
      return calls.export(input)
    },
    close: (input) => {
      asked.push(`close ${names.get(input.changesId)}`)
      return calls.close(input)
    },
  }
  const said: string[] = []
  const changes = createChangesStore(
    { changes: told },
    { complain: ({ message }) => said.push(message), say: (text) => said.push(text) },
  )
  return { changes, asked, said, bridge: { ...bridge, changes: told } }
}

/** An answer that comes when it is let go. */
function held<T>() {
  let give: (value: Result<T>) => void = () => {}
  const answer = new Promise<Result<T>>((resolve) => {
    give = resolve
  })
  return { answer, give: (value: T) => give({ ok: true, value }) }
}

test('compares a run once, however often it is looked at', async () => {
  const { changes, asked } = changesOf()
  await Promise.all([changes.getState().look(3), changes.getState().look(3)])
  await changes.getState().look(3)
  expect(asked).toEqual(['open 3 null'])
  expect(readyValue(changes.getState().view)?.before?.runId).toBe(2)
  await expect.poll(() => changes.getState().total).toBe(25)
  expect(changes.getState().row(0)).toMatchObject({ kind: 'gone', source: 'texas' })
})

test('a failure is tried again when the run is looked at again', async () => {
  let fails = true
  const { changes } = changesOf(({ open }) => ({
    open: (input) =>
      fails
        ? Promise.resolve({ ok: false, error: { code: 'database-slow', message: 'It took too long.' } })
        : open(input),
  }))
  await changes.getState().look(3)
  expect(changes.getState().view).toMatchObject({ state: 'failed', error: { code: 'database-slow' } })
  fails = false
  await changes.getState().look(3)
  expect(changes.getState().view.state).toBe('ready')
})

test('a filter asks for its rows and begins at the first one', async () => {
  const { changes } = changesOf()
  await changes.getState().look(3)
  changes.getState().setActive({ row: 7, column: 2 })
  changes.getState().narrow({ source: 'texas', kind: 'gone', table: 'facility' })
  await expect.poll(() => changes.getState().total).toBe(4)
  expect(changes.getState().active).toEqual({ row: 0, column: -1 })
  expect(isNarrow(changes.getState().filter)).toBe(true)
  changes.getState().narrow({ source: null, kind: null, table: null })
  await expect.poll(() => changes.getState().total).toBe(25)
  expect(isNarrow(changes.getState().filter)).toBe(false)
})

test('a filter that is set while the runs are compared holds once they are', async () => {
  const { changes } = changesOf()
  const looking = changes.getState().look(3)
  changes.getState().narrow({ source: 'texas', kind: 'gone', table: 'facility' })
  await looking
  await expect.poll(() => changes.getState().total).toBe(4)
  expect(changes.getState().filter.kind).toBe('gone')
})

test('a field is only asked of rows that can have it', async () => {
  const { changes } = changesOf()
  await changes.getState().look(3)
  const chosen = () => {
    const { kind, table, field } = changes.getState().filter
    return [kind, table, field]
  }
  changes.getState().narrow({ kind: 'added', table: 'license' })
  changes.getState().narrow({ field: 'facility.capacity' })
  expect(chosen()).toEqual(['changed', null, 'facility.capacity'])
  changes.getState().narrow({ search: 'maple', source: 'texas' })
  expect(chosen()).toEqual(['changed', null, 'facility.capacity'])
  changes.getState().narrow({ table: 'license' })
  expect(chosen()).toEqual(['changed', 'license', null])
  changes.getState().narrow({ field: 'license.license_status' })
  changes.getState().narrow({ kind: 'gone' })
  expect(chosen()).toEqual(['gone', null, null])
})

test('the rows of an earlier filter do not count for the one after it', async () => {
  const first = held<Awaited<ReturnType<typeof rowsOf>>>()
  const rowsOf = async () => ({ rows: [], total: 99 })
  let calls = 0
  const { changes } = changesOf(({ rows }) => ({
    rows: (page) => {
      calls += 1
      return calls === 1 ? first.answer : rows(page)
    },
  }))
  await changes.getState().look(3)
  changes.getState().narrow({ kind: 'gone', source: 'texas' })
  await expect.poll(() => changes.getState().total).toBe(8)
  const { rowsVersion } = changes.getState()
  first.give(await rowsOf())
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(changes.getState()).toMatchObject({ total: 8, rowsVersion })
})

test('another run to compare with keeps the filter', async () => {
  const { changes, asked } = changesOf()
  await changes.getState().look(3)
  changes.getState().narrow({ kind: 'changed', search: 'maple' })
  await changes.getState().compareWith(1)
  expect(readyValue(changes.getState().view)?.before?.runId).toBe(1)
  expect(changes.getState().filter).toMatchObject({ kind: 'changed', search: 'maple' })
  await changes.getState().look(3)
  await changes.getState().again()
  expect(asked).toEqual(['open 3 null', 'open 3 1', 'open 3 1'])
})

test('a comparison that is left before it is made is ended and not shown', async () => {
  type View = Extract<Awaited<ReturnType<Calls['open']>>, { ok: true }>['value']
  const slow = held<View>()
  const { changes, asked } = changesOf(() => ({ open: () => slow.answer }))
  const looked = changes.getState().look(3)
  changes.getState().close()
  changes.getState().close()
  slow.give({
    changesId: 'c3',
    run: { runId: 3, date: '2026-11-22' },
    before: null,
    sources: [],
    fields: [],
    notCompared: [],
    readOtherwise: [],
  })
  await looked
  expect(asked).toEqual(['open 3 null', 'close null'])
  expect(changes.getState()).toMatchObject({ runId: null, view: { state: 'loading' } })
})

test('writes what the filter shows, and says where', async () => {
  const { changes, asked, said } = changesOf()
  await changes.getState().look(3)
  changes.getState().narrow({ kind: 'gone' })
  await Promise.all([changes.getState().export(), changes.getState().export()])
  expect(asked.slice(1)).toEqual(['export c3 gone'])
  expect(said).toEqual(['8 rows written to changes-2026-11-15-to-2026-11-22-run-3.csv.'])
})

test('a comparison is closed when one leaves its run, and not before', async () => {
  const { bridge, asked } = changesOf()
  const stores = createStores(bridge)
  const stop = stores.start()
  await expect.poll(() => stores.runs.getState().list.state).toBe('ready')
  stores.openWaiting(3)
  await stores.changes.getState().look(3)
  // from the counts on Results to the list, to a trace and back it is the same comparison
  stores.openRun(3, 'changes')
  stores.traceText('1101-22', 3)
  stores.openRun(3, 'changes')
  stores.trace.getState().close()
  stores.runDetail.getState().setTab('tables')
  expect(asked).toEqual(['open 3 null'])
  stores.runDetail.getState().close()
  expect(asked).toEqual(['open 3 null', 'close c3'])
  stores.openRun(2, 'changes')
  await stores.changes.getState().look(2)
  stores.app.getState().go('checks')
  expect(asked.slice(2)).toEqual(['open 2 null', 'close c2'])
  stop()
})

test('a comparison that is written to a file stays until that is done', async () => {
  const file = held<{ name: string; rows: number } | null>()
  const { bridge, asked } = changesOf(() => ({ export: () => file.answer }))
  const stores = createStores(bridge)
  const stop = stores.start()
  await expect.poll(() => stores.runs.getState().list.state).toBe('ready')
  stores.openRun(3, 'changes')
  await stores.changes.getState().look(3)
  const exported = stores.changes.getState().export()
  stores.app.getState().go('load')
  expect(asked).not.toContain('close c3')
  file.give({ name: 'changes.csv', rows: 3 })
  await exported
  expect(asked).toContain('close c3')
  stop()
})
