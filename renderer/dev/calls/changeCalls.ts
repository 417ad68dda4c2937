import type { PlainError } from '../../../shared/errors.ts'
import type { Bridge } from '../../bridge.ts'
import { fakeChanges, fittingChanges } from '../fakeChanges.ts'
import type { FakeOptions } from '../fakeStates.ts'
import { never, no, yes } from './answers.ts'
import type { FakeHistory } from './history.ts'

const slow: PlainError = {
  code: 'database-slow',
  message: 'Runs 14 and 13 could not be compared: the database took longer than 120 s.',
  hint: 'Somebody else may keep it busy; try again later. Both runs are as they were.',
}
/** Runs compared; `compare` says that no comparison ends, or that none succeeds. */
export function fakeChangeCalls(
  { all, of: runOf }: FakeHistory,
  compare: FakeOptions['compare'],
): Bridge['changes'] {
  return {
    open: ({ runId, before }) => {
      if (compare === 'waits') return never()
      if (compare === 'fails') return no(slow)
      const run = runOf(runId)
      const than =
        before === null
          ? all().find((one) => one.date < run.date && one.status === 'published')
          : runOf(before)
      return yes(fakeChanges(run, than ?? null))
    },
    rows: ({ filter, from, count }) => {
      const rows = fittingChanges(filter)
      return yes({ rows: rows.slice(from, from + count), total: rows.length })
    },
    export: ({ filter }) => yes({ name: 'changes.csv', rows: fittingChanges(filter).length }),
    close: () => yes(undefined),
  }
}
