import { randomUUID } from 'node:crypto'
import { LoaderError } from '../../shared/errors.ts'
import { parseRunDate } from '../../shared/runDate.ts'
import type { FileChoice } from '../../shared/window/files.ts'
import type { ReviewRow, ReviewState } from '../../shared/window/review.ts'
import type { Inspect } from '../engine/files/inspections.ts'
import { type RecognisedInput, recogniseFiles } from '../engine/files/recogniseFiles.ts'
import { type OpenReview, openReview } from '../engine/review/review.ts'
import type { ProblemAsk, ReviewProgress } from '../engine/review/reviewRequest.ts'
import type { Written } from '../engine/runs/exportIssues.ts'
import type { ChoicesBySource } from '../sources/recognise.ts'
import { filesRequest } from './filesRequest.ts'

/** The window's review: one at a time, in a thread of its own. */
export interface Reviews {
  /** @throws LoaderError of the first file that can't be loaded */
  open(input: { readonly files: readonly FileChoice[]; readonly date: string }): Promise<ReviewState>
  state(reviewId: string): ReviewState
  rows(ask: { reviewId: string; id: string; from: number; count: number }): Promise<ReviewRow[]>
  problem(
    ask: Omit<ProblemAsk, 'file'> & { reviewId: string; id: string },
  ): Promise<{ record: number } | null>
  exportRejects(reviewId: string, path: string): Promise<Written[]>
  close(reviewId: string): Promise<void>
  /** Ends the thread, whichever review it is of. */
  end(): Promise<void>
}

export interface ReviewsParts {
  readonly pathOf: (id: string) => string
  readonly inspect: Inspect
  /** People's choices of columns; none where the database can't be reached. */
  readonly choices: () => Promise<ChoicesBySource>
  readonly onChange: (state: ReviewState) => void
}

interface Current {
  readonly reviewId: string
  readonly date: string
  readonly ids: readonly string[]
  readonly inputs: readonly RecognisedInput[]
  readonly review: OpenReview
}

export function createReviews({ pathOf, inspect, choices, onChange }: ReviewsParts): Reviews {
  let current: Current | null = null
  /** Counts openings: who looks at files while another opens comes too late. */
  let openings = 0

  const require = (reviewId: string): Current => {
    if (current?.reviewId === reviewId) return current
    throw closed()
  }

  const place = ({ ids }: Current, id: string): number => {
    const file = ids.indexOf(id)
    if (file < 0) throw new LoaderError('usage', 'That file is not part of the review.')
    return file
  }

  const end = async () => {
    const left = current
    current = null
    await left?.review.close()
  }

  return {
    async open({ files, date }) {
      openings += 1
      const opening = openings
      const runDate = parseRunDate(date)
      const inputs = await recogniseFiles(filesRequest(files, pathOf), await choices(), inspect)
      await end()
      if (opening !== openings) throw closed()
      const reviewId = randomUUID()
      const review = openReview(
        {
          runDate,
          files: inputs.map(({ file, layout, choices: chosen }) => ({
            ...{ file, sourceId: layout.source.id, choices: chosen },
          })),
        },
        () => {
          if (current?.reviewId === reviewId) onChange(stateOf(current))
        },
      )
      current = { reviewId, date: runDate, ids: files.map(({ id }) => id), inputs, review }
      return stateOf(current)
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
      if (current?.reviewId === reviewId) await end()
    },
    end,
  }
}

function stateOf({ reviewId, date, ids, inputs, review }: Current): ReviewState {
  const { files, done, error }: ReviewProgress = review.progress()
  return {
    reviewId,
    date,
    done,
    error,
    files: files.map(({ counts, bytesRead, causes }, index) => {
      const { file, layout } = inputs[index] as RecognisedInput
      const { rowsRead, rowsLoaded, rowsRejected, rowsBlank, warnings } = counts
      return {
        id: ids[index] as string,
        name: file.name,
        source: layout.source.id,
        counts: { read: rowsRead, loaded: rowsLoaded, rejected: rowsRejected, blank: rowsBlank, warnings },
        ...{ bytesRead, bytes: file.bytes, header: file.header, causes },
      }
    }),
  }
}

function closed(): LoaderError {
  return new LoaderError('cancelled', 'That review was closed.', { hint: 'Open it again.' })
}
