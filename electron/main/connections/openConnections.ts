import { join } from 'node:path'
import type { Engine } from '../../engine/engine.ts'
import type { ProfileUrl } from '../../engine/profileUrl.ts'
import type { Log } from '../app/log.ts'
import type { Events } from '../window/events.ts'
import { type Database, startDatabase } from './database.ts'
import { openProfiles, type Profiles } from './profiles.ts'
import { type Keeper, openSecrets, type Secrets } from './secrets.ts'

interface ConnectionsParts {
  /** Where the connections and their passwords are kept. */
  readonly folder: string
  readonly keeper: Keeper
  readonly confirmServer: (server: ProfileUrl, name: string) => Promise<boolean>
  /** Opens an engine on the server in use; null for the one that the program was started for. */
  readonly open: (server: string | null) => Promise<Engine>
  readonly events: Events
  readonly log: Log
}

interface Connections {
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly database: Database
}

/** The databases that the window knows, and the one in use, which begins to open. */
export function openConnections(parts: ConnectionsParts): Connections {
  const { folder, keeper, confirmServer, open, events, log } = parts
  const secrets = openSecrets(join(folder, 'passwords.json'), keeper, log)
  const profiles = openProfiles({ path: join(folder, 'connections.json'), secrets, confirmServer, log })
  const database = startDatabase({
    open: async () => open(await profiles.urlOf(profiles.active().id)),
    profile: () => {
      const { id, name, color } = profiles.active()
      return { id, name, color }
    },
    onChange: (state) => events.send('database.changed', state),
    log,
  })
  return { profiles, secrets, database }
}
