import { createStore } from 'zustand/vanilla'
import type { AlertPreview, AlertsView, AlertTargetToSave } from '../../shared/window/alerts.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Loadable, loading, settled } from '../components/loadable.ts'

export type AlertTest =
  | { readonly state: 'sending' }
  | { readonly state: 'sent' }
  | { readonly state: 'fails'; readonly message: string; readonly hint: string | null }

interface AlertsState {
  readonly view: Loadable<AlertsView>
  /** By the target's number. */
  readonly tests: Readonly<Record<number, AlertTest>>
  readonly preview: Loadable<AlertPreview> | null
  readonly saving: boolean
  readonly retrying: boolean
  /** Why the form's target could not be saved. */
  readonly saveError: PlainError | null
  load(): Promise<void>
  /** Gives whether it was saved. */
  save(target: AlertTargetToSave): Promise<boolean>
  forgetError(): void
  remove(targetId: number): Promise<void>
  test(targetId: number): Promise<void>
  show(kind: string): Promise<void>
  hide(): void
  retry(): Promise<void>
}

export function createAlertsStore(bridge: Pick<Bridge, 'alerts'>, complain: (error: PlainError) => void) {
  return createStore<AlertsState>()((set, get) => {
    const show = (result: Result<AlertsView>) => {
      if (result.ok) set({ view: settled(result) })
      else complain(result.error)
    }
    const setTest = (targetId: number, test: AlertTest) =>
      set({ tests: { ...get().tests, [targetId]: test } })
    /** The preview that was asked for last, or closed: the answer to an earlier one opens nothing. */
    let shown = 0
    return {
      view: loading,
      tests: {},
      preview: null,
      saving: false,
      retrying: false,
      saveError: null,
      async load() {
        set({ view: settled(await ask(bridge.alerts.list())) })
      },
      async save(target) {
        set({ saving: true, saveError: null })
        const result = await ask(bridge.alerts.save(target))
        set({ saving: false, saveError: result.ok ? null : result.error })
        if (result.ok) show(result)
        return result.ok
      },
      forgetError: () => set({ saveError: null }),
      async remove(targetId) {
        show(await ask(bridge.alerts.remove({ targetId })))
      },
      async test(targetId) {
        setTest(targetId, { state: 'sending' })
        const result = await ask(bridge.alerts.test({ targetId }))
        if (!result.ok) {
          const { message, hint = null } = result.error
          setTest(targetId, { state: 'fails', message, hint })
        } else if (result.value.ok) {
          setTest(targetId, { state: 'sent' })
        } else {
          setTest(targetId, { state: 'fails', message: result.value.message, hint: result.value.hint })
        }
        await get().load()
      },
      async show(kind) {
        const mine = ++shown
        set({ preview: loading })
        const preview = settled(await ask(bridge.alerts.preview({ kind })))
        if (mine === shown) set({ preview })
      },
      hide() {
        shown += 1
        set({ preview: null })
      },
      async retry() {
        set({ retrying: true })
        show(await ask(bridge.alerts.retry()))
        set({ retrying: false })
      },
    }
  })
}
