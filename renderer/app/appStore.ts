import { createStore } from 'zustand/vanilla'
import type { AppInfo, DatabaseState, ScreenName, Theme } from '../../shared/contract.ts'
import { ask, type Bridge, type PlainError } from './bridge.ts'

/** Something that was done or went wrong, said once at the edge of the window. */
export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'problem'
  readonly text: string
  readonly hint: string | null
  /** A file that was written: its folder can be shown. */
  readonly written: string | null
}

interface AppState {
  readonly info: AppInfo | null
  readonly theme: Theme
  readonly database: DatabaseState
  /** Once it was ready, a failure is a banner over the screens and no longer the only thing to see. */
  readonly wasReady: boolean
  readonly screen: ScreenName
  readonly notices: readonly Notice[]
  go(screen: ScreenName): void
  setTheme(theme: Theme): Promise<void>
  setDatabase(database: DatabaseState): void
  retry(): Promise<void>
  /** `written`: the name of a file that was exported. */
  say(text: string, written?: string): void
  complain(error: PlainError): void
  dismiss(id: number): void
  /** Takes the problems away that were said where the person no longer is. */
  leaveProblems(): void
  load(): Promise<void>
}

const shownNotices = 3

export function createAppStore(bridge: Pick<Bridge, 'app' | 'database'>) {
  let lastNotice = 0
  return createStore<AppState>()((set, get) => {
    const notify = (notice: Omit<Notice, 'id'>) => {
      lastNotice += 1
      set({ notices: [...get().notices, { id: lastNotice, ...notice }].slice(-shownNotices) })
    }
    return {
      info: null,
      theme: 'system',
      database: { state: 'starting' },
      wasReady: false,
      screen: 'load',
      notices: [],
      go: (screen) => set({ screen }),
      async setTheme(theme) {
        set({ theme })
        const result = await ask(bridge.app.setTheme({ theme }))
        if (!result.ok) get().complain(result.error)
      },
      setDatabase(database) {
        const before = get().database
        set({ database, wasReady: get().wasReady || database.state === 'ready' })
        // what was refused for it meanwhile is no news once the connection comes back
        const lost = before.state === 'failed' && database.state !== 'failed' ? before.error.message : null
        if (lost !== null) set({ notices: get().notices.filter(({ text }) => text !== lost) })
        if (database.state === 'ready' && before.state !== 'ready')
          for (const notice of database.notices) get().say(notice)
      },
      async retry() {
        get().setDatabase({ state: 'starting' })
        const result = await ask(bridge.database.retry())
        if (!result.ok) get().setDatabase({ state: 'failed', error: result.error })
      },
      say: (text, written) => notify({ kind: 'done', text, hint: null, written: written ?? null }),
      complain: ({ message, hint }) =>
        notify({ kind: 'problem', text: message, hint: hint ?? null, written: null }),
      dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
      leaveProblems: () => set({ notices: get().notices.filter(({ kind }) => kind !== 'problem') }),
      async load() {
        const [info, database] = await Promise.all([ask(bridge.app.info()), ask(bridge.database.state())])
        if (info.ok) set({ info: info.value, theme: info.value.theme })
        get().setDatabase(database.ok ? database.value : { state: 'failed', error: database.error })
      },
    }
  })
}
