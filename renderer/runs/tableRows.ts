import { createStore } from 'zustand/vanilla'
import type { TableName, TablePage } from '../../shared/window/runs.ts'
import type { Bridge, PlainError } from '../app/bridge.ts'
import { blockSize } from '../components/grid/drawn/blocks.ts'
import { createRowPages } from '../components/grid/drawn/rowPages.ts'

type Sort = { readonly column: string; readonly descending: boolean } | null
type Row = TablePage['rows'][number]
type Head = Pick<TablePage, 'columns' | 'total' | 'exact'>

interface TableRowsState {
  readonly runId: number | null
  readonly table: TableName
  readonly sort: Sort
  readonly search: string
  /** Columns and total of the last page; null until the first has come. */
  readonly head: Head | null
  readonly error: PlainError | null
  readonly rowsVersion: number
  open(runId: number, table: TableName): void
  /** Reads anew what could not be read. */
  again(): void
  /** Ascending, descending, then as stored. */
  sortBy(column: string): void
  setSearch(search: string): void
  row(index: number): Row | undefined
  ensure(first: number, last: number): void
}

export function createTableRowsStore(bridge: { readonly runs: Pick<Bridge['runs'], 'table'> }) {
  return createStore<TableRowsState>()((set, get) => {
    const pages = createRowPages<Row>({
      changed: () => set({ rowsVersion: get().rowsVersion + 1 }),
      failed: (error) => set({ error }),
    })

    function begin(change: Partial<TableRowsState>) {
      let queried = false
      set({ error: null, ...change })
      const { runId, table, sort, search } = get()
      if (runId === null) return
      pages.begin(
        (from, count) => bridge.runs.table({ runId, table, from, count, sort, search }),
        ({ rows: _, ...head }) => {
          set({ head: better(queried ? get().head : null, head), error: null })
          queried = true
        },
      )
    }

    return {
      runId: null,
      table: 'facility',
      sort: null,
      search: '',
      head: null,
      error: null,
      rowsVersion: 0,
      open: (runId, table) => begin({ runId, table, sort: null, search: '', head: null }),
      again: () => begin({}),
      sortBy(column) {
        const { sort } = get()
        if (sort?.column !== column) begin({ sort: { column, descending: false } })
        else begin({ sort: sort.descending ? null : { column, descending: true } })
      },
      setSearch: (search) => begin({ search }),
      row: pages.row,
      ensure: pages.ensure,
    }
  })
}

/** A count that is not exact grows with what was seen; an exact one stays. */
function better(before: Head | null, now: Head): Head {
  if (before === null || now.exact) return now
  return before.exact || before.total > now.total ? before : now
}

/** Rows to scroll through: while the end is not known, there is always one more page to ask for. */
export function rowsToShow({ total, exact }: Head): number {
  return exact ? total : total + blockSize
}
