import { Worker } from 'node:worker_threads'
import { errorFromPlain, LoaderError, plainError } from '../../../shared/errors.ts'
import type {
  FromReview,
  ReviewAnswers,
  ReviewProgress,
  ReviewQuestion,
  ReviewRequest,
} from './reviewRequest.ts'

/** The built worker lies beside the built program; tests run from the sources and use the same built file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../out/cli/reviewWorker.js', import.meta.url)
  : new URL('./reviewWorker.js', import.meta.url)

const limits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 }

/** A review in a thread of its own. */
export interface OpenReview extends ReviewAnswers {
  /** As it was told last. */
  progress(): ReviewProgress
  /** Ends the thread; questions that are open fail with `cancelled`. */
  close(): Promise<void>
}

/** `onProgress` is called at most 10 times a second, and when the review is done. */
export function openReview(
  request: ReviewRequest,
  onProgress: (progress: ReviewProgress) => void,
): OpenReview {
  const worker = new Worker(workerFile, { workerData: request, resourceLimits: limits, name: 'review' })
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let ended: LoaderError | null = null
  let lastId = 0
  let progress: ReviewProgress = {
    files: request.files.map(() => ({
      counts: { rowsRead: 0, rowsLoaded: 0, rowsRejected: 0, rowsBlank: 0, warnings: 0 },
      bytesRead: 0,
      causes: [],
    })),
    done: false,
    error: null,
  }

  const advance = (next: ReviewProgress) => {
    progress = next
    onProgress(next)
  }

  const end = (error: LoaderError) => {
    if (ended !== null) return
    ended = error
    for (const { reject } of open.values()) reject(error)
    open.clear()
  }

  worker.on('message', (message: FromReview) => {
    if (ended !== null) return
    if (message.kind === 'progress') return advance(message.progress)
    const asked = open.get(message.id)
    open.delete(message.id)
    if (message.kind === 'answer') asked?.resolve(message.value as never)
    else asked?.reject(errorFromPlain(message.error))
  })
  worker.on('error', (cause) => {
    const error = new LoaderError('internal', `Reading the files failed: ${cause.message}`, { cause })
    end(error)
    advance({ ...progress, done: true, error: plainError(error) })
  })

  const ask = <Question extends ReviewQuestion>(question: Question): ReviewAnswers[Question] =>
    // each question takes one object and gives a promise, as ReviewAnswers says
    ((about: unknown) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended)
        lastId += 1
        open.set(lastId, { resolve, reject })
        worker.postMessage({ id: lastId, question, ask: about })
      })) as ReviewAnswers[Question]

  return {
    progress: () => progress,
    rows: ask('rows'),
    problem: ask('problem'),
    exportRejects: ask('exportRejects'),
    async close() {
      end(new LoaderError('cancelled', 'The review was closed.'))
      await worker.terminate()
    },
  }
}
