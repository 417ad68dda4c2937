import { createStore } from 'zustand/vanilla'
import type { Cause } from '../../../shared/causes.ts'
import type { Severity } from '../../../shared/domain.ts'
import type { IssueView } from '../../../shared/window/runs.ts'
import type { Bridge, PlainError } from '../../app/bridge.ts'
import { createRowPages } from '../../components/grid/drawn/rowPages.ts'

interface IssuesState {
  readonly runId: number | null
  readonly severity: Severity | null
  readonly cause: Cause | null
  /** Null until the first page has come. */
  readonly total: number | null
  readonly error: PlainError | null
  readonly rowsVersion: number
  open(runId: number, severity: Severity | null): void
  /** Reads anew what could not be read. */
  again(): void
  filter(severity: Severity | null, cause: Cause | null): void
  row(index: number): IssueView | undefined
  ensure(first: number, last: number): void
}

/** The rejects and warnings of one run. */
export function createIssuesStore(bridge: Pick<Bridge, 'runs'>) {
  return createStore<IssuesState>()((set, get) => {
    const pages = createRowPages<IssueView>({
      changed: () => set({ rowsVersion: get().rowsVersion + 1 }),
      failed: (error) => set({ error }),
    })

    function begin(change: Partial<IssuesState>) {
      set({ total: null, error: null, ...change })
      const { runId, severity, cause } = get()
      if (runId === null) return
      pages.begin(
        (from, count) => bridge.runs.issues({ runId, severity, cause, from, count }),
        ({ total }) => set({ total, error: null }),
      )
    }

    return {
      runId: null,
      severity: null,
      cause: null,
      total: null,
      error: null,
      rowsVersion: 0,
      open: (runId, severity) => begin({ runId, severity, cause: null }),
      again: () => begin({}),
      filter: (severity, cause) => begin({ severity, cause }),
      row: pages.row,
      ensure: pages.ensure,
    }
  })
}
