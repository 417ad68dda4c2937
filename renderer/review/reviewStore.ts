import { createStore } from 'zustand/vanilla'
import type { Cause } from '../../shared/causes.ts'
import type { FileChoice } from '../../shared/window/files.ts'
import type { ReviewedFile } from '../../shared/window/load.ts'
import type { ReviewCounts, ReviewFile, ReviewRow, ReviewState } from '../../shared/window/review.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Blocks, createBlocks } from '../components/grid/drawn/blocks.ts'
import { type Loadable, loading, ready, readyValue, settled } from '../components/loadable.ts'
import { counted } from '../text/format.ts'
import { type ReviewColumn, rawColumns } from './reviewColumns.ts'

/**
 * Records of a page, which the window takes in one piece: it must not hold up the picture. A record comes as it was
 * read and as it becomes, some 80 values.
 */
const pageSize = 50
/** Pages that are kept. */
const pagesKept = 160

export type ReviewView = 'cleaned' | 'raw'

interface ReviewStoreState {
  /** Null until the step is first seen. */
  readonly opened: Loadable<ReviewState> | null
  readonly fileId: string | null
  readonly view: ReviewView
  /** Only this cause is gone to by next and previous. */
  readonly cause: Cause | null
  /** 0-based record of the file shown and place of the column; column -1 is the line number. */
  readonly active: { readonly row: number; readonly column: number }
  /** Counts up when rows have come. */
  readonly rowsVersion: number
  /** Opens the files anew, unless they, the date and the mapping are what is open. */
  open(files: readonly FileChoice[], date: string, add: boolean, mappingVersion: number): Promise<void>
  /** The files with what was reviewed of each; a load is bound to it. */
  reviewed(files: readonly FileChoice[]): ReviewedFile[]
  /** The worker's next snapshot; those of an earlier review are not for us. */
  receive(state: ReviewState): void
  show(fileId: string): void
  setView(view: ReviewView): void
  /** Next then goes to the first of that cause, wherever the person is. */
  setCause(cause: Cause | null): void
  setActive(row: number, column: number): void
  row(index: number): ReviewRow | undefined
  ensure(first: number, last: number): void
  goToProblem(direction: 'next' | 'previous'): Promise<void>
  exportRejects(): Promise<void>
  close(): Promise<void>
}

export function createReviewStore(
  bridge: Pick<Bridge, 'review'>,
  { complain, say }: { complain: (error: PlainError) => void; say: (text: string) => void },
  columnsOfCleaned: (fileId: string) => readonly ReviewColumn[],
) {
  let openedFor = ''
  let rows = new Map<string, Blocks<ReviewRow>>()
  // nobody went to the record that is shown: also a problem of the first one is a next one
  let atStart = true

  return createStore<ReviewStoreState>()((set, get) => {
    const state = () => readyValue(get().opened ?? loading)
    const file = () => state()?.files.find(({ id }) => id === get().fileId)

    function blocks(id: string): Blocks<ReviewRow> {
      const known = rows.get(id)
      if (known) return known
      const reviewId = state()?.reviewId ?? ''
      const made = createBlocks<ReviewRow>({
        read: (from, count) => readRows(bridge, { reviewId, id, from: from + 1, count }),
        changed: () => set({ rowsVersion: get().rowsVersion + 1 }),
        failed: complain,
        size: pageSize,
        keep: pagesKept,
      })
      rows.set(id, made)
      return made
    }

    async function goTo(id: string, record: number, cause: Cause | null) {
      if (id !== get().fileId) get().show(id)
      const row = await blocks(id).load(record - 1)
      const shownFile = file()
      const columns =
        get().view === 'raw' && shownFile !== undefined ? rawColumns(shownFile) : columnsOfCleaned(id)
      const issue = row?.issues.find((candidate) => cause === null || candidate.cause === cause)
      const column = issue === undefined ? -1 : columns.findIndex((one) => one.marks(issue))
      atStart = false
      set({ active: { row: record - 1, column } })
    }

    return {
      opened: null,
      fileId: null,
      view: 'cleaned',
      cause: null,
      active: { row: 0, column: -1 },
      rowsVersion: 0,
      async open(files, date, add, mappingVersion) {
        const wanted = JSON.stringify([files, date, add, mappingVersion])
        if (wanted === openedFor && get().opened?.state !== 'failed') return
        await get().close()
        openedFor = wanted
        atStart = true
        set({ opened: loading, cause: null, active: { row: 0, column: -1 } })
        const result = await ask(bridge.review.open({ files: [...files], date, add }))
        if (openedFor !== wanted) return
        rows = new Map()
        set({ opened: settled(result), fileId: files[0]?.id ?? null })
        // while the step is drawn
        get().ensure(0, 0)
      },
      reviewed: (files) =>
        files.map((file) => {
          const seen = state()?.files.find(({ id }) => id === file.id)
          const reviewed =
            seen === undefined
              ? null
              : { sha256: seen.sha256, records: state()?.done ? seen.counts.read : null }
          return { ...file, reviewed }
        }),
      receive(next) {
        const before = state()
        if (before === null || before.reviewId !== next.reviewId) return
        // Behind the last row others come in, and repeats are known when the reading has come to a row.
        for (const known of rows.values()) known.refresh((block) => next.done || !isFinal(block))
        set({ opened: ready(next), rowsVersion: get().rowsVersion + 1 })
      },
      show(fileId) {
        atStart = true
        set({ fileId, active: { row: 0, column: -1 } })
      },
      setView: (view) => set({ view, active: { row: get().active.row, column: -1 } }),
      setCause(cause) {
        atStart ||= cause !== null
        set({ cause })
      },
      setActive(row, column) {
        atStart = false
        set({ active: { row, column } })
      },
      row: (index) => blocks(get().fileId ?? '').row(index),
      ensure(first, last) {
        const { fileId } = get()
        if (fileId !== null && state() !== null) blocks(fileId).ensure(first, last)
      },
      async goToProblem(direction) {
        const opened = state()
        const { fileId, active, cause } = get()
        if (opened === null || fileId === null) return
        const passed = atStart ? 0 : active.row + 1
        for (const candidate of searchOrder(opened.files, fileId, direction)) {
          const here = candidate.id === fileId
          const from = here ? passed : direction === 'next' ? 0 : candidate.counts.read + 1
          const found = await ask(
            bridge.review.problem({ reviewId: opened.reviewId, id: candidate.id, from, direction, cause }),
          )
          if (!found.ok) return complain(found.error)
          if (found.value !== null) return goTo(candidate.id, found.value.record, cause)
        }
        say(direction === 'next' ? 'No further problem after this record.' : 'No problem before this record.')
      },
      async exportRejects() {
        const opened = state()
        if (opened === null) return
        const result = await ask(bridge.review.exportRejects({ reviewId: opened.reviewId }))
        if (!result.ok) return complain(result.error)
        if (result.value === null) return
        const { rows, names } = result.value
        say(`${counted(rows, 'reject')} written to ${names.join(', ')}.`)
      },
      async close() {
        const opened = state()
        openedFor = ''
        rows = new Map()
        set({ opened: null, fileId: null })
        if (opened) await ask(bridge.review.close({ reviewId: opened.reviewId }))
      },
    }
  })
}

/** A page is cut short where its cells are very long: the rest is asked for until nothing comes. */
async function readRows(
  bridge: Pick<Bridge, 'review'>,
  page: { reviewId: string; id: string; from: number; count: number },
): Promise<Result<readonly ReviewRow[]>> {
  const rows: ReviewRow[] = []
  while (rows.length < page.count) {
    const rest = { ...page, from: page.from + rows.length, count: page.count - rows.length }
    const result = await bridge.review.rows(rest)
    if (!result.ok) return result
    if (result.value.length === 0) break
    rows.push(...result.value)
  }
  return { ok: true, value: rows }
}

const isFinal = (block: readonly ReviewRow[]) =>
  block.length === pageSize && block.every((row) => row.checked)

/** This file first, then those after it (or before it, going back). */
function searchOrder(files: readonly ReviewFile[], id: string, direction: 'next' | 'previous'): ReviewFile[] {
  const here = files.findIndex((file) => file.id === id)
  return direction === 'next' ? files.slice(here) : files.slice(0, here + 1).reverse()
}

const noCounts: ReviewCounts = { read: 0, loaded: 0, rejected: 0, setAside: 0, blank: 0, warnings: 0 }

/** The counts of all files together. */
export function totalCounts(state: ReviewState | null): ReviewCounts {
  return (state?.files ?? []).reduce<ReviewCounts>(
    (sum, { counts }) => ({
      read: sum.read + counts.read,
      loaded: sum.loaded + counts.loaded,
      rejected: sum.rejected + counts.rejected,
      setAside: sum.setAside + counts.setAside,
      blank: sum.blank + counts.blank,
      warnings: sum.warnings + counts.warnings,
    }),
    noCounts,
  )
}
