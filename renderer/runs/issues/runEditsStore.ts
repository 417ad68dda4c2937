import { createStore } from 'zustand/vanilla'
import type { RunEdit } from '../../../shared/edits/madeEdit.ts'
import { ask, type Bridge, type PlainError } from '../../app/bridge.ts'
import { type Blocks, createBlocks } from '../../components/grid/drawn/blocks.ts'

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
    let blocks: Blocks<RunEdit>
    const open = (runId: number) => {
      set({ runId, total: null, error: null })
      const own = createBlocks<RunEdit>({
        read: async (from, count) => {
          const result = await ask(bridge.runs.edits({ runId, from, count }))
          if (!result.ok) return result
          if (blocks === own) set({ total: result.value.total, error: null })
          return { ok: true, value: result.value.rows }
        },
        changed: () => set({ rowsVersion: get().rowsVersion + 1 }),
        failed: (error) => set({ error }),
      })
      blocks = own
      blocks.ensure(0, 0)
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
      row: (index) => blocks?.row(index),
      ensure: (first, last) => blocks?.ensure(first, last),
    }
  })
}
