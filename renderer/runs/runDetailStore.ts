import { createStore } from 'zustand/vanilla'
import type { DeleteView, RunDetail, TableName } from '../../shared/window/runs.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'
import { counted } from '../text/format.ts'

export const runTabs = ['overview', 'changes', 'tables', 'issues', 'checks', 'files'] as const
export type RunTab = (typeof runTabs)[number]

interface RunDetailState {
  readonly runId: number | null
  readonly detail: Loadable<RunDetail>
  readonly tab: RunTab
  /** What is being done to the run, as its button says it. */
  readonly busy: 'publish' | 'discard' | 'delete' | 'restore' | 'export' | null
  readonly deletePlan: Loadable<DeleteView> | null
  /** Why the deletion that the dialog asked for was refused. */
  readonly deleteError: PlainError | null
  open(runId: number, tab?: RunTab): Promise<void>
  close(): void
  setTab(tab: RunTab): void
  reload(): Promise<void>
  /** `reason` where a check failed; the sources that are missing are named with it. */
  publish(reason: string): Promise<boolean>
  discard(): Promise<boolean>
  askDelete(): Promise<void>
  closeDelete(): void
  delete(typed: string): Promise<boolean>
  restore(replace: boolean): Promise<boolean>
  exportTable(table: TableName): Promise<void>
  exportRejects(): Promise<void>
  exportWarnings(): Promise<void>
  exportEdits(): Promise<void>
}

interface Speaking {
  readonly complain: (error: PlainError) => void
  readonly say: (text: string, written?: string) => void
}

export function createRunDetailStore(bridge: Pick<Bridge, 'runs'>, { complain, say }: Speaking) {
  let asked = 0
  /** The question whose answer is shown. */
  let answered = 0
  return createStore<RunDetailState>()((set, get) => {
    async function change(
      busy: 'publish' | 'discard' | 'restore',
      done: string,
      call: (runId: number) => Promise<Result<{ notices: string[] }>>,
    ): Promise<boolean> {
      const { runId } = get()
      if (runId === null || get().busy !== null) return false
      set({ busy })
      const result = await ask(call(runId))
      set({ busy: null })
      if (!result.ok) complain(result.error)
      else for (const text of [`Run ${runId} ${done}.`, ...result.value.notices]) say(text)
      await get().reload()
      return result.ok
    }

    async function exported(
      call: (runId: number) => Promise<Result<{ rows: number; names?: string[]; name?: string } | null>>,
      what = 'row',
    ) {
      const { runId } = get()
      if (runId === null || get().busy !== null) return
      set({ busy: 'export' })
      const result = await ask(call(runId))
      set({ busy: null })
      if (!result.ok) return complain(result.error)
      if (result.value === null) return
      const { rows, names, name } = result.value
      say(`${counted(rows, what)} written to ${names?.join(', ') ?? name}.`, names?.[0] ?? name)
    }

    return {
      runId: null,
      detail: loading,
      tab: 'overview',
      busy: null,
      deletePlan: null,
      deleteError: null,
      async open(runId, tab = 'overview') {
        set({ runId, detail: loading, tab, deletePlan: null, deleteError: null })
        await get().reload()
      },
      close: () => set({ runId: null, detail: loading, deletePlan: null, deleteError: null }),
      setTab: (tab) => set({ tab }),
      async reload() {
        const { runId } = get()
        if (runId === null) return
        asked += 1
        const own = asked
        const detail = settled(await ask(bridge.runs.show({ runId })))
        // an answer that comes late does not take the place of a later question's
        if (get().runId !== runId || own < answered) return
        answered = own
        set({ detail })
      },
      publish: (reason) =>
        change('publish', 'is published', (runId) => {
          const without = readyValue(get().detail)?.vanished.map(({ source }) => source) ?? []
          return bridge.runs.publish({ runId, reason, without })
        }),
      discard: () => change('discard', 'is discarded', (runId) => bridge.runs.discard({ runId })),
      restore: (replace) =>
        change('restore', 'is restored', (runId) => bridge.runs.restore({ runId, replace })),
      async askDelete() {
        const { runId } = get()
        if (runId === null) return
        set({ deletePlan: loading, deleteError: null })
        const deletePlan = settled(await ask(bridge.runs.deletePlan({ runId })))
        if (get().deletePlan !== null) set({ deletePlan })
      },
      closeDelete: () => set({ deletePlan: null, deleteError: null }),
      async delete(typed) {
        const { runId } = get()
        if (runId === null || get().busy !== null) return false
        set({ busy: 'delete', deleteError: null })
        const result = await ask(bridge.runs.delete({ runId, typed }))
        set({ busy: null })
        if (!result.ok) {
          set({ deleteError: result.error })
          return false
        }
        set({ deletePlan: null })
        for (const text of [`Run ${runId} is deleted.`, ...result.value.notices]) say(text)
        await get().reload()
        return true
      },
      exportTable: (table) => exported((runId) => bridge.runs.exportTable({ runId, table })),
      exportRejects: () => exported((runId) => bridge.runs.exportRejects({ runId })),
      exportWarnings: () => exported((runId) => bridge.runs.exportWarnings({ runId })),
      exportEdits: () => exported((runId) => bridge.runs.exportEdits({ runId }), 'edit'),
    }
  })
}
