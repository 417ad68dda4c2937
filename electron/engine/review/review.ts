import { Worker } from 'node:worker_threads'
import { LoaderError, plainError } from '../../../shared/errors.ts'
import { askThread } from '../askThread.ts'
import { noCounts } from '../files/readFiles.ts'
import type { FromReview, ReviewAnswers, ReviewProgress, ReviewRequest, ToReview } from './reviewRequest.ts'

/** The built worker lies beside the built program; tests run from the sources and use the same built file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../out/faults/reviewWorker.js', import.meta.url)
  : new URL('./reviewWorker.js', import.meta.url)

const limits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 }

/** A review in a thread of its own. */
export interface OpenReview extends ReviewAnswers {
  /** As it was told last. */
  progress(): ReviewProgress
  /** Resolves when there are first records to show, or the review has ended. */
  readonly begun: Promise<void>
  /** Ends the thread; questions that are open fail with `cancelled`. */
  close(): Promise<void>
}

/** A thread that can begin a review at once: to start one takes as long as to read the first records. */
export function startReviewThread(): Worker {
  return new Worker(workerFile, { resourceLimits: limits, name: 'review' })
}

/** `onProgress` is called at most 10 times a second, and when the review is done. `worker` is used up. */
export function openReview(
  request: ReviewRequest,
  onProgress: (progress: ReviewProgress) => void,
  worker: Worker = startReviewThread(),
): OpenReview {
  const { ask, receive, end } = askThread<ReviewAnswers>(worker)
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  let isClosed = false
  let progress: ReviewProgress = {
    files: request.files.map(() => ({
      counts: noCounts(),
      records: { rejected: 0, warned: 0, edited: 0 },
      changed: null,
      bytesRead: 0,
      causes: [],
      flaws: [],
      corrections: { applied: 0, ended: [] },
    })),
    done: false,
    recounting: false,
    error: null,
    filter: null,
  }

  const advance = (next: ReviewProgress) => {
    progress = next
    begin()
    onProgress(next)
  }

  const advanced = (next: ReviewProgress) => {
    advance(next)
    return next
  }

  worker.on('message', (message: FromReview) => {
    if (isClosed) return
    if (message.kind === 'progress') advance(message.progress)
    else receive(message)
  })
  worker.on('error', (cause) => {
    const error = new LoaderError('internal', `Reading the files failed: ${cause.message}`, { cause })
    end(error)
    advance({ ...progress, done: true, error: plainError(error) })
  })
  worker.postMessage({ begin: request } satisfies ToReview)

  return {
    progress: () => progress,
    begun,
    rows: ask('rows'),
    problem: ask('problem'),
    fitting: ask('fitting'),
    // the answer is newer than what was told last
    filter: (about) => ask('filter')(about).then(advanced),
    edit: (about) => ask('edit')(about).then(advanced),
    editOf: ask('editOf'),
    cells: ask('cells'),
    judge: ask('judge'),
    judgeValue: ask('judgeValue'),
    exportRejects: ask('exportRejects'),
    async close() {
      isClosed = true
      end(new LoaderError('cancelled', 'The review was closed.'))
      begin()
      await worker.terminate()
    },
  }
}
