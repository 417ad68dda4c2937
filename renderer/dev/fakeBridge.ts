import type { Bridge } from '../bridge.ts'
import { fakeAboutCalls } from './calls/aboutCalls.ts'
import { lost, never, no, yes } from './calls/answers.ts'
import { fakeChangeCalls } from './calls/changeCalls.ts'
import { fakeCheckCalls } from './calls/checkCalls.ts'
import { createFakeEvents } from './calls/events.ts'
import { fakeFileCalls } from './calls/fileCalls.ts'
import { createFakeHistory } from './calls/history.ts'
import { fakeLoadCalls } from './calls/loadCalls.ts'
import { fakeFolder, fakeProfileCalls } from './calls/profileCalls.ts'
import { fakeReviewCalls } from './calls/reviewCalls.ts'
import { fakeRunCalls } from './calls/runCalls.ts'
import { failing, silent } from './calls/unanswered.ts'
import { fakeAlerts } from './fakeAlerts.ts'
import type { FakeOptions, FakeState } from './fakeStates.ts'
import { fakeTrace } from './fakeTrace.ts'

/** Stands in for the main process in development and for pictures; everything in it is invented. */
export function createFakeBridge(
  state: FakeState,
  { partly = false, hold = false, compare, trace }: FakeOptions = {},
): Bridge {
  const { emit, on } = createFakeEvents()
  const history = createFakeHistory(state, emit)
  const { date, load } = fakeLoadCalls(history, emit, hold)
  const bridge: Bridge = {
    app: {
      info: () =>
        yes({
          version: '0.1.0',
          runtime: 'development',
          platform: 'linux',
          dataFolder: fakeFolder,
          theme: 'system',
        }),
      setTheme: () => yes(undefined),
      reportError: () => yes(undefined),
    },
    ...fakeProfileCalls(state, emit),
    ...fakeFileCalls(state),
    review: fakeReviewCalls(partly, date),
    load,
    runs: fakeRunCalls(history),
    changes: fakeChangeCalls(history, compare),
    trace: {
      find: ({ text }) => {
        if (trace === 'waits') return never()
        return trace === 'fails' ? no(lost) : yes(fakeTrace(text))
      },
    },
    checks: fakeCheckCalls(history),
    about: fakeAboutCalls,
    alerts: fakeAlerts(state === 'first'),
    on,
  }
  if (state === 'slow') return silent(bridge)
  if (state === 'lost') return failing(bridge)
  return bridge
}
