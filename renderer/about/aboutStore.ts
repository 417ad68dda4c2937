import { createStore } from 'zustand/vanilla'
import type { AboutView, Notice } from '../../shared/window/about.ts'
import { ask, type Bridge } from '../app/bridge.ts'
import { type Loadable, loading, readyValue, settled } from '../components/loadable.ts'

/** A notice, with its place in the view, by which its text is asked for. */
export interface PlacedNotice extends Notice {
  readonly place: number
}

interface AboutState {
  readonly isOpen: boolean
  readonly view: Loadable<AboutView>
  readonly search: string
  /** Place of the notice that is shown; null while none fits the search. */
  readonly chosen: number | null
  /** The license of the chosen notice. */
  readonly text: Loadable<string>
  open(): void
  close(): void
  load(): Promise<void>
  setSearch(search: string): void
  choose(place: number): Promise<void>
}

/** Versions, and the works of others with their licenses; asked for when somebody wants to know. */
export function createAboutStore(bridge: Pick<Bridge, 'about'>) {
  return createStore<AboutState>()((set, get) => {
    const chooseFirst = () => {
      const [first] = foundNotices(get())
      if (first !== undefined) void get().choose(first.place)
      else set({ chosen: null })
    }
    return {
      isOpen: false,
      view: loading,
      search: '',
      chosen: null,
      text: loading,
      open() {
        if (get().isOpen) return
        set({ isOpen: true, search: '' })
        void get().load()
      },
      close: () => set({ isOpen: false }),
      async load() {
        set({ view: loading, chosen: null, text: loading })
        set({ view: settled(await ask(bridge.about.show())) })
        chooseFirst()
      },
      setSearch(search) {
        set({ search })
        if (!foundNotices(get()).some(({ place }) => place === get().chosen)) chooseFirst()
      },
      async choose(place) {
        set({ chosen: place, text: loading })
        const result = settled(await ask(bridge.about.notice({ notice: place })))
        // an answer that comes after another was chosen is no longer wanted
        if (get().chosen !== place) return
        set({ text: result.state === 'ready' ? { state: 'ready', value: result.value.text } : result })
      },
    }
  })
}

/** The notices in which each word of the search is found: in the name, the version, the license or what it is for. */
export function foundNotices({ view, search }: Pick<AboutState, 'view' | 'search'>): PlacedNotice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return (readyValue(view)?.notices ?? [])
    .map((notice, place) => ({ ...notice, place }))
    .filter(({ name, version, license, about }) => {
      const text = `${name} ${version} ${license} ${about ?? ''}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
}
