import { createStore } from 'zustand/vanilla'
import type { CorrectionView } from '../../shared/edits/correction.ts'
import { ask, type Bridge, type PlainError } from '../app/bridge.ts'
import { type Loadable, loading, ready, settled } from '../components/loadable.ts'

interface CorrectionsState {
  readonly list: Loadable<readonly CorrectionView[]>
  readonly busy: boolean
  load(): Promise<void>
  remove(correctionId: number): Promise<void>
}

interface Speaking {
  readonly complain: (error: PlainError) => void
  readonly say: (text: string) => void
}

/** Standing corrections of all sources. */
export function createCorrectionsStore(bridge: Pick<Bridge, 'corrections'>, { complain, say }: Speaking) {
  return createStore<CorrectionsState>()((set) => ({
    list: loading,
    busy: false,
    async load() {
      set({ list: settled(await ask(bridge.corrections.list())) })
    },
    async remove(correctionId) {
      set({ busy: true })
      const result = await ask(bridge.corrections.remove({ correctionId }))
      set({ busy: false })
      if (!result.ok) return complain(result.error)
      set({ list: ready(result.value) })
      say(`Correction ${correctionId} is removed: later files are loaded as they are.`)
    },
  }))
}
