import { createStore } from 'zustand/vanilla'
import type { RunEdit } from '../../../shared/edits/madeEdit.ts'
import type { Bridge, PlainError } from '../../app/bridge.ts'
import { createRowPages } from '../../components/grid/drawn/rowPages.ts'

interface RunEditsState {
  readonly runId: number | null
  /** Null until the first page has come. */
  readonly total: number | null
  readonly error: PlainError | null
  readonly rowsVersion: number
  open(runId: number): void
  /** Reads anew what could not be read. */
  again(): void
  row(index: number): RunEdit | undefined
  ensure(first: number, last: number): void
}

/** What people changed of the records of one run. */
export function createRunEditsStore(bridge: Pick<Bridge, 'runs'>) {
  return createStore<RunEditsState>()((set, get) => {
    const pages = createRowPages<RunEdit>({
      changed: () => set({ rowsVersion: get().rowsVersion + 1 }),
      failed: (error) => set({ error }),
    })
    const open = (runId: number) => {
      set({ runId, total: null, error: null })
      pages.begin(
        (from, count) => bridge.runs.edits({ runId, from, count }),
        ({ total }) => set({ total, error: null }),
      )
    }
    return {
      runId: null,
      total: null,
      error: null,
      rowsVersion: 0,
      open,
      again() {
        const { runId } = get()
        if (runId !== null) open(runId)
      },
      row: pages.row,
      ensure: pages.ensure,
    }
  })
}
