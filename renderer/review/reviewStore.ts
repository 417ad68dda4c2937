import { createStore } from 'zustand/vanilla'
import type { Cause } from '../../shared/causes.ts'
import type { FileChoice } from '../../shared/window/files.ts'
import type { ReviewedFile } from '../../shared/window/load.ts'
import type {
  EditRequest,
  KeptRule,
  ReviewCounts,
  ReviewEdit,
  ReviewFile,
  ReviewFilter,
  ReviewRow,
  ReviewState,
  ReviewVerdict,
  ValueVerdict,
} from '../../shared/window/review.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Blocks, createBlocks } from '../components/grid/drawn/blocks.ts'
import { type Loadable, loading, ready, readyValue, settled } from '../components/loadable.ts'
import { counted } from '../text/format.ts'
import { type ReviewColumn, rawColumns } from './reviewColumns.ts'
import { fittingOf, isFiltered, noFilter, searchOrder } from './reviewFilters.ts'

/**
 * Records of a page, which the window takes in one piece: it must not hold up the picture. A record comes as it was
 * read and as it becomes, some 80 values.
 */
const pageSize = 50
/** Pages that are kept. */
const pagesKept = 160

export type ReviewView = 'cleaned' | 'raw'

/** The cell that is being edited: of the record and the file's column that are meant. */
export interface EditedCell {
  readonly record: number
  readonly place: number
  /** What the field begins with. */
  readonly text: string
  /** What stood there when the editing began. */
  readonly before: string
}

/** A value that may be changed in all its records. */
export interface ReplacedValue {
  readonly record: number
  readonly line: number
  readonly place: number
  readonly column: string
  readonly value: string
}

interface ReviewStoreState {
  /** Null until the step is first seen. */
  readonly opened: Loadable<ReviewState> | null
  readonly fileId: string | null
  readonly view: ReviewView
  readonly filter: ReviewFilter
  /** 0-based place among the records that are shown, and of the column; column -1 is the line number. */
  readonly active: { readonly row: number; readonly column: number }
  /** Counts up when rows have come. */
  readonly rowsVersion: number
  readonly editing: EditedCell | null
  readonly replacing: ReplacedValue | null
  /** The text of a record that is edited as a whole. */
  readonly rewriting: { readonly record: number; readonly line: number; readonly text: string } | null
  /** An edit is on its way. */
  readonly busy: boolean
  readonly edits: readonly ReviewEdit[]
  /** Rules of sources that were kept here, the last one first. */
  readonly rules: readonly KeptRule[]
  /** Keys of columns that are not shown. */
  readonly hidden: ReadonlySet<string>
  /** Opens the files anew, unless they, the date and the mapping are what is open. */
  open(files: readonly FileChoice[], date: string, add: boolean, mappingVersion: number): Promise<void>
  /** The files with what was reviewed of each; a load is bound to it. */
  reviewed(files: readonly FileChoice[]): ReviewedFile[]
  /** The worker's next snapshot; those of an earlier review are not for us. */
  receive(state: ReviewState): void
  show(fileId: string): void
  setView(view: ReviewView): void
  /** Only records that fit are shown, from the first one on; without a filter all, at the record that is looked at. */
  setFilter(changed: Partial<ReviewFilter>): Promise<void>
  setActive(row: number, column: number): void
  row(index: number): ReviewRow | undefined
  /** The record that is looked at. */
  activeRow(): ReviewRow | undefined
  ensure(first: number, last: number): void
  /** To the next record that fits the filter, else to the next problem; on over all files, and around. */
  goToProblem(direction: 'next' | 'previous'): Promise<void>
  goTo(fileId: string, record: number, place: number | null): Promise<void>
  /** `typed` replaces what stands there. */
  beginEdit(place: number, typed: string | null): void
  beginReplace(place: number): void
  beginRewrite(): void
  endEdit(): void
  /** Of the active cell, where a column of the file feeds it. */
  editActive(): void
  replaceActive(): void
  leaveOutActive(): Promise<void>
  showColumn(key: string, shown: boolean): void
  /** What a cell that is being typed makes of its record; null where that can't be told. */
  judge(cell: EditedCell, to: string): Promise<ReviewVerdict | null>
  judgeValue(value: ReplacedValue, to: string): Promise<ValueVerdict | null>
  edit(edits: readonly EditRequest[]): Promise<boolean>
  undo(): Promise<void>
  redo(): Promise<void>
  takeBack(editId: number): Promise<void>
  /** A value is read so in all later files too: the files are read again by the new version of their source. */
  keepRule(value: ReplacedValue, to: string, why: string): Promise<boolean>
  takeBackRule(rule: KeptRule): Promise<void>
  exportRejects(): Promise<void>
  exportEdits(): Promise<void>
  importEdits(): Promise<void>
  close(): Promise<void>
}

export function createReviewStore(
  bridge: Pick<Bridge, 'review'>,
  { complain, say }: { complain: (error: PlainError) => void; say: (text: string, written?: string) => void },
  columnsOfCleaned: (fileId: string, header: readonly string[]) => readonly ReviewColumn[],
) {
  let openedFor = ''
  let rows = new Map<string, Blocks<ReviewRow>>()
  // nobody went to the record that is shown: also a problem of the first one is a next one
  let atStart = true
  let editsVersion = -1
  /** The filter that rows are of; an answer to an earlier one comes too late. */
  let asked = 0
  /** Opens the same files once more. */
  let again = async () => {}

  return createStore<ReviewStoreState>()((set, get) => {
    const state = () => readyValue(get().opened ?? loading)
    const file = () => state()?.files.find(({ id }) => id === get().fileId)
    const rowsOf = (of: ReviewFile) => (isFiltered(get().filter) ? (of.shown ?? 0) : of.counts.read)

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

    const columns = () => {
      const shown = file()
      if (shown === undefined) return []
      const all = get().view === 'raw' ? rawColumns(shown) : columnsOfCleaned(shown.id, shown.header)
      return all.filter(({ key }) => !get().hidden.has(key))
    }

    /** Goes to a place among the records that are shown, and to the cell with the problem. */
    async function goToPlace(id: string, place: number, cause: string | null) {
      if (id !== get().fileId) get().show(id)
      const row = await blocks(id).load(place - 1)
      const issue = row?.issues.find((candidate) => cause === null || candidate.cause === cause)
      const column = issue === undefined ? -1 : columns().findIndex((one) => one.marks(issue))
      atStart = false
      set({ active: { row: place - 1, column } })
    }

    /** The nearest place in a file, behind or before `from`. */
    async function nearest(id: string, from: number, direction: 'next' | 'previous') {
      const { reviewId } = state() as ReviewState
      const { filter } = get()
      if (!isFiltered(filter)) {
        const found = await ask(bridge.review.problem({ reviewId, id, from, direction, cause: null }))
        return found.ok ? { ...found, value: found.value?.record ?? null } : found
      }
      const found = await ask(bridge.review.fitting({ reviewId, id, from, direction }))
      return found.ok ? { ...found, value: found.value?.place ?? null } : found
    }

    async function readEdits() {
      const opened = state()
      if (opened === null) return
      const { reviewId } = opened
      const result = await ask(bridge.review.edits({ reviewId }))
      if (result.ok && state()?.reviewId === reviewId) set({ edits: result.value })
    }

    /** An answer that is a snapshot. */
    async function take(answer: Promise<Result<ReviewState | null>>): Promise<boolean> {
      set({ busy: true })
      const result = await ask(answer)
      set({ busy: false })
      if (!result.ok) complain(result.error)
      else if (result.value !== null) get().receive(result.value)
      return result.ok
    }

    /** Reads the files by the sources of now; what is looked at stays. */
    async function readAgain() {
      const { filter, fileId, active } = get()
      const row = get().activeRow()
      openedFor = ''
      await again()
      if (isFiltered(filter)) await get().setFilter(filter)
      else if (fileId !== null && row !== undefined) {
        await get().goTo(fileId, row.record, null)
        set({ active: { row: get().active.row, column: active.column } })
      }
    }

    const withReview = async (act: (reviewId: string) => Promise<unknown>) => {
      const opened = state()
      if (opened !== null) await act(opened.reviewId)
    }

    return {
      opened: null,
      fileId: null,
      view: 'cleaned',
      filter: noFilter,
      active: { row: 0, column: -1 },
      rowsVersion: 0,
      editing: null,
      replacing: null,
      rewriting: null,
      busy: false,
      edits: [],
      rules: [],
      hidden: new Set(),
      async open(files, date, add, mappingVersion) {
        const wanted = JSON.stringify([files, date, add, mappingVersion])
        if (wanted === openedFor && get().opened?.state !== 'failed') return
        await get().close()
        again = () => get().open(files, date, add, mappingVersion)
        openedFor = wanted
        atStart = true
        editsVersion = -1
        set({ opened: loading, filter: noFilter, active: { row: 0, column: -1 }, edits: [] })
        const result = await ask(bridge.review.open({ files: [...files], date, add }))
        if (openedFor !== wanted) return
        rows = new Map()
        set({ opened: settled(result), fileId: files[0]?.id ?? null })
        if (result.ok) get().receive(result.value)
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
        // an answer and a snapshot may cross
        if (next.edits.version < before.edits.version) return
        const edited = next.edits.version !== editsVersion
        editsVersion = next.edits.version
        // Behind the last row others come in, and repeats are known when the reading has come to a row.
        const isRead = next.done && !next.recounting
        const fresh = edited || (isRead && (!before.done || before.recounting))
        for (const known of rows.values()) known.refresh((block) => fresh || !isFinal(block))
        set({ opened: ready(next), rowsVersion: get().rowsVersion + 1 })
        if (edited) void readEdits()
        const shown = file()
        // the first that fits may stand in another file
        if (!isFiltered(get().filter) || !atStart || shown === undefined || rowsOf(shown) > 0) return
        const other = next.files.find((one) => rowsOf(one) > 0)
        if (other !== undefined && next.filter?.done !== false) set({ fileId: other.id })
      },
      show(fileId) {
        atStart = true
        set({ fileId, active: { row: 0, column: -1 }, editing: null })
      },
      setView: (view) => {
        const column = columns()[get().active.column]
        set({ view, editing: null })
        // the same column of the file, where it has one
        const same = columns().findIndex(({ place }) => place !== null && place === column?.place)
        set({ active: { row: get().active.row, column: same } })
      },
      async setFilter(changed) {
        const opened = state()
        if (opened === null) return
        const before = get().activeRow()
        const filter = { ...get().filter, ...changed }
        asked += 1
        const own = asked
        atStart = true
        rows = new Map()
        set({ filter, editing: null, active: { row: 0, column: get().active.column } })
        const result = await ask(bridge.review.filter({ reviewId: opened.reviewId, filter }))
        if (own !== asked) return
        if (!result.ok) return complain(result.error)
        rows = new Map()
        get().receive(result.value)
        if (!isFiltered(filter)) {
          if (before !== undefined) set({ active: { row: before.record - 1, column: get().active.column } })
        } else if (filter.search === '' && filter.sort === null && fittingOf(result.value) > 0) {
          await get().goToProblem('next')
        }
      },
      setActive(row, column) {
        atStart = false
        const { active } = get()
        set({
          active: { row, column },
          ...(active.row !== row || active.column !== column ? { editing: null } : {}),
        })
      },
      row: (index) => blocks(get().fileId ?? '').row(index),
      activeRow: () => get().row(get().active.row),
      ensure(first, last) {
        const { fileId } = get()
        if (fileId !== null && state() !== null) blocks(fileId).ensure(first, last)
      },
      async goToProblem(direction) {
        const opened = state()
        const { fileId, active, filter } = get()
        if (opened === null || fileId === null) return
        const passed = atStart && direction === 'next' ? 0 : active.row + 1
        for (const [index, candidate] of searchOrder(opened.files, fileId, direction).entries()) {
          const from = index === 0 ? passed : direction === 'next' ? 0 : rowsOf(candidate) + 1
          const found = await nearest(candidate.id, from, direction)
          if (!found.ok) return complain(found.error)
          if (found.value !== null) return goToPlace(candidate.id, found.value, filter.cause)
        }
        const soFar = opened.done ? '' : ' so far'
        say(
          isFiltered(filter)
            ? `No record fits${soFar}.`
            : `No problem${soFar}: every record${opened.done ? '' : ' that was read'} loads as it stands.`,
        )
      },
      async goTo(fileId, record, place) {
        if (isFiltered(get().filter)) await get().setFilter(noFilter)
        if (fileId !== get().fileId) get().show(fileId)
        await blocks(fileId).load(record - 1)
        atStart = false
        const column = place === null ? -1 : columns().findIndex((one) => one.place === place)
        set({ active: { row: record - 1, column } })
      },
      beginEdit(place, typed) {
        const row = get().activeRow()
        if (row === undefined || row.leftOut) return
        if (row.text !== null && row.cleaned === null) return get().beginRewrite()
        const before = row.edited.find((cell) => cell.place === place)?.to ?? row.raw[place] ?? ''
        set({ editing: { record: row.record, place, before, text: typed ?? before } })
      },
      beginReplace(place) {
        const row = get().activeRow()
        const shown = file()
        if (row === undefined || shown === undefined) return
        const column = shown.header[place] ?? ''
        const { record, line } = row
        set({ editing: null, replacing: { record, line, place, column, value: row.raw[place] ?? '' } })
      },
      beginRewrite() {
        const row = get().activeRow()
        if (row?.text == null) return
        set({ rewriting: { record: row.record, line: row.line, text: row.text } })
      },
      endEdit: () => set({ editing: null, replacing: null, rewriting: null }),
      editActive() {
        const place = columns()[get().active.column]?.place ?? null
        if (place !== null) get().beginEdit(place, null)
        else get().beginRewrite()
      },
      replaceActive() {
        const place = columns()[get().active.column]?.place ?? null
        if (place !== null) get().beginReplace(place)
      },
      async leaveOutActive() {
        const { fileId, active } = get()
        if (fileId === null) return
        // the record may still be on its way
        const row = await blocks(fileId).load(active.row)
        if (row === undefined || row.leftOut) return
        await get().edit([{ kind: 'leave-out', id: fileId, record: row.record, why: null }])
      },
      showColumn(key, shown) {
        const hidden = new Set(get().hidden)
        if (shown) hidden.delete(key)
        else hidden.add(key)
        set({ hidden, active: { row: get().active.row, column: -1 } })
      },
      async judge({ record, place }, to) {
        const { fileId } = get()
        const opened = state()
        if (opened === null || fileId === null) return null
        const { reviewId } = opened
        const result = await ask(bridge.review.judge({ reviewId, id: fileId, record, place, to }))
        return result.ok ? result.value : null
      },
      async judgeValue({ record, place }, to) {
        const { fileId } = get()
        const opened = state()
        if (opened === null || fileId === null) return null
        const { reviewId } = opened
        const result = await ask(bridge.review.judgeValue({ reviewId, id: fileId, record, place, to }))
        return result.ok ? result.value : null
      },
      async edit(edits) {
        const opened = state()
        if (opened === null || get().busy) return false
        return take(bridge.review.edit({ reviewId: opened.reviewId, edits: [...edits] }))
      },
      undo: () => withReview((reviewId) => take(bridge.review.undo({ reviewId }))),
      redo: () => withReview((reviewId) => take(bridge.review.redo({ reviewId }))),
      takeBack: (editId) => withReview((reviewId) => take(bridge.review.takeBack({ reviewId, editId }))),
      async keepRule({ record, place }, to, why) {
        const { fileId, busy, rules } = get()
        const opened = state()
        if (opened === null || fileId === null || busy) return false
        set({ busy: true })
        const { reviewId } = opened
        const result = await ask(bridge.review.keepRule({ reviewId, id: fileId, record, place, to, why }))
        set({ busy: false })
        if (!result.ok) {
          complain(result.error)
          return false
        }
        const { source, version, says } = result.value
        set({ rules: [result.value, ...rules] })
        say(`${source} is version ${version} now: ${says}.`)
        void readAgain()
        return true
      },
      async takeBackRule(rule) {
        const { source, version } = rule
        set({ busy: true })
        const result = await ask(bridge.review.takeBackRule({ source, version }))
        set({ busy: false })
        if (!result.ok) return complain(result.error)
        set({ rules: get().rules.filter((one) => one !== rule) })
        say(`${source} is read as before version ${version}.`)
        await readAgain()
      },
      exportRejects: () =>
        withReview(async (reviewId) => {
          const result = await ask(bridge.review.exportRejects({ reviewId }))
          if (!result.ok) return complain(result.error)
          if (result.value === null) return
          const { rows: count, names } = result.value
          say(`${counted(count, 'reject')} written to ${names.join(', ')}.`, names[0])
        }),
      exportEdits: () =>
        withReview(async (reviewId) => {
          const result = await ask(bridge.review.exportEdits({ reviewId }))
          if (!result.ok) return complain(result.error)
          if (result.value !== null)
            say(`${counted(result.value.edits, 'edit')} written to ${result.value.name}.`, result.value.name)
        }),
      importEdits: () => withReview((reviewId) => take(bridge.review.importEdits({ reviewId }))),
      async close() {
        const opened = state()
        openedFor = ''
        rows = new Map()
        set({ opened: null, fileId: null, editing: null, replacing: null, rewriting: null })
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

/** Causes of all files together, most first. */
export function totalCauses(state: ReviewState): ReviewFile['causes'] {
  const sum = new Map<Cause, ReviewFile['causes'][number]>()
  for (const { causes } of state.files)
    for (const one of causes)
      sum.set(one.cause, { ...one, count: one.count + (sum.get(one.cause)?.count ?? 0) })
  return [...sum.values()].sort(
    (a, b) => a.severity.localeCompare(b.severity) || b.count - a.count || a.cause.localeCompare(b.cause),
  )
}
