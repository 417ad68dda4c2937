import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { LoaderError } from '../../../shared/errors.ts'
import { parseRunDate } from '../../../shared/runDate.ts'
import type { FileChoice } from '../../../shared/window/files.ts'
import type { ReviewRow, ReviewState } from '../../../shared/window/review.ts'
import type { Inspect } from '../../engine/files/inspect/inspect.ts'
import type { mappingChoices } from '../../engine/files/mapping.ts'
import type { DateBase } from '../../engine/files/readInto.ts'
import { type RecognisedInput, recogniseFiles } from '../../engine/files/recogniseFiles.ts'
import { type OpenReview, openReview, startReviewThread } from '../../engine/review/review.ts'
import type { ProblemAsk, ReviewProgress } from '../../engine/review/reviewRequest.ts'
import type { Written } from '../../engine/runs/export/exportIssues.ts'
import type { knownSources } from '../../engine/sources/knownSources.ts'
import { filesRequest } from '../files/filesRequest.ts'

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
  rows(ask: { reviewId: string; id: string; from: number; count: number }): Promise<ReviewRow[]>
  problem(
    ask: Omit<ProblemAsk, 'file'> & { reviewId: string; id: string },
  ): Promise<{ record: number } | null>
  exportRejects(reviewId: string, path: string): Promise<Written[]>
  close(reviewId: string): Promise<void>
  /** Ends the threads, whichever review they are of. */
  end(): Promise<void>
}

interface ReviewsParts {
  readonly pathOf: (id: string) => string
  readonly inspect: Inspect
  /** People's choices of columns; none where the database can't be reached. */
  readonly choices: () => ReturnType<typeof mappingChoices>
  /** What a date holds to be added to. */
  readonly baseOf: (date: string) => Promise<DateBase | null>
  readonly sources: () => ReturnType<typeof knownSources>
  readonly onChange: (state: ReviewState) => void
}

interface Current {
  readonly reviewId: string
  readonly date: string
  readonly ids: readonly string[]
  readonly inputs: readonly RecognisedInput[]
  readonly review: OpenReview
}

export function createReviews({
  pathOf,
  inspect,
  choices,
  baseOf,
  sources,
  onChange,
}: ReviewsParts): Reviews {
  let current: Current | null = null
  /** Counts openings: who looks at files while another opens comes too late. */
  let openings = 0
  /** Waits for the next review. */
  let spare: Worker | null = null

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

  return {
    prepare,
    async open({ files, date, add }) {
      openings += 1
      const opening = openings
      const runDate = parseRunDate(date)
      const inputs = await recogniseFiles(
        filesRequest(files, pathOf),
        await choices(),
        inspect,
        await sources(),
      )
      const base = add ? await baseOf(runDate) : null
      await endCurrent()
      if (opening !== openings) throw closed()
      const reviewId = randomUUID()
      const review = openReview(
        {
          runDate,
          base,
          files: inputs.map(({ file, layout, choices: chosen }) => ({
            file,
            source: layout.source.file,
            choices: chosen,
          })),
        },
        () => {
          if (current?.reviewId === reviewId) onChange(stateOf(current))
        },
        thread(),
      )
      const opened = { reviewId, date: runDate, ids: files.map(({ id }) => id), inputs, review }
      current = opened
      await review.begun
      if (current !== opened) throw closed()
      return stateOf(opened)
    },
    state: (reviewId) => stateOf(require(reviewId)),
    async rows({ reviewId, id, from, count }) {
      const opened = require(reviewId)
      return opened.review.rows({ file: place(opened, id), from, count })
    },
    async problem({ reviewId, id, from, direction, cause }) {
      const opened = require(reviewId)
      const record = await opened.review.problem({ file: place(opened, id), from, direction, cause })
      return record === null ? null : { record }
    },
    exportRejects: async (reviewId, path) => require(reviewId).review.exportRejects({ path }),
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

function stateOf({ reviewId, date, ids, inputs, review }: Current): ReviewState {
  const { files, done, error }: ReviewProgress = review.progress()
  return {
    reviewId,
    date,
    done,
    error,
    files: files.map(({ counts, bytesRead, causes, flaws }, index) => {
      const { file, layout } = inputs[index] as RecognisedInput
      const { rowsRead, rowsLoaded, rowsRejected, rowsSetAside, rowsBlank, warnings } = counts
      return {
        id: ids[index] as string,
        name: file.name,
        source: layout.source.id,
        sha256: file.sha256,
        counts: {
          read: rowsRead,
          loaded: rowsLoaded,
          rejected: rowsRejected,
          setAside: rowsSetAside,
          blank: rowsBlank,
          warnings,
        },
        bytesRead,
        bytes: file.bytes,
        header: file.header,
        causes,
        notes: [...file.notes, ...flaws],
      }
    }),
  }
}

function closed(): LoaderError {
  return new LoaderError('cancelled', 'That review was closed.', { hint: 'Open it again.' })
}
