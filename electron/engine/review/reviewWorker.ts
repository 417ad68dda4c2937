import { parentPort, workerData } from 'node:worker_threads'
import { plainError } from '../../../shared/errors.ts'
import type { FromReview, ReviewRequest, ToReview } from './reviewRequest.ts'
import { startReview } from './reviewRun.ts'

/** The thread that reads files for the window, and answers what it asks of them. */
const port = parentPort
if (port === null) throw new Error('This file is a worker')

const tell = (message: FromReview) => port.postMessage(message)
const interval = 100
let isWaiting = false

/** Snapshots: of those within a tenth of a second the last is told. */
function tellSoon() {
  if (isWaiting) return
  isWaiting = true
  setTimeout(() => {
    isWaiting = false
    tell({ kind: 'progress', progress: review.progress() })
  }, interval)
}

const review = startReview(workerData as ReviewRequest, new AbortController().signal, tellSoon)

port.on('message', ({ id, question, ask }: ToReview) => {
  review[question](ask).then(
    (value) => tell({ kind: 'answer', id, value }),
    (error) => tell({ kind: 'refused', id, error: plainError(error) }),
  )
})
