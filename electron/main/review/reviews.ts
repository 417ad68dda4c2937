import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import type { Correction } from '../../../shared/edits/correction.ts'
import type { Edit } from '../../../shared/edits/edit.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { parseRunDate } from '../../../shared/runDate.ts'
import type { FileChoice } from '../../../shared/window/files.ts'
import type {
  EditRequest,
  KeptRule,
  ReviewEdit,
  ReviewFilter,
  ReviewRow,
  ReviewState,
  ReviewVerdict,
  ruleRequest,
  ValueVerdict,
} from '../../../shared/window/review.ts'
import { bindEdits, type EditsRequest } from '../../engine/edits/bindEdits.ts'
import { readEditsFile } from '../../engine/edits/editsFile.ts'
import { writeEdits } from '../../engine/edits/runEdits.ts'
import type { Inspect } from '../../engine/files/inspect/inspect.ts'
import type { DateBase } from '../../engine/files/readInto.ts'
import { partsOf } from '../../engine/files/recognisedFile.ts'
import { type RecognisedInput, recogniseFiles } from '../../engine/files/recogniseFiles.ts'
import { openReview, startReviewThread } from '../../engine/review/review.ts'
import type { ReviewAnswers } from '../../engine/review/reviewRequest.ts'
import type { runsBefore } from '../../engine/review/runsBefore.ts'
import type { Written } from '../../engine/runs/export/exportIssues.ts'
import type { knownSources } from '../../engine/sources/knownSources.ts'
import { filesRequest } from '../files/filesRequest.ts'
import { documentOf, type EditBook } from './editBook.ts'
import { keepValueRule, type RecognisedSource } from './keepValueRule.ts'
import {
  type Current,
  editsOfInput,
  entriesOfInputs,
  ofInput,
  reviewEdit,
  stateOf,
  withEdits,
} from './reviewState.ts'

type OfReview<Of> = Of & { readonly reviewId: string }
/** A question about a file by its id, where the review knows its place. */
type OfFile<Of> = Omit<Of, 'file'> & { readonly reviewId: string; readonly id: string }
type Asked<Name extends keyof ReviewAnswers> = OfFile<Parameters<ReviewAnswers[Name]>[0]>

/** The window's review: one at a time, in a thread of its own. */
export interface Reviews {
  /** A review may come soon: its thread is started. */
  prepare(): void
  /** @throws LoaderError of the first file that can't be loaded */
  open(input: {
    readonly files: readonly FileChoice[]
    readonly date: string
    readonly add: boolean
  }): Promise<ReviewState>
  state(reviewId: string): ReviewState
  rows(ask: Asked<'rows'>): Promise<ReviewRow[]>
  problem(ask: Asked<'problem'>): Promise<{ record: number } | null>
  fitting(ask: Asked<'fitting'>): Promise<{ place: number } | null>
  /** Shows those records only that fit. */
  filter(ask: OfReview<{ readonly filter: ReviewFilter }>): Promise<ReviewState>
  judge(ask: Asked<'judge'>): Promise<ReviewVerdict>
  judgeValue(ask: Asked<'judgeValue'>): Promise<ValueVerdict>
  /** Makes edits, in one step. */
  edit(ask: OfReview<{ readonly edits: readonly EditRequest[] }>): Promise<ReviewState>
  change(
    ask: OfReview<{ readonly to: 'undo' | 'redo' | { readonly takeBack: number } }>,
  ): Promise<ReviewState>
  edits(reviewId: string): ReviewEdit[]
  /** A value is read so in all later files of the source: a new version of it. @throws LoaderError usage */
  keepRule(ask: z.infer<typeof ruleRequest>): Promise<KeptRule>
  exportRejects(reviewId: string, path: string): Promise<Written[]>
  exportEdits(reviewId: string, path: string): Promise<{ readonly file: string; readonly edits: number }>
  /** Takes in a file of edits, in one step. @throws LoaderError edits-unreadable, edits-other-file */
  importEdits(reviewId: string, path: string): Promise<ReviewState>
  /** The edits of these files for their load. */
  editsFor(files: readonly FileChoice[]): Promise<EditsRequest | undefined>
  close(reviewId: string): Promise<void>
  /** Ends the threads, whichever review they are of. */
  end(): Promise<void>
}

interface ReviewsParts {
  readonly pathOf: (id: string) => string
  readonly inspect: Inspect
  /** Standing corrections for a run of that date; none where the database can't be reached. */
  readonly corrections: (date: string) => Promise<readonly Correction[]>
  readonly book: EditBook
  /** Who edits. */
  readonly who: () => Promise<string>
  /** The run before of each source; null where there is none, or no database. */
  readonly beforeOf: (asked: Parameters<typeof runsBefore>[2]) => ReturnType<typeof runsBefore>
  /** Saves a source as its next version. */
  readonly saveSource: (source: RecognisedSource, why: string) => Promise<number>
  /** What a date holds to be added to. */
  readonly baseOf: (date: string) => Promise<DateBase | null>
  readonly sources: () => ReturnType<typeof knownSources>
  readonly onChange: (state: ReviewState) => void
  /** The edits have changed. */
  readonly onEdit: () => void
}

export function createReviews(given: ReviewsParts): Reviews {
  const { pathOf, inspect, corrections, baseOf, beforeOf, sources, saveSource, book, who, onChange, onEdit } =
    given
  let current: Current | null = null
  /** Counts openings: who looks at files while another opens comes too late. */
  let openings = 0
  /** Waits for the next review. */
  let spare: Worker | null = null
  let filterId = 0

  const require = (reviewId: string): Current => {
    if (current?.reviewId === reviewId) return current
    throw closed()
  }

  const place = ({ ids }: Current, id: string): number => {
    const file = ids.indexOf(id)
    if (file < 0) throw new LoaderError('usage', 'That file is not part of the review.')
    return file
  }

  const endCurrent = async () => {
    const left = current
    current = null
    await left?.review.close()
  }

  const prepare = () => {
    if (spare !== null) return
    const started = startReviewThread()
    spare = started
    // one that does not start is told of by the review that needs one
    started.once('error', () => {
      if (spare === started) spare = null
    })
  }

  const thread = () => {
    prepare()
    const taken = spare as Worker
    spare = null
    return taken
  }

  /** Lays the edits of the book over the files of the review. */
  const laid = async (opened: Current): Promise<ReviewState> => {
    onEdit()
    const entries = book.entries()
    await opened.review.edit({ edits: opened.inputs.map((input) => editsOfInput(input, entries)) })
    return stateOf(opened, book)
  }

  return {
    prepare,
    async open({ files, date, add }) {
      openings += 1
      const opening = openings
      const runDate = parseRunDate(date)
      const recognised = await recogniseFiles(filesRequest(files, pathOf), inspect, await sources())
      const standing = await corrections(runDate)
      const inputs = recognised.map((input) => withEdits(input, book.entries(), standing))
      const base = add ? await baseOf(runDate) : null
      const before = await beforeOf({
        sources: inputs.map(({ layout }) => layout.source.id),
        date: runDate,
        replaces: !add,
      })
      await endCurrent()
      if (opening !== openings) throw closed()
      const reviewId = randomUUID()
      const review = openReview(
        {
          runDate,
          files: inputs.map(partsOf),
          base,
          before,
        },
        () => {
          if (current?.reviewId === reviewId) onChange(stateOf(current, book))
        },
        thread(),
      )
      const opened = { reviewId, date: runDate, ids: files.map(({ id }) => id), inputs, review }
      current = opened
      await review.begun
      if (current !== opened) throw closed()
      return stateOf(opened, book)
    },
    state: (reviewId) => stateOf(require(reviewId), book),
    async rows({ reviewId, id, from, count }) {
      const opened = require(reviewId)
      return opened.review.rows({ file: place(opened, id), from, count })
    },
    async problem({ reviewId, id, from, direction, cause }) {
      const opened = require(reviewId)
      const record = await opened.review.problem({ file: place(opened, id), from, direction, cause })
      return record === null ? null : { record }
    },
    async fitting({ reviewId, id, ...ask }) {
      const opened = require(reviewId)
      const found = await opened.review.fitting({ file: place(opened, id), ...ask })
      return found === null ? null : { place: found }
    },
    async filter({ reviewId, filter }) {
      const opened = require(reviewId)
      filterId += 1
      await opened.review.filter({ filterId, filter })
      return stateOf(opened, book)
    },
    async judge({ reviewId, id, ...ask }) {
      const opened = require(reviewId)
      return opened.review.judge({ file: place(opened, id), ...ask })
    },
    async judgeValue({ reviewId, id, ...ask }) {
      const opened = require(reviewId)
      return opened.review.judgeValue({ file: place(opened, id), ...ask })
    },
    async edit({ reviewId, edits }) {
      const opened = require(reviewId)
      const by = { who: await who(), at: new Date().toISOString() }
      const made = await Promise.all(
        edits.map(async (request) => {
          const file = place(opened, request.id)
          const edit = await opened.review.editOf({ file, request })
          return {
            ...ofInput(opened.inputs[file] as RecognisedInput),
            edit: { ...edit, ...by, why: request.why } as Edit,
          }
        }),
      )
      book.add(made)
      return laid(opened)
    },
    async keepRule({ reviewId, id, record, place: at, to, why }) {
      const opened = require(reviewId)
      const file = place(opened, id)
      const input = opened.inputs[file] as RecognisedInput
      const cells = await opened.review.cells({ file, record })
      return keepValueRule(input, { date: opened.date, cells, place: at, to, why }, saveSource)
    },
    async change({ reviewId, to }) {
      const opened = require(reviewId)
      if (to === 'undo') book.undo()
      else if (to === 'redo') book.redo()
      else book.takeBack(to.takeBack)
      return laid(opened)
    },
    edits(reviewId) {
      const { ids, inputs } = require(reviewId)
      return book
        .entries()
        .flatMap((entry) => {
          const file = inputs.findIndex((input) => input.file.sha256 === entry.sha256)
          return file < 0 ? [] : [reviewEdit(entry, ids[file] as string)]
        })
        .reverse()
    },
    exportRejects: async (reviewId, path) => require(reviewId).review.exportRejects({ path }),
    async exportEdits(reviewId, path) {
      const { inputs } = require(reviewId)
      return writeEdits(documentOf(entriesOfInputs(inputs, book.entries())), path)
    },
    async importEdits(reviewId, path) {
      const opened = require(reviewId)
      const document = await readEditsFile(path)
      bindEdits(opened.inputs, { document, lenient: false }, [])
      book.add(document.files.flatMap(({ edits, ...file }) => edits.map((edit) => ({ ...file, edit }))))
      return laid(opened)
    },
    async editsFor(files) {
      const entries = book.entries()
      if (entries.length === 0) return undefined
      const inputs = await recogniseFiles(filesRequest(files, pathOf), inspect, await sources())
      const own = entriesOfInputs(inputs, entries)
      return own.length === 0 ? undefined : { document: documentOf(own), lenient: false }
    },
    async close(reviewId) {
      if (current?.reviewId === reviewId) await endCurrent()
    },
    async end() {
      const waiting = spare
      spare = null
      await Promise.all([endCurrent(), waiting?.terminate()])
    },
  }
}

function closed(): LoaderError {
  return new LoaderError('cancelled', 'That review was closed.', { hint: 'Open it again.' })
}
