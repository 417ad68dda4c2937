import { Worker } from 'node:worker_threads'
import { errorFromPlain, LoaderError, type PlainError } from '../../../shared/errors.ts'
import { joinLanes, lanesOf } from './lanes.ts'
import type { StageProgress, StageRequest, StageResult } from './stageRun.ts'

/** The built worker lies beside the built program; tests run from the sources and use the same built file. */
const workerFile = import.meta.url.endsWith('.ts')
  ? new URL('../../../out/cli/stageWorker.js', import.meta.url)
  : new URL('./stageWorker.js', import.meta.url)

/** A young generation that holds a few batches: a smaller one moves what is about to be dropped. */
const limits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 256 }

type Message =
  | { kind: 'progress'; progress: StageProgress }
  | { kind: 'done'; result: StageResult }
  | { kind: 'failed'; error: PlainError; stack?: string }

/**
 * Runs the staging in threads of their own, a lane each. Cancelling by the signal ends it within a batch; when one lane
 * fails the others are ended too, and all have let go of the candidate when this throws.
 */
export async function stage(
  request: StageRequest,
  signal: AbortSignal,
  onProgress: (progress: StageProgress) => void,
): Promise<StageResult> {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  const ended = await Promise.allSettled(
    lanesOf(request).map(async (lane) => {
      try {
        return await stageLane(lane, either, onProgress)
      } catch (error) {
        failed.abort(error)
        throw error
      }
    }),
  )
  either.throwIfAborted()
  return joinLanes(ended.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : [])))
}

async function stageLane(
  request: StageRequest,
  signal: AbortSignal,
  onProgress: (progress: StageProgress) => void,
): Promise<StageResult> {
  signal.throwIfAborted()
  const worker = new Worker(workerFile, { workerData: request, resourceLimits: limits, name: 'stage' })
  let deadline: NodeJS.Timeout | undefined
  const cancel = () => {
    worker.postMessage('cancel')
    // It may wait for a server that does not answer: without the thread its connections end, and the rows with them.
    deadline = setTimeout(() => void worker.terminate(), 1500)
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await new Promise<StageResult>((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if (message.kind === 'progress') onProgress(message.progress)
        else if (message.kind === 'done') resolve(message.result)
        else reject(signal.aborted ? signal.reason : workerError(message))
      })
      worker.on('error', (error) =>
        reject(new LoaderError('internal', `Reading the files failed: ${error.message}`, { cause: error })),
      )
      worker.on('exit', () =>
        reject(new LoaderError('internal', 'Reading the files ended without a result.')),
      )
    })
  } finally {
    signal.removeEventListener('abort', cancel)
    clearTimeout(deadline)
    await worker.terminate()
  }
}

function workerError({ error, stack }: { error: PlainError; stack?: string }): LoaderError {
  const loaderError = errorFromPlain(error)
  if (error.code === 'internal' && stack !== undefined) loaderError.stack = stack
  return loaderError
}
