import type { RunSummary } from '../../../shared/window/runs.ts'
import { earlierRuns, waitingRun, weeklyRuns } from '../fakeRuns.ts'
import type { FakeState } from '../fakeStates.ts'
import type { Emit } from './events.ts'

/** The runs of the pretended database, newest first. */
export interface FakeHistory {
  all(): readonly RunSummary[]
  of(runId: number): RunSummary
  /** In the place of the one of its number. */
  add(run: RunSummary): void
  /** Tells the page. */
  change(runId: number, changed: Partial<RunSummary>): void
}

export function createFakeHistory(state: FakeState, emit: Emit): FakeHistory {
  let runs = runsOf(state)
  return {
    all: () => runs,
    of: (runId) => runs.find((run) => run.runId === runId) ?? waitingRun,
    add(added) {
      runs = [added, ...runs.filter((run) => run.runId !== added.runId)]
    },
    change(runId, changed) {
      runs = runs.map((run) => (run.runId === runId ? { ...run, ...changed } : run))
      emit('runs.changed', { runIds: [runId] })
    },
  }
}

function runsOf(state: FakeState): readonly RunSummary[] {
  if (state === 'first') return []
  if (state === 'weeks') return weeklyRuns
  return state === 'full' ? [waitingRun, ...earlierRuns] : earlierRuns
}
