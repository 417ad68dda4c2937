import type { LoadState } from '../../../shared/window/load.ts'
import type { Bridge } from '../../bridge.ts'
import { fileKinds } from '../fakeReview.ts'
import { waitingRun } from '../fakeRuns.ts'
import { yes } from './answers.ts'
import type { Emit } from './events.ts'
import type { FakeHistory } from './history.ts'

/** Loads that end in a run that waits; `hold` leaves them where they are until they are cancelled. */
export function fakeLoadCalls(
  history: FakeHistory,
  emit: Emit,
  hold: boolean,
): Pick<Bridge, 'load'> & { readonly date: () => string } {
  let load: LoadState | null = null
  let fakeDate = '2026-11-22'

  function loadAt(part: number, stage: LoadState['stage']): LoadState {
    return {
      date: fakeDate,
      runId: 14,
      stage,
      files: fileKinds.map((file, index) => ({
        name: file.name,
        rows: Math.floor(file.rows * (index < 2 ? 1 : part)),
        rejected: index < 2 ? 5 : Math.floor(320 * part),
        bytesRead: Math.floor(file.bytes * (index < 2 ? 1 : part)),
        bytes: file.bytes,
      })),
      startedAt: '2026-11-22T14:05:00Z',
      rowsPerSecond: 182_400,
      secondsLeft: part < 1 ? 74 : null,
      cancelling: false,
      outcome: null,
    }
  }

  function endLoad() {
    if (load === null) return
    history.add({ ...waitingRun, date: fakeDate })
    load = { ...loadAt(1, 'ended'), outcome: { kind: 'waiting', runId: 14, notices: [] } }
    emit('load.changed', load)
    emit('runs.changed', { runIds: [14] })
  }

  return {
    date: () => fakeDate,
    load: {
      date: ({ date }) =>
        yes({
          date,
          published: history.all().find((run) => run.date === date && run.status === 'published') ?? null,
          busy:
            date === '2026-11-09'
              ? { who: 'ada on desk-3', what: 'load', since: '2026-11-22T09:32:00Z' }
              : null,
        }),
      start: ({ date }) => {
        fakeDate = date
        load = loadAt(0.6, 'reading')
        if (!hold) setTimeout(endLoad, 40)
        return yes(load)
      },
      state: () => yes(load),
      cancel: () => {
        load = {
          ...loadAt(0.6, 'ended'),
          outcome: { kind: 'cancelled', message: 'The load was cancelled. Nothing was changed.' },
        }
        emit('load.changed', load)
        return yes(undefined)
      },
    },
  }
}
