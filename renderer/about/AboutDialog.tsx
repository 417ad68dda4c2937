import './about.css'
import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { AboutView } from '../../shared/window/about.ts'
import { longestSearch } from '../../shared/window/limits.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { foundNotices } from './aboutStore.ts'
import { NoticeList } from './NoticeList.tsx'
import { NoticeText } from './NoticeText.tsx'

/** What the program is, what it runs on, and the works of others in it with their licenses. */
export function AboutDialog() {
  const { about } = useStores()
  const isOpen = useStore(about, (state) => state.isOpen)
  const view = useStore(about, (state) => state.view)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (isOpen) opener.current = document.activeElement
  }, [isOpen])
  // Closed while it still opens, it takes the focus once more after it gave it back, and goes with it.
  const giveBack = () => {
    const { activeElement, body } = document
    const isLost = activeElement === body || activeElement?.closest('[role="dialog"]') != null
    if (isLost && opener.current instanceof HTMLElement) opener.current.focus()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={() => about.getState().close()}
      onExitTransitionEnd={giveBack}
      size={860}
      title="About Leads Loader"
      closeButtonProps={{ 'aria-label': 'Close About' }}
    >
      <Loaded of={view} waiting="Reading the notices …" retry={() => void about.getState().load()}>
        {(value) => (
          <div className="stack">
            <Versions view={value} />
            <Notices view={value} />
          </div>
        )}
      </Loaded>
    </Modal>
  )
}

function Versions({ view }: { readonly view: AboutView }) {
  const { app } = useStores()
  const runtime = useStore(app, (state) => state.info?.runtime)
  const rows = [
    { name: 'Leads Loader', version: view.version },
    { name: 'License', version: view.license },
    // what stands in for Electron has no version of its own
    ...(view.versions.some(({ name }) => name === 'Electron') || runtime === undefined
      ? []
      : [{ name: 'Runs on', version: runtime }]),
    ...view.versions,
  ]
  return (
    <dl className="about-versions">
      {rows.map(({ name, version }) => (
        <div key={name}>
          <dt className="mute">{name}</dt>
          <dd>{version}</dd>
        </div>
      ))}
    </dl>
  )
}

function Notices({ view }: { readonly view: AboutView }) {
  const { about } = useStores()
  const search = useStore(about, (state) => state.search)
  const chosen = useStore(about, (state) => state.chosen)
  const found = foundNotices({ view: { state: 'ready', value: view }, search })
  return (
    <section className="stack" aria-labelledby="notices-title">
      <div className="about-head">
        <h2 id="notices-title">Licenses</h2>
        <p className="mute" role="status">
          {found.length === view.notices.length
            ? `${found.length} works`
            : `${found.length} of ${view.notices.length} works`}
        </p>
        <TextInput
          size="xs"
          w={240}
          type="search"
          maxLength={longestSearch}
          aria-label="Search the licenses"
          placeholder="Name, license …"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => about.getState().setSearch(event.currentTarget.value)}
        />
      </div>
      <div className="about-notices">
        <NoticeList notices={found} chosen={chosen} choose={(place) => void about.getState().choose(place)} />
        <NoticeText notice={found.find(({ place }) => place === chosen) ?? null} />
      </div>
    </section>
  )
}
