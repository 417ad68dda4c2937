import type { PlainError } from '../../../shared/errors.ts'
import type { Profile, SettingsView } from '../../../shared/window/settings.ts'
import type { Bridge } from '../../bridge.ts'
import type { FakeState } from '../fakeStates.ts'
import { lost, yes } from './answers.ts'
import type { Emit } from './events.ts'

const noSpace: PlainError = {
  code: 'database-no-space',
  message: 'The database could not start: the disk that holds the data folder has 12 MB left.',
  hint: 'Free at least 1 GB on that disk, then try again. All earlier runs are safe.',
}

const local: Profile = {
  id: 'local',
  name: 'This computer',
  color: 'green',
  kind: 'embedded',
  url: null,
  hasPassword: false,
  reader: null,
  active: true,
}
const production: Profile = {
  id: 'p1',
  name: 'Production',
  color: 'red',
  kind: 'server',
  url: 'postgresql://loader@db.example.com:5432/brightwheel',
  hasPassword: true,
  reader: 'sales',
  active: false,
}

export const fakeFolder = '/home/mira/.local/share/leads-loader'

/** The connections, and the database of the one in use. */
export function fakeProfileCalls(state: FakeState, emit: Emit): Pick<Bridge, 'database' | 'settings'> {
  let profiles =
    state === 'production'
      ? [
          { ...local, active: false },
          { ...production, active: true },
        ]
      : [local, production]

  const settings = (): SettingsView => ({
    theme: 'system',
    dataFolder: fakeFolder,
    dataFolderBytes: 412_000_000,
    freeBytes: 81_000_000_000,
    profiles,
    secretStore: state === 'production' ? 'memory' : 'system',
  })
  return {
    database: {
      state: () => {
        const profile = profiles.find((one) => one.active) ?? local
        if (state === 'starting') return yes({ state: 'starting', profile })
        if (state === 'failed') return yes({ state: 'failed', error: noSpace, profile })
        if (state === 'lost')
          setTimeout(() => emit('database.changed', { state: 'failed', error: lost, profile }), 300)
        return yes(
          state === 'production'
            ? {
                state: 'ready',
                kind: 'server',
                name: 'brightwheel',
                host: 'db.example.com',
                notices: [],
                profile,
              }
            : {
                state: 'ready',
                kind: 'embedded',
                name: 'brightwheel',
                host: 'this computer',
                notices: [],
                profile,
              },
        )
      },
      retry: () => yes(undefined),
    },
    settings: {
      show: () => yes(settings()),
      saveProfile: (profile) => {
        const saved: Profile = {
          id: profile.id ?? `p${profiles.length + 1}`,
          name: profile.name,
          color: profile.color,
          kind: profile.url === null ? 'embedded' : 'server',
          url: profile.url,
          hasPassword: profile.password !== null,
          reader: profile.reader,
          active: false,
        }
        profiles = [...profiles.filter((one) => one.id !== saved.id), saved]
        return yes(settings())
      },
      removeProfile: ({ id }) => {
        profiles = profiles.filter((profile) => profile.id !== id)
        return yes(settings())
      },
      testProfile: ({ id }) =>
        yes(
          id === 'local'
            ? { ok: true, version: 'PostgreSQL 18.0' }
            : {
                ok: false,
                message: 'db.example.com does not answer on port 5432.',
                hint: 'Is the VPN connected?',
              },
        ),
      useProfile: ({ id }) => {
        profiles = profiles.map((profile) => ({ ...profile, active: profile.id === id }))
        const profile = profiles.find((one) => one.active) ?? local
        const place = { kind: profile.kind, name: 'brightwheel', host: 'db.example.com' }
        setTimeout(() => emit('database.changed', { state: 'ready', ...place, notices: [], profile }), 5)
        return yes(settings())
      },
    },
  }
}
