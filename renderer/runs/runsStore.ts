import { createStore } from 'zustand/vanilla'
import type { RunStatus } from '../../shared/domain.ts'
import type { RunSummary } from '../../shared/window/runs.ts'
import { ask, type Bridge } from '../app/bridge.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'
import { formatDay } from '../text/format.ts'

export interface RunsState {
  readonly list: Loadable<readonly RunSummary[]>
  readonly status: RunStatus | null
  readonly search: string
  setStatus(status: RunStatus | null): void
  setSearch(search: string): void
  load(): Promise<void>
  forget(): void
}

export function createRunsStore(bridge: Pick<Bridge, 'runs'>) {
  return createStore<RunsState>()((set) => ({
    list: loading,
    status: null,
    search: '',
    setStatus: (status) => set({ status }),
    setSearch: (search) => set({ search }),
    async load() {
      set({ list: settled(await ask(bridge.runs.list())) })
    },
    forget: () => set({ list: loading, status: null, search: '' }),
  }))
}

/** The runs that fit status and search: part of the date in either form, the schema, a file, who, the number. */
export function visibleRuns({ list, status, search }: RunsState): readonly RunSummary[] {
  const wanted = search.trim().toLowerCase()
  return (readyValue(list) ?? []).filter(
    (run) =>
      (status === null || run.status === status) &&
      (wanted === '' ||
        [
          run.date,
          formatDay(run.date),
          run.schema ?? '',
          `run ${run.runId}`,
          run.startedBy,
          ...run.files,
        ].some((text) => text.toLowerCase().includes(wanted))),
  )
}

/** Candidates that wait for someone to publish or discard them, newest first. */
export function waitingRuns({ list }: Pick<RunsState, 'list'>): readonly RunSummary[] {
  return (readyValue(list) ?? []).filter((run) => run.status === 'waiting')
}

/** What readers had before this run: the published or replaced run of the latest date up to its own. */
export function previousRun(list: readonly RunSummary[], run: RunSummary): RunSummary | null {
  const earlier = list.filter(
    (other) => other.runId < run.runId && other.date <= run.date && isOrWasPublished(other.status),
  )
  return earlier.reduce<RunSummary | null>(
    (best, other) =>
      best === null || other.date > best.date || (other.date === best.date && other.runId > best.runId)
        ? other
        : best,
    null,
  )
}

function isOrWasPublished(status: RunStatus): boolean {
  return status === 'published' || status === 'replaced'
}

/** The published run of a date, if any. */
export function publishedOf(list: readonly RunSummary[], date: string): RunSummary | null {
  return list.find((run) => run.date === date && run.status === 'published') ?? null
}
