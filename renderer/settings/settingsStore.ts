import { createStore } from 'zustand/vanilla'
import type { ProfileToSave, SettingsView } from '../../shared/window/settings.ts'
import { ask, type Bridge, type PlainError, type Result } from '../app/bridge.ts'
import { type Loadable, loading, settled } from '../components/loadable.ts'

export type ProfileTest =
  | { readonly state: 'testing' }
  | { readonly state: 'works'; readonly version: string }
  | { readonly state: 'fails'; readonly message: string; readonly hint: string | null }

interface SettingsState {
  readonly view: Loadable<SettingsView>
  readonly tests: Readonly<Record<string, ProfileTest>>
  readonly saving: boolean
  /** Why the form's profile could not be saved. */
  readonly saveError: PlainError | null
  load(): Promise<void>
  /** Gives whether it was saved. */
  save(profile: ProfileToSave): Promise<boolean>
  forgetError(): void
  remove(id: string): Promise<void>
  workOn(id: string): Promise<void>
  test(id: string): Promise<void>
}

export function createSettingsStore(bridge: Pick<Bridge, 'settings'>, complain: (error: PlainError) => void) {
  return createStore<SettingsState>()((set, get) => {
    const show = (result: Result<SettingsView>) => {
      if (result.ok) set({ view: settled(result) })
      else complain(result.error)
    }
    const setTest = (id: string, test: ProfileTest) => set({ tests: { ...get().tests, [id]: test } })
    return {
      view: loading,
      tests: {},
      saving: false,
      saveError: null,
      async load() {
        set({ view: settled(await ask(bridge.settings.show())) })
      },
      async save(profile) {
        set({ saving: true, saveError: null })
        const result = await ask(bridge.settings.saveProfile(profile))
        set({ saving: false, saveError: result.ok ? null : result.error })
        if (result.ok) show(result)
        return result.ok
      },
      forgetError: () => set({ saveError: null }),
      async remove(id) {
        show(await ask(bridge.settings.removeProfile({ id })))
      },
      async workOn(id) {
        const { useProfile: workOn } = bridge.settings
        show(await ask(workOn({ id })))
      },
      async test(id) {
        setTest(id, { state: 'testing' })
        const result = await ask(bridge.settings.testProfile({ id }))
        if (!result.ok) {
          setTest(id, { state: 'fails', message: result.error.message, hint: result.error.hint ?? null })
        } else if (result.value.ok) {
          setTest(id, { state: 'works', version: result.value.version })
        } else {
          setTest(id, { state: 'fails', message: result.value.message, hint: result.value.hint })
        }
      },
    }
  })
}
