import { LoaderError } from '../../../shared/errors.ts'
import type { FileEdits } from '../edits/fileEdits.ts'
import { endedCorrections } from '../edits/saveEdits.ts'
import { recognisedFile } from '../files/recognisedFile.ts'
import { createNumberList } from '../intake/numberList.ts'
import { changedRecords, type RunBefore } from './changedRecords.ts'
import { exportReviewRejects } from './exportReviewRejects.ts'
import { cellsOfRecord, editOf, judgeCell, judgeValue } from './judge.ts'
import { type Pass, startPass } from './pass.ts'
import { readRows } from './readRows.ts'
import { editedRecords, type ReviewedFile } from './reviewedFile.ts'
import { type FilteredRecords, filterRecords } from './reviewFilter.ts'
import type { ReviewAnswers, ReviewedCounts, ReviewProgress, ReviewRequest } from './reviewRequest.ts'

export interface Review extends ReviewAnswers {
  progress(): ReviewProgress
  /** Resolves when all was read, or reading ended with an error. */
  readonly done: Promise<void>
}

/** A page that lies at most so many records behind what is known is read at once, else when reading gets there. */
const nearby = 5000

/**
 * Reads all files as a load does and keeps of them what is needed to show any record at once: where records stand and
 * which have problems. A page is read from the file again and cleaned again by the same rules. Edits are laid over the
 * records at once, and all files are read once more behind that, since an edit of one record may concern others.
 */
export function startReview(
  request: ReviewRequest,
  signal: AbortSignal,
  onProgress: () => void = () => undefined,
): Review {
  /** Pages under way: who looks at the window goes first. */
  const pages = new Set<Promise<unknown>>()
  const waiting = new Set<() => void>()
  let edits: FileEdits[] = request.files.map(
    ({ edits: own }) => own ?? { edits: [], loose: false, corrections: [] },
  )
  /** What counts are told of. */
  let pass = begin(null)
  /** What rows are shown by: other edits may lie over the same reading. */
  let parts: readonly ReviewedFile[] = pass.current.parts
  let later: { readonly current: Pass; readonly cancel: AbortController } | null = null
  let filtered: FilteredRecords | null = null
  let filtering = new AbortController()
  let filterId = 0

  function changed() {
    for (const look of waiting) look()
    filtered?.refresh()
    onProgress()
  }

  async function pause() {
    // lets questions in
    await new Promise((resolve) => setImmediate(resolve))
    while (pages.size > 0) await Promise.allSettled(pages)
  }

  function begin(before: Pass | null) {
    const cancel = new AbortController()
    const files = request.files.map((of, number) =>
      recognisedFile(number, { ...of, edits: edits[number] ?? null }),
    )
    const current = startPass({
      files,
      runDate: request.runDate,
      base: request.base,
      before: before?.done === true && before.error === null ? before : null,
      signal: AbortSignal.any([signal, cancel.signal]),
      drain: pause,
      onProgress: () => changed(),
    })
    return { current, cancel }
  }

  // what a date holds is read first: the files' first records are shown meanwhile
  if (request.base !== null) setImmediate(onProgress)

  /** Counts what has changed since the runs before, of the edits of now; one that edits outdate is counted anew. */
  let counting: { readonly of: Pass; readonly ended: Promise<void> } | null = null
  async function countChanged(): Promise<void> {
    while (!signal.aborted) {
      await pass.current.ended
      const of = pass.current
      if (of.error !== null || of.parts.every(({ changed }) => changed !== null)) return
      if (counting?.of !== of) counting = { of, ended: takeChanged(of) }
      await counting.ended
      if (of === pass.current) return
    }
  }
  async function takeChanged(of: Pass): Promise<void> {
    const { runDate, before } = request
    // of their own, since what lies over records counts what it changes
    const files = request.files.map((file, number) =>
      recognisedFile(number, { ...file, edits: edits[number] ?? null }),
    )
    // of a run that is gone meanwhile nothing can be told: then everything counts as changed
    const lists = await changedRecords({ files, before, runDate, signal, drain: pause }).catch(() =>
      files.map(() => null),
    )
    for (const [number, part] of of.parts.entries()) {
      part.changed = lists[number] ?? createNumberList(Uint32Array)
      const shown = parts[number]
      if (shown !== undefined && shown !== part && of === pass.current) shown.changed = part.changed
    }
    changed()
  }
  /** Few records are counted by themselves, once all is read; of many, who asks for them waits. */
  function countFewChanged() {
    const records = pass.current.parts.reduce((sum, { counts }) => sum + counts.rowsRead, 0)
    if (records <= countedAtOnce && request.before.some((run) => run !== null)) void countChanged()
  }
  void pass.current.ended.then(countFewChanged)

  const partOf = (file: number) => parts[file] as ReviewedFile
  const readOf = (file: number) => pass.current.parts[file] as ReviewedFile
  /** Repeats and conflicts are those of the edits of now. */
  const isSettled = () => later === null
  const questions = async <Of>(asked: Promise<Of>): Promise<Of> => {
    pages.add(asked)
    return asked.finally(() => pages.delete(asked))
  }

  const reached = (file: number, record: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!pass.current.done && readOf(file).counts.rowsRead < record) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })

  const progress = (): ReviewProgress => ({
    files: pass.current.parts.map((part, number) => countsOf(part, request.before[number] ?? null)),
    done: pass.current.done,
    recounting: later !== null,
    error: pass.current.error,
    filter:
      filtered === null
        ? null
        : {
            filterId,
            done: filtered.done,
            shown: filtered.shown.map(({ length }) => length),
            fitting: filtered.fitting.map(({ length }) => length),
          },
  })

  return {
    done: pass.current.ended,
    progress,
    async rows({ file, from, count }) {
      const part = partOf(file)
      const records = filtered?.shown[file]
      if (records !== undefined) {
        const fitting = new Set(filtered?.fitting[file])
        const rows = await questions(
          readRows(part, records.slice(from - 1, from - 1 + count), isSettled, signal),
        )
        return rows.map((row) => (fitting.has(row.record) ? row : { ...row, fits: false }))
      }
      if (from - part.positions.before(from).record > nearby) await reached(file, from)
      const { done, error } = pass.current
      if (done && from > readOf(file).counts.rowsRead && error === null) return []
      const wanted = Array.from({ length: count }, (_, index) => from + index)
      return questions(readRows(partOf(file), wanted, isSettled, signal))
    },
    async problem({ file, from, direction, cause }) {
      const { issues } = readOf(file)
      return direction === 'next' ? issues.next(from, cause) : issues.previous(from, cause)
    },
    async fitting({ file, from, direction }) {
      if (filtered === null) return null
      const shown = filtered.shown[file] ?? []
      const fitting = new Set(filtered.fitting[file])
      const step = direction === 'next' ? 1 : -1
      for (let place = from + step; place >= 1 && place <= shown.length; place += step)
        if (fitting.has(shown[place - 1] as number)) return place
      return null
    },
    async filter(ask) {
      filtering.abort()
      filtering = new AbortController()
      filterId = ask.filterId
      if (ask.filter.show === 'changed') void countChanged()
      filtered = filterRecords(ask.filter, {
        parts,
        isRead: () => pass.current.done,
        changedCounted: countChanged,
        signal: AbortSignal.any([signal, filtering.signal]),
        onProgress: changed,
        pause,
      })
      onProgress()
      return progress()
    },
    async edit(ask) {
      edits = edits.map((own, file) => ({ ...own, edits: ask.edits[file] ?? [] }))
      later?.cancel.abort()
      const made = begin(pass.current)
      // rows are judged by the new edits at once, with what is known of where records stand
      parts = made.current.parts.map((part, number) => {
        const known = readOf(number)
        return { ...known, file: part.file, read: part.read }
      })
      if (!pass.current.done) {
        pass.cancel.abort()
        pass = made
        void made.current.ended.then(countFewChanged)
        parts = made.current.parts
        changed()
        return progress()
      }
      later = made
      changed()
      await Promise.race([made.current.ended, new Promise((resolve) => setTimeout(resolve, soon))])
      void made.current.ended.then(() => {
        if (later !== made) return
        later = null
        pass = made
        parts = made.current.parts
        changed()
        countFewChanged()
      })
      // what is read at once need not be told as being read
      if (made.current.done) await made.current.ended
      return progress()
    },
    editOf: ({ file, request: asked }) => questions(editOf(partOf(file), asked, signal)),
    cells: ({ file, record }) => questions(cellsOfRecord(partOf(file), record, signal)),
    judge: ({ file, ...asked }) =>
      questions(judgeCell(partOf(file), edits[file] as FileEdits, asked, isSettled, signal)),
    judgeValue: ({ file, ...asked }) => judgeValue(partOf(file), edits[file] as FileEdits, asked, signal),
    async exportRejects({ path }) {
      if (later !== null)
        throw new LoaderError('run-state', 'Your edits are being counted.', {
          hint: 'Export again in a moment.',
        })
      return exportReviewRejects(pass.current.parts, path, signal)
    },
  }
}

/** So many records are read once more in some seconds. */
const countedAtOnce = 200_000

/** Milliseconds in which a small file is read again: then counts come with the answer to an edit. */
const soon = 150

function countsOf(part: ReviewedFile, before: RunBefore | null): ReviewedCounts {
  const { counts, bytesRead, issues, flaws, file, edits } = part
  return {
    counts,
    records: {
      rejected: issues.records('reject'),
      warned: issues.records('warning'),
      edited: editedRecords(part).length,
    },
    changed: before === null ? null : { since: before.date, records: part.changed?.length ?? null },
    bytesRead,
    causes: issues.counts(),
    flaws,
    corrections: {
      applied: edits?.corrections.filter(({ says }) => says === null).length ?? 0,
      ended: edits === null ? [] : endedCorrections(file.file.name, edits, file.corrections ?? []),
    },
  }
}
