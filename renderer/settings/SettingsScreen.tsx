import './settings.css'
import { Button, SegmentedControl } from '@mantine/core'
import { useStore } from 'zustand'
import type { Theme } from '../../shared/contract.ts'
import type { SettingsView } from '../../shared/window/settings.ts'
import { Alerts } from '../alerts/Alerts.tsx'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Message } from '../components/messages/Message.tsx'
import { Corrections } from '../corrections/Corrections.tsx'
import { Sources } from '../sources/Sources.tsx'
import { formatBytes } from '../text/format.ts'
import { Profiles } from './Profiles.tsx'

export function SettingsScreen() {
  const { app, settings } = useStores()
  const view = useStore(settings, (state) => state.view)
  const info = useStore(app, (state) => state.info)
  return (
    <main className="screen">
      <header className="screen-header">
        <h1>Settings</h1>
      </header>
      <div className="screen-body">
        <div className="stack settings">
          <Loaded of={view} waiting="Reading the settings …" retry={() => void settings.getState().load()}>
            {(value) => (
              <>
                {value.notices?.map((notice) => (
                  <Message key={notice} tone="warn" title={notice}>
                    The file was kept beside the new one, with “.broken” at the end of its name.
                  </Message>
                ))}
                <Profiles view={value} />
                <Alerts />
                <Sources />
                <Corrections />
                <DataFolder view={value} />
              </>
            )}
          </Loaded>
          <ThemeChoice />
          <About />
        </div>
      </div>
      <footer className="screen-footer">
        <span className="grow">{info !== null && `Leads Loader ${info.version} on ${info.runtime}`}</span>
      </footer>
    </main>
  )
}

function DataFolder({ view }: { readonly view: SettingsView }) {
  return (
    <section className="box" aria-labelledby="folder-title">
      <h2 id="folder-title">Data folder</h2>
      <p className="mono data">{view.dataFolder}</p>
      <p className="mute">
        {view.dataFolderBytes !== null && `${formatBytes(view.dataFolderBytes)} used. `}
        {view.freeBytes !== null && `${formatBytes(view.freeBytes)} free on the disk. `}
        The database of this computer and the settings live here; --data-dir starts the program with another
        one.
      </p>
    </section>
  )
}

function ThemeChoice() {
  const { app } = useStores()
  const theme = useStore(app, (state) => state.theme)
  return (
    <section className="box" aria-labelledby="theme-title">
      <h2 id="theme-title">Theme</h2>
      <SegmentedControl
        size="xs"
        aria-labelledby="theme-title"
        value={theme}
        onChange={(value) => void app.getState().setTheme(value as Theme)}
        data={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </section>
  )
}

function About() {
  const { about } = useStores()
  return (
    <section className="box" aria-labelledby="about-title">
      <h2 id="about-title">About</h2>
      <p className="mute">Versions, the license of this program, and those of the works of others in it.</p>
      <Button size="xs" onClick={() => about.getState().open()}>
        About Leads Loader …
      </Button>
    </section>
  )
}
