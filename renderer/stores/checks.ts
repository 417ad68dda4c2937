import { createStore } from 'zustand/vanilla'
import { ask, type Bridge } from '../bridge.ts'
import { type Loadable, loading, settled } from './loadable.ts'

type ListOf<T> = T extends () => Promise<infer Answer>
  ? Extract<Answer, { ok: true }> extends { value: infer Value }
    ? Value
    : never
  : never

export type CheckHistory = ListOf<Bridge['checks']['list']>[number]

export interface ChecksState {
  readonly list: Loadable<readonly CheckHistory[]>
  load(): Promise<void>
}

export function createChecksStore(bridge: Bridge) {
  return createStore<ChecksState>()((set) => ({
    list: loading,
    async load() {
      set({ list: settled(await ask(bridge.checks.list())) })
    },
  }))
}

export type ChecksStore = ReturnType<typeof createChecksStore>

/** Those that failed or want a look in their last run come first. */
export function bySeriousness(list: readonly CheckHistory[]): CheckHistory[] {
  const weight = ({ history }: CheckHistory) => {
    const last = history.at(-1)
    if (last === undefined || last.status === 'passed' || last.status === 'skipped') return 2
    return last.severity === 'error' ? 0 : 1
  }
  return [...list].sort((a, b) => weight(a) - weight(b) || a.check.title.localeCompare(b.check.title))
}
