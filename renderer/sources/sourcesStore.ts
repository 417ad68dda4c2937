import { createStore } from 'zustand/vanilla'
import type { PauseChange, SourceView } from '../../shared/window/sources.ts'
import { ask, type Bridge, type PlainError } from '../app/bridge.ts'
import { type Loadable, loading, settled } from '../components/loadable.ts'

interface SourcesState {
  readonly list: Loadable<readonly SourceView[]>
  /** The source of which it is said why it is paused or asked for again. */
  readonly deciding: SourceView | null
  readonly saving: boolean
  readonly error: PlainError | null
  load(): Promise<void>
  decide(source: SourceView | null): void
  /** Gives whether it was kept. */
  setPaused(change: PauseChange): Promise<boolean>
  forget(): void
}

/** Which sources a run is asked for. */
export function createSourcesStore(bridge: Pick<Bridge, 'sources'>) {
  return createStore<SourcesState>()((set) => ({
    list: loading,
    deciding: null,
    saving: false,
    error: null,
    async load() {
      set({ list: settled(await ask(bridge.sources.list())) })
    },
    decide: (deciding) => set({ deciding, error: null }),
    async setPaused(change) {
      set({ saving: true, error: null })
      const result = await ask(bridge.sources.setPaused(change))
      set({ saving: false })
      if (result.ok) set({ list: settled(result), deciding: null })
      else set({ error: result.error })
      return result.ok
    },
    forget: () => set({ list: loading, deciding: null, error: null }),
  }))
}
