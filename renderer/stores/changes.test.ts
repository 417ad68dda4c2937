import { expect, test } from 'vitest'
import type { Bridge, Result } from '../bridge.ts'
import { createFakeBridge } from '../dev/fakeBridge.ts'
import { createChangesStore, isNarrow } from './changes.ts'
import { readyValue } from './loadable.ts'
import { createStores } from './stores.ts'

type Calls = Bridge['changes']

function changesOf(own: (calls: Calls) => Partial<Calls> = () => ({})) {
  const bridge = createFakeBridge('full')
  const asked: string[] = []
  const calls: Calls = { ...bridge.changes, ...own(bridge.changes) }
  const told: Calls = {
    open: (input) => {
      asked.push(`open ${input.runId} ${input.before}`)
      return calls.open(input)
    },
    rows: calls.rows,
    export: (input) => {
      asked.push(`export ${input.changesId} ${input.filter.kind}`)
      return calls.export(input)
    },
    close: (input) => {
      asked.push(`close ${input.changesId}`)
      return calls.close(input)
    },
  }
  const said: string[] = []
  const changes = createChangesStore(
    { ...bridge, changes: told },
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
  await Promise.all([changes.getState().look(14), changes.getState().look(14)])
  await changes.getState().look(14)
  expect(asked).toEqual(['open 14 null'])
  expect(readyValue(changes.getState().view)?.before?.runId).toBe(13)
  await expect.poll(() => changes.getState().total).toBe(2134)
  expect(changes.getState().row(0)).toMatchObject({ kind: 'gone', source: 'nevada' })
})

test('a failure is tried again when the run is looked at again', async () => {
  let fails = true
  const { changes } = changesOf(({ open }) => ({
    open: (input) =>
      fails
        ? Promise.resolve({ ok: false, error: { code: 'database-slow', message: 'It took too long.' } })
        : open(input),
  }))
  await changes.getState().look(14)
  expect(changes.getState().view).toMatchObject({ state: 'failed', error: { code: 'database-slow' } })
  fails = false
  await changes.getState().look(14)
  expect(changes.getState().view.state).toBe('ready')
})

test('a filter asks for its rows and begins at the first one', async () => {
  const { changes } = changesOf()
  await changes.getState().look(14)
  changes.getState().setActive({ row: 7, column: 2 })
  changes.getState().narrow({ source: 'nevada', kind: 'gone', table: 'facility' })
  await expect.poll(() => changes.getState().total).toBe(2)
  expect(changes.getState().active).toEqual({ row: 0, column: -1 })
  expect(isNarrow(changes.getState().filter)).toBe(true)
  changes.getState().narrow({ source: null, kind: null, table: null })
  await expect.poll(() => changes.getState().total).toBe(2134)
  expect(isNarrow(changes.getState().filter)).toBe(false)
})

test('a field is only asked of rows that can have it', async () => {
  const { changes } = changesOf()
  await changes.getState().look(14)
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
  await changes.getState().look(14)
  changes.getState().narrow({ kind: 'gone', source: 'nevada' })
  await expect.poll(() => changes.getState().total).toBe(4)
  const { rowsVersion } = changes.getState()
  first.give(await rowsOf())
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(changes.getState()).toMatchObject({ total: 4, rowsVersion })
})

test('another run to compare with keeps the filter', async () => {
  const { changes, asked } = changesOf()
  await changes.getState().look(14)
  changes.getState().narrow({ kind: 'changed', search: 'maple' })
  await changes.getState().compareWith(11)
  expect(readyValue(changes.getState().view)?.before?.runId).toBe(11)
  expect(changes.getState().filter).toMatchObject({ kind: 'changed', search: 'maple' })
  await changes.getState().look(14)
  await changes.getState().again()
  expect(asked).toEqual(['open 14 null', 'open 14 11', 'open 14 11'])
})

test('a comparison that is left before it is made is ended and not shown', async () => {
  type View = Extract<Awaited<ReturnType<Calls['open']>>, { ok: true }>['value']
  const slow = held<View>()
  const { changes, asked } = changesOf(() => ({ open: () => slow.answer }))
  const looked = changes.getState().look(14)
  changes.getState().close()
  changes.getState().close()
  slow.give({
    changesId: 'c14',
    run: { runId: 14, date: '2026-11-22' },
    before: null,
    sources: [],
    fields: [],
    notCompared: [],
  })
  await looked
  expect(asked).toEqual(['open 14 null', 'close null'])
  expect(changes.getState()).toMatchObject({ runId: null, view: { state: 'loading' } })
})

test('writes what the filter shows, and says where', async () => {
  const { changes, asked, said } = changesOf()
  await changes.getState().look(14)
  changes.getState().narrow({ kind: 'gone' })
  await Promise.all([changes.getState().export(), changes.getState().export()])
  expect(asked.slice(1)).toEqual(['export c14 gone'])
  expect(said).toEqual(['92 rows written to changes.csv.'])
})

test('a comparison is closed when one leaves its run, and not before', async () => {
  const { bridge, asked } = changesOf()
  const stores = createStores(bridge)
  const stop = stores.start()
  await expect.poll(() => stores.runs.getState().list.state).toBe('ready')
  stores.openWaiting(14)
  await stores.changes.getState().look(14)
  // from the counts on Results to the list, to a trace and back it is the same comparison
  stores.openRun(14, 'changes')
  stores.traceText('1101-22', 14)
  stores.openRun(14, 'changes')
  stores.trace.getState().close()
  stores.runDetail.getState().setTab('tables')
  expect(asked).toEqual(['open 14 null'])
  stores.runDetail.getState().close()
  expect(asked).toEqual(['open 14 null', 'close c14'])
  stores.openRun(13, 'changes')
  await stores.changes.getState().look(13)
  stores.app.getState().go('checks')
  expect(asked.slice(2)).toEqual(['open 13 null', 'close c13'])
  stop()
})

test('a comparison that is written to a file stays until that is done', async () => {
  const file = held<{ name: string; rows: number } | null>()
  const { bridge, asked } = changesOf(() => ({ export: () => file.answer }))
  const stores = createStores(bridge)
  const stop = stores.start()
  await expect.poll(() => stores.runs.getState().list.state).toBe('ready')
  stores.openRun(14, 'changes')
  await stores.changes.getState().look(14)
  const exported = stores.changes.getState().export()
  stores.app.getState().go('load')
  expect(asked).not.toContain('close c14')
  file.give({ name: 'changes.csv', rows: 3 })
  await exported
  expect(asked).toContain('close c14')
  stop()
})
