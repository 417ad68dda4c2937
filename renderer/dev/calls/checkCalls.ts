import type { Bridge } from '../../bridge.ts'
import { createFakeChecks } from '../fakeChecks.ts'
import { no, yes } from './answers.ts'
import type { FakeHistory } from './history.ts'

/** What checks found in all runs, and what is decided of them. */
export function fakeCheckCalls({ all }: FakeHistory): Bridge['checks'] {
  const checks = createFakeChecks()
  return {
    board: () => yes(checks.board(all())),
    history: ({ check, source }) => yes(checks.history(check, source, all())),
    set: (change) => {
      if (change.why === '' && change.warn !== 'default')
        return no({ code: 'usage', message: 'Say why the thresholds are changed.' })
      checks.set(change)
      return yes(undefined)
    },
    snooze: (change) => {
      checks.snooze(change)
      return yes(undefined)
    },
    accept: (change) => {
      checks.setBaseline(change)
      return yes(undefined)
    },
    again: () => yes(undefined),
  }
}
