import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Profile, SettingsView } from '../../shared/window/settings.ts'
import { useStores } from '../app/useStores.ts'
import { Message } from '../components/messages/Message.tsx'
import { Pill } from '../components/Pill.tsx'
import { ProfileDialog } from './ProfileDialog.tsx'
import type { ProfileTest } from './settingsStore.ts'

/** The databases that can be worked on; one of them is in use. */
export function Profiles({ view }: { readonly view: SettingsView }) {
  const [edited, setEdited] = useState<Profile | 'new' | null>(null)
  return (
    <section className="box" aria-labelledby="profiles-title">
      <h2 id="profiles-title">Connection profiles</h2>
      {view.secretStore === 'memory' && (
        <Message tone="warn" title="Passwords are kept for this session only">
          This computer offers no password store, and they are not written to a file.
        </Message>
      )}
      <ul className="profiles">
        {view.profiles.map((profile) => (
          <ProfileRow key={profile.id} profile={profile} onEdit={() => setEdited(profile)} />
        ))}
      </ul>
      <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
        Add a profile …
      </Button>
      {edited !== null && (
        <ProfileDialog profile={edited === 'new' ? null : edited} close={() => setEdited(null)} />
      )}
    </section>
  )
}

function ProfileRow({ profile, onEdit }: { readonly profile: Profile; readonly onEdit: () => void }) {
  const { settings } = useStores()
  const test = useStore(settings, (state) => state.tests[profile.id])
  return (
    <li>
      <span className={`swatch swatch-${profile.color}`} role="img" aria-label={profile.color} />
      <div className="profile-text">
        <strong>{profile.name}</strong> {profile.active && <Pill tone="ok">In use</Pill>}
        <div className="mute data">{placeOf(profile)}</div>
        {test !== undefined && <TestResult test={test} />}
      </div>
      <div className="profile-actions">
        <Button
          size="compact-sm"
          loading={test?.state === 'testing'}
          onClick={() => void settings.getState().test(profile.id)}
        >
          Test<span className="unseen"> {profile.name}</span>
        </Button>
        {!profile.active && (
          <Button size="compact-sm" onClick={() => void settings.getState().workOn(profile.id)}>
            Work on {profile.name}
          </Button>
        )}
        <Button size="compact-sm" onClick={onEdit}>
          Edit …<span className="unseen"> {profile.name}</span>
        </Button>
      </div>
    </li>
  )
}

function placeOf(profile: Profile): string {
  if (profile.kind === 'embedded') return 'The database that comes with the program, on this computer only'
  const reader = profile.reader === null ? '' : ` · read by ${profile.reader}`
  return `${profile.url}${profile.hasPassword ? ' · password kept' : ''}${reader}`
}

function TestResult({ test }: { readonly test: ProfileTest }) {
  if (test.state === 'testing') return <p role="status">Trying to connect …</p>
  if (test.state === 'works') {
    return (
      <p role="status">
        <Pill tone="ok">Works</Pill> {test.version}
      </p>
    )
  }
  return (
    <p role="status" className="data">
      <Pill tone="bad">Does not work</Pill> {test.message} {test.hint}
    </p>
  )
}
