import { createStore } from 'zustand/vanilla'
import type { TraceView } from '../../shared/window/trace.ts'
import { ask, type Bridge } from '../app/bridge.ts'
import { type Loadable, loading, settled } from '../components/loadable.ts'

interface TraceState {
  /** What is looked for in all runs; null: nothing is. */
  readonly text: string | null
  /** The run from whose rows the person came, to go back to; null: from the list of runs. */
  readonly from: number | null
  readonly found: Loadable<TraceView>
  find(text: string, from: number | null): Promise<void>
  again(): Promise<void>
  close(): void
}

const shortest = 2
const longest = 200

/** Whether a text is long enough to look for, as the main process has it. */
export function canTrace(text: string): boolean {
  const { length } = text.trim()
  return length >= shortest && length <= longest
}

/** A license number, a company or a phone, followed through all runs. */
export function createTraceStore(bridge: Pick<Bridge, 'trace'>) {
  let asked = 0
  return createStore<TraceState>()((set, get) => ({
    text: null,
    from: null,
    found: loading,
    async find(given, from) {
      if (!canTrace(given)) return
      asked += 1
      const own = asked
      const text = given.trim()
      set({ text, from, found: loading })
      const found = settled(await ask(bridge.trace.find({ text })))
      if (own === asked) set({ found })
    },
    async again() {
      const { text, from } = get()
      if (text !== null) await get().find(text, from)
    },
    close() {
      asked += 1
      set({ text: null, from: null, found: loading })
    },
  }))
}
