import { parentPort } from 'node:worker_threads'
import { LoaderError, plainError } from '../../../../shared/errors.ts'
import { databaseError } from '../../../db/connection/errors.ts'
import { stageRun } from './stageRun.ts'
import type { StageRequest } from './staging.ts'

/** The thread that reads files and feeds the server, so that neither a window nor a signal handler waits for it. */
const cancel = new AbortController()
const port = parentPort
if (port === null) throw new Error('This file is a worker')

port.on('message', (message: StageRequest | 'cancel') => {
  if (message === 'cancel') cancel.abort(new LoaderError('cancelled', 'Cancelled.'))
  else void stage(message)
})

async function stage(request: StageRequest): Promise<void> {
  try {
    const result = await stageRun(request, cancel.signal, (progress) => {
      port?.postMessage({ kind: 'progress', progress })
    })
    port?.postMessage({ kind: 'done', result })
  } catch (error) {
    port?.postMessage({
      kind: 'failed',
      error: plainError(databaseError(error, 'Reading the files failed')),
      stack: error instanceof Error ? error.stack : undefined,
    })
  }
  port?.close()
}
