import { createStore } from 'zustand/vanilla'
import type { DateState, LoadState, ReviewedFile } from '../../shared/window/load.ts'
import { ask, type Bridge, type PlainError } from '../app/bridge.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'

export type Mode = 'replace' | 'add'

interface LoadStoreState {
  readonly date: Loadable<DateState>
  /** What to do with what a date holds; null until the person has said so, and not for another date. */
  readonly choice: { readonly date: string; readonly mode: Mode; readonly base: number | null } | null
  readonly load: LoadState | null
  /** Why the load could not even begin. */
  readonly refused: PlainError | null
  readonly starting: boolean
  look(date: string): Promise<void>
  choose(date: string, mode: Mode): void
  start(files: readonly ReviewedFile[], date: string): Promise<void>
  cancel(): Promise<void>
  receive(load: LoadState): void
  /** Leaves the load that has ended, not what was chosen for the date. */
  leaveEnded(): void
  /** Forgets the load that has ended; one that runs stays, or nobody could cancel it. */
  forget(): void
  /** Gives the load that runs, after the window was opened again. */
  resume(): Promise<LoadState | null>
}

export function createLoadStore(bridge: Pick<Bridge, 'load'>, complain: (error: PlainError) => void) {
  let wanted = ''
  let asked = 0
  /** The look whose answer is shown. */
  let answered = 0
  return createStore<LoadStoreState>()((set, get) => ({
    date: loading,
    choice: null,
    load: null,
    refused: null,
    starting: false,
    async look(date) {
      wanted = date
      const shown = readyValue(get().date)
      set({ refused: null, ...(shown?.date !== date && { date: loading }) })
      asked += 1
      const own = asked
      const answer = settled(await ask(bridge.load.date({ date })))
      // an answer that comes late does not take the place of a later look's
      if (wanted !== date || own < answered) return
      answered = own
      set({ date: answer })
    },
    choose(date, mode) {
      const holds = readyValue(get().date)
      set({ choice: { date, mode, base: holds?.date === date ? (holds.published?.runId ?? null) : null } })
    },
    async start(files, date) {
      if (get().starting || loadRuns(get())) return
      const holds = readyValue(get().date)?.published ?? null
      const mode = holds === null ? 'new' : chosenMode(get(), date)
      if (mode === null) return
      set({ starting: true, refused: null, load: null })
      const result = await ask(
        bridge.load.start({ files: [...files], date, mode, base: reviewedBase(get(), date) }),
      )
      set({ starting: false })
      if (!result.ok) set({ refused: result.error })
      // The first events may have come before the answer; they are later than it.
      else if (get().load === null) get().receive(result.value)
    },
    async cancel() {
      const { load } = get()
      if (load) set({ load: { ...load, cancelling: true } })
      const result = await ask(bridge.load.cancel())
      if (!result.ok) complain(result.error)
    },
    receive: (load) => set({ load }),
    leaveEnded: () => !loadRuns(get()) && set({ load: null, refused: null }),
    forget() {
      const load = loadRuns(get()) ? get().load : null
      set({ load, refused: null, choice: null, date: loading })
    },
    async resume() {
      const result = await ask(bridge.load.state())
      if (!result.ok || result.value === null || result.value.stage === 'ended') return null
      set({ load: result.value })
      return result.value
    },
  }))
}

/** What the person said of the run that the date holds; not of another one that came since. */
export function chosenMode(
  { choice, date: looked }: Pick<LoadStoreState, 'choice' | 'date'>,
  date: string,
): Mode | null {
  if (choice?.date !== date) return null
  const published = readyValue(looked)?.published
  const isOther = choice.base !== null && published != null && published.runId !== choice.base
  return isOther ? null : choice.mode
}

/** Whether the files join what the date holds. */
export function isAdding(state: Pick<LoadStoreState, 'choice' | 'date'>, date: string): boolean {
  const holds = readyValue(state.date)
  return holds?.date === date && holds.published !== null && chosenMode(state, date) === 'add'
}

/** The run of the date that the person saw when they chose; one that came since is told by the load. */
function reviewedBase({ choice, date: looked }: LoadStoreState, date: string): number | null {
  if (choice?.date === date && choice.base !== null) return choice.base
  return readyValue(looked)?.published?.runId ?? null
}

/** Why the files can't be gone on with: the date's run is there, and nobody said what becomes of it. */
export function dateObstacle(state: Pick<LoadStoreState, 'choice' | 'date'>, date: string): string | null {
  const published = readyValue(state.date)?.published ?? null
  if (published === null || published.date !== date || chosenMode(state, date) !== null) return null
  return `Choose: replace run ${published.runId}, or add to it.`
}

export function loadRuns({ load }: Pick<LoadStoreState, 'load'>): boolean {
  return load !== null && load.outcome === null
}

/** The run that the ended load left to be published or discarded. */
export function waitingRun({ load }: Pick<LoadStoreState, 'load'>): number | null {
  return load?.outcome?.kind === 'waiting' ? load.outcome.runId : null
}
