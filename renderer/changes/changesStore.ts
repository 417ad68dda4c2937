import { createStore } from 'zustand/vanilla'
import type { ChangeRow, ChangesFilter, ChangesView } from '../../shared/window/changes.ts'
import { ask, type Bridge, type PlainError } from '../app/bridge.ts'
import { createRowPages } from '../components/grid/drawn/rowPages.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'
import { counted } from '../text/format.ts'

interface ChangesState {
  /** The run that is compared; null: none is. */
  readonly runId: number | null
  /** The run that was asked for to compare it with; null: the newest published one before it. */
  readonly before: number | null
  readonly view: Loadable<ChangesView>
  readonly filter: ChangesFilter
  /** Rows that fit the filter; null until the first page has come. */
  readonly total: number | null
  readonly error: PlainError | null
  readonly rowsVersion: number
  /** The chosen row, 0-based. */
  readonly active: { readonly row: number; readonly column: number }
  readonly exporting: boolean
  /** Compares a run with what was published before it; a comparison of it that is open already stays as it is. */
  look(runId: number): Promise<void>
  compareWith(before: number): Promise<void>
  /** Compares once more, after a failure. */
  again(): Promise<void>
  narrow(change: Partial<ChangesFilter>): void
  row(index: number): ChangeRow | undefined
  ensure(first: number, last: number): void
  setActive(active: ChangesState['active']): void
  export(): Promise<void>
  close(): void
}

interface Speaking {
  readonly complain: (error: PlainError) => void
  readonly say: (text: string, written?: string) => void
}

const everything: ChangesFilter = { source: null, kind: null, table: null, field: null, search: '' }
const nothing = {
  view: loading,
  filter: everything,
  total: null,
  error: null,
  active: { row: 0, column: -1 },
} satisfies Partial<ChangesState>

/** What changed between two runs. The main process holds one comparison, so there is one here too. */
export function createChangesStore(bridge: Pick<Bridge, 'changes'>, { complain, say }: Speaking) {
  return createStore<ChangesState>()((set, get) => {
    const pages = createRowPages<ChangeRow>({
      changed: () => set({ rowsVersion: get().rowsVersion + 1 }),
      failed: (error) => set({ error }),
    })
    /** Counts what was asked for, so that an answer that comes too late is known. */
    let asked = 0

    /** The main process closes what it held before, and answers no more to whom waited for that. */
    async function open(runId: number, before: number | null, filter = everything) {
      asked += 1
      const own = asked
      pages.end()
      set({ ...nothing, filter, runId, before })
      const answer = await ask(bridge.changes.open({ runId, before }))
      if (own !== asked) return
      set({ view: settled(answer) })
      // it may have been narrowed while the runs were compared
      begin(get().filter)
    }

    function begin(filter: ChangesFilter) {
      set({ filter, total: null, error: null, active: nothing.active })
      const view = readyValue(get().view)
      if (view === null || view.before === null) return
      pages.begin(
        (from, count) => bridge.changes.rows({ changesId: view.changesId, filter, from, count }),
        ({ total }) => set({ total, error: null }),
      )
    }

    return {
      ...nothing,
      runId: null,
      before: null,
      rowsVersion: 0,
      exporting: false,
      async look(runId) {
        const { view, error } = get()
        if (get().runId === runId && view.state !== 'failed' && error === null) return
        await open(runId, null)
      },
      async compareWith(before) {
        const { runId, filter } = get()
        if (runId !== null) await open(runId, before, filter)
      },
      async again() {
        const { runId, before, filter } = get()
        if (runId !== null) await open(runId, before, filter)
      },
      narrow: (change) => begin(narrowed(get().filter, change)),
      row: pages.row,
      ensure: pages.ensure,
      setActive: (active) => set({ active }),
      async export() {
        const view = readyValue(get().view)
        if (view === null || get().exporting) return
        set({ exporting: true })
        const result = await ask(bridge.changes.export({ changesId: view.changesId, filter: get().filter }))
        set({ exporting: false })
        if (!result.ok) return complain(result.error)
        if (result.value === null) return
        say(`${counted(result.value.rows, 'row')} written to ${result.value.name}.`, result.value.name)
      },
      close() {
        if (get().runId === null) return
        asked += 1
        pages.end()
        // null: also what is still being compared
        const changesId = readyValue(get().view)?.changesId ?? null
        set({ ...nothing, runId: null, before: null })
        void ask(bridge.changes.close({ changesId }))
      },
    }
  })
}

/** Only changed rows have fields: who chooses one leaves what would show nothing together with it. */
function narrowed(filter: ChangesFilter, change: Partial<ChangesFilter>): ChangesFilter {
  const next = { ...filter, ...change }
  if (change.field !== undefined && change.field !== null) return { ...next, kind: 'changed', table: null }
  const other = (next.kind !== null && next.kind !== 'changed') || change.table !== undefined
  return other ? { ...next, field: null } : next
}

/** Whether a filter leaves anything out. */
export function isNarrow(filter: ChangesFilter): boolean {
  return (Object.keys(everything) as (keyof ChangesFilter)[]).some((key) => filter[key] !== everything[key])
}
