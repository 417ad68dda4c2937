import { Worker } from 'node:worker_threads'
import { errorFromPlain, LoaderError, type PlainError } from '../../../../shared/errors.ts'
import type { StageProgress, StageRequest, StageResult } from './staging.ts'

/** The built worker lies beside the built program; tests run from the sources and use the same built file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../../out/faults/stageWorker.js', import.meta.url)
  : new URL('./stageWorker.js', import.meta.url)

/** A young generation that holds a few batches: a smaller one moves what is about to be dropped. */
const limits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 256 }

type Message =
  | { kind: 'progress'; progress: StageProgress }
  | { kind: 'done'; result: StageResult }
  | { kind: 'failed'; error: PlainError; stack?: string }

/** A thread that reads files and feeds the server, once. */
export interface StageThread {
  /** Cancelling by the signal ends it within a batch; when this throws it has let go of the candidate. */
  run(
    request: StageRequest,
    signal: AbortSignal,
    onProgress: (progress: StageProgress) => void,
  ): Promise<StageResult>
  /** Ends it, whatever it does. */
  end(): Promise<void>
}

/** Starts a thread; what it needs is loaded while the load's other preparations go on. */
export function startStageThread(): StageThread {
  const worker = new Worker(workerFile, { resourceLimits: limits, name: 'stage' })
  const broken = new Promise<never>((_, reject) => {
    worker.on('error', (error) =>
      reject(new LoaderError('internal', `Reading the files failed: ${error.message}`, { cause: error })),
    )
    worker.on('exit', () => reject(new LoaderError('internal', 'Reading the files ended without a result.')))
  })
  // nobody may wait for it yet
  broken.catch(() => undefined)
  return {
    async run(request, signal, onProgress) {
      signal.throwIfAborted()
      let deadline: NodeJS.Timeout | undefined
      const cancel = () => {
        worker.postMessage('cancel')
        // It may wait for a server that does not answer: without the thread its connections end, and the rows with them.
        deadline = setTimeout(() => void worker.terminate(), 900)
      }
      signal.addEventListener('abort', cancel, { once: true })
      const done = new Promise<StageResult>((resolve, reject) => {
        worker.on('message', (message: Message) => {
          if (message.kind === 'progress') onProgress(message.progress)
          else if (message.kind === 'done') resolve(message.result)
          else reject(signal.aborted ? signal.reason : workerError(message))
        })
      })
      worker.postMessage(request)
      try {
        return await Promise.race([done, broken])
      } finally {
        signal.removeEventListener('abort', cancel)
        clearTimeout(deadline)
        await worker.terminate()
      }
    },
    async end() {
      await worker.terminate()
    },
  }
}

function workerError({ error, stack }: { error: PlainError; stack?: string }): LoaderError {
  const loaderError = errorFromPlain(error)
  if (error.code === 'internal' && stack !== undefined) loaderError.stack = stack
  return loaderError
}
