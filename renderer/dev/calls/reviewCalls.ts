import type { ReviewState } from '../../../shared/window/review.ts'
import type { Bridge } from '../../bridge.ts'
import { fileKinds, fileOf, reviewFile, reviewRow } from '../fakeReview.ts'
import { yes } from './answers.ts'

/** The review of all files; `partly` has read a part of the last one. `lastDate` is that of the last load. */
export function fakeReviewCalls(partly: boolean, lastDate: () => string): Bridge['review'] {
  const fraction = partly ? 0.4 : 1
  const review = (date: string): ReviewState => ({
    reviewId: 'r1',
    date,
    files: fileKinds.map((file) => reviewFile(file, file.id === 'f3' ? fraction : 1)),
    done: fraction === 1,
    error: null,
  })
  return {
    open: ({ date }) => yes(review(date)),
    state: () => yes(review(lastDate())),
    rows: ({ id, from, count }) => {
      const read = reviewFile(fileOf(id), id === 'f3' ? fraction : 1).counts.read
      const length = Math.max(0, Math.min(count, read - from + 1))
      return yes(Array.from({ length }, (_, index) => reviewRow(from + index)))
    },
    problem: ({ id, from, direction, cause }) => {
      const step = direction === 'next' ? 1 : -1
      const last = reviewFile(fileOf(id), 1).counts.read
      for (let record = from + step; record >= 1 && record <= last; record += step) {
        const issues = reviewRow(record).issues
        if (issues.some((issue) => cause === null || issue.cause === cause)) return yes({ record })
      }
      return yes(null)
    },
    exportRejects: () => yes({ names: ['rejects.csv'], rows: 332 }),
    close: () => yes(undefined),
  }
}
