import { parentPort } from 'node:worker_threads'
import { answer } from '../askThread.ts'
import type { FromReview, ReviewRequest, ToReview } from './reviewRequest.ts'
import { type Review, startReview } from './reviewRun.ts'

/** The thread that reads files for the window, and answers what it asks of them. It waits for what to read. */
const port = parentPort
if (port === null) throw new Error('This file is a worker')

const tell = (message: FromReview) => port.postMessage(message)
const interval = 100
let review: Review | null = null

port.on('message', (message: ToReview) => {
  if ('begin' in message) {
    review = begin(message.begin)
  } else if (review !== null) {
    const { progress: _, done: __, ...answers } = review
    void answer(answers, message).then(tell)
  }
})

/** Snapshots: the first at once, and of those within a tenth of a second the last. */
function begin(request: ReviewRequest): Review {
  let isWaiting = false
  let isLate = false
  const tellProgress = () => {
    if (isWaiting) {
      isLate = true
      return
    }
    tell({ kind: 'progress', progress: started.progress() })
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      if (!isLate) return
      isLate = false
      tellProgress()
    }, interval)
  }
  const started = startReview(request, new AbortController().signal, tellProgress)
  return started
}
