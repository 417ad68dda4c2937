import { createStore } from 'zustand/vanilla'
import type { FileChoice } from '../../shared/window/files.ts'
import type { DateState, LoadState } from '../../shared/window/load.ts'
import { ask, type Bridge, type PlainError } from '../app/bridge.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'

export type Mode = 'replace' | 'add'

interface LoadStoreState {
  readonly date: Loadable<DateState>
  /** What to do with what a date holds; null until the person has said so, and not for another date. */
  readonly choice: { readonly date: string; readonly mode: Mode } | null
  readonly load: LoadState | null
  /** Why the load could not even begin. */
  readonly refused: PlainError | null
  readonly starting: boolean
  look(date: string): Promise<void>
  choose(date: string, mode: Mode): void
  start(files: readonly FileChoice[], date: string): Promise<void>
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
      const answer = settled(await ask(bridge.load.date({ date })))
      if (wanted === date) set({ date: answer })
    },
    choose: (date, mode) => set({ choice: { date, mode } }),
    async start(files, date) {
      if (get().starting || loadRuns(get())) return
      const holds = readyValue(get().date)?.published ?? null
      const mode = holds === null ? 'new' : chosenMode(get(), date)
      if (mode === null) return
      set({ starting: true, refused: null, load: null })
      const result = await ask(bridge.load.start({ files: [...files], date, mode }))
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

export function chosenMode({ choice }: Pick<LoadStoreState, 'choice'>, date: string): Mode | null {
  return choice?.date === date ? choice.mode : null
}

export function loadRuns({ load }: Pick<LoadStoreState, 'load'>): boolean {
  return load !== null && load.outcome === null
}

/** The run that the ended load left to be published or discarded. */
export function waitingRun({ load }: Pick<LoadStoreState, 'load'>): number | null {
  return load?.outcome?.kind === 'waiting' ? load.outcome.runId : null
}
