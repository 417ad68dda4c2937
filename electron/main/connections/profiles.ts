import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LoaderError } from '../../../shared/errors.ts'
import { type Profile, type ProfileToSave, profileColors } from '../../../shared/window/settings.ts'
import { type ProfileUrl, profileUrl, urlWithPassword } from '../../engine/profileUrl.ts'
import { readJsonFile, writeJsonFile } from '../app/jsonFile.ts'
import type { Log } from '../app/log.ts'
import type { Secrets } from './secrets.ts'

const localId = 'local'

/** The databases that this window knows. The embedded one is always there. */
export interface Profiles {
  list(): Profile[]
  active(): Profile
  /** False when a file was there that could not be understood. */
  readonly understood: boolean
  /** @throws LoaderError usage, database-tls for a bad URL; cancelled when the person does not confirm the server */
  save(profile: ProfileToSave): Promise<void>
  /** @throws LoaderError run-state for the one in use; usage for the embedded one */
  remove(id: string): Promise<void>
  use(id: string): void
  /** With the password: for connecting only. Null for the embedded server. */
  urlOf(id: string): Promise<string | null>
}

const stored = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(60),
  color: z.enum(profileColors),
  /** Null for the embedded server. */
  url: z.string().max(2500).nullable(),
  reader: z.string().max(63).nullable(),
})
type StoredProfile = z.infer<typeof stored>

const schema = z.object({ active: z.string(), profiles: z.array(stored) })
type Stored = z.infer<typeof schema>

const local: StoredProfile = { id: localId, name: 'Local', color: 'green', url: null, reader: null }
const defaults: Stored = { active: localId, profiles: [local] }

interface ProfilesParts {
  readonly path: string
  readonly secrets: Secrets
  /** Asks by a box of the system's own, which no page can answer, whether this server is meant. */
  readonly confirmServer: (server: ProfileUrl, name: string) => Promise<boolean>
  readonly log: Log
}

export function openProfiles({ path, secrets, confirmServer, log }: ProfilesParts): Profiles {
  const { value, understood } = readJsonFile<Stored>(path, schema, defaults)
  if (!understood) log('The file of connections could not be understood: only the local one is left.')
  let { active, profiles } = value
  const isLocalThere = profiles.some(({ id, url }) => id === localId && url === null)
  profiles = [
    ...(isLocalThere ? [] : [local]),
    ...profiles.filter(({ id, url }) => (id === localId) === (url === null)),
  ]
  if (!profiles.some(({ id }) => id === active)) active = localId

  const change = (next: Partial<Stored>) => {
    const changed = { active, profiles, ...next }
    writeJsonFile(path, changed)
    active = changed.active
    profiles = changed.profiles
  }

  const find = (id: string): StoredProfile => {
    const found = profiles.find((profile) => profile.id === id)
    if (found === undefined) throw new LoaderError('usage', 'There is no such connection.')
    return found
  }

  const shown = ({ id, name, color, url, reader }: StoredProfile): Profile => ({
    id,
    name,
    color,
    url,
    reader,
    kind: url === null ? 'embedded' : 'server',
    hasPassword: secrets.has(id),
    active: id === active,
  })

  const put = (profile: StoredProfile) => {
    const isKnown = profiles.some(({ id }) => id === profile.id)
    change({
      profiles: isKnown
        ? profiles.map((known) => (known.id === profile.id ? profile : known))
        : [...profiles, profile],
    })
  }

  return {
    understood,
    list: () => profiles.map(shown),
    active: () => shown(find(active)),
    async save({ id, name, color, url, password, reader }) {
      const known = id === null ? null : find(id)
      const look = { name, color, reader: reader === '' ? null : reader }
      if (known?.id === localId) {
        if (url !== null || password !== null)
          throw new LoaderError('usage', 'The local database has no address and no password.')
        return put({ ...known, ...look })
      }
      const wanted = url ?? known?.url
      if (wanted === undefined || wanted === null || wanted.trim() === '')
        throw new LoaderError(
          'usage',
          'A server needs an address, such as postgresql://user@host:5432/database.',
        )
      const server = await profileUrl(wanted)
      const given = password ?? server.password ?? null
      const before = known?.url == null ? null : await profileUrl(known.url)
      const isSameServer = before?.url === server.url
      // a page that was taken over may ask for anything: where the data goes is the person's own decision
      if ((!isSameServer || given !== null) && !(await confirmServer(server, name)))
        throw new LoaderError('cancelled', 'The connection was not saved.')
      const profile = { id: known?.id ?? randomUUID(), url: server.url, ...look }
      // else the password of one server would go to another
      if (given !== null) await secrets.set(profile.id, given === '' ? null : given)
      else if (before?.target !== server.target) await secrets.set(profile.id, null)
      put(profile)
    },
    async remove(id) {
      find(id)
      if (id === localId) throw new LoaderError('usage', 'The local database is always there.')
      if (id === active) {
        throw new LoaderError('run-state', 'That connection is in use.', { hint: 'Use another one first.' })
      }
      change({ profiles: profiles.filter((profile) => profile.id !== id) })
      await secrets.set(id, null)
    },
    use(id) {
      change({ active: find(id).id })
    },
    async urlOf(id) {
      const { url } = find(id)
      return url === null ? null : urlWithPassword(url, await secrets.get(id))
    },
  }
}
