import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bridge, EventName, Result } from '../../shared/contract.ts'
import { openEngine } from '../engine/engine.ts'
import { createActivity } from '../main/app/activity.ts'
import { createHandlers } from '../main/app/handlers.ts'
import { createScreens } from '../main/app/screens.ts'
import { openSettings } from '../main/app/settings.ts'
import { openConnections } from '../main/connections/openConnections.ts'
import { createFiles } from '../main/files/files.ts'
import { createEvents } from '../main/window/events.ts'
import { answerCalls, type CallReceiver } from '../main/window/ipc.ts'
import { createTestDatabase } from './database.ts'
import { during } from './during.ts'
import { openTestEngine, type TestEngine } from './engine.ts'
import { temporaryFolder } from './files.ts'

/** What the page calls, answered by the main process's own handlers on a database of its own; only Electron is missing. */
interface TestWindow extends Pick<TestEngine, 'engine' | 'url'> {
  readonly bridge: Bridge
  /** Where exports go, and files may be written that are chosen then. */
  readonly folder: string
  /** The files that the system's dialog gives from now on. */
  choose(...names: readonly string[]): void
  /** Another connection, to a database of its own; gives its id. */
  addProfile(name: string): Promise<string>
  close(): Promise<void>
}

/** For all tests of a file. */
export const testWindow = (): TestWindow => during(openTestWindow, ({ close }) => close())

const samplesFolder = fileURLToPath(new URL('../../samples/flawed', import.meta.url))
const pageUrl = 'https://page.test/'
const log = () => {}
const none = () => Promise.reject(new Error('There is no store of keys.'))
/** Nobody sees it. */
const surroundings = {
  showProgress: () => {},
  stayAwake: () => () => {},
  isFocused: () => true,
  notify: () => {},
}

async function openTestWindow(): Promise<TestWindow> {
  const seeding = await openTestEngine()
  const { folder, remove } = temporaryFolder('leads-window-')
  const others: (() => Promise<void>)[] = []
  let chosen: readonly string[] = []
  const { on, deliver } = listeners()
  const events = createEvents(deliver)
  const settings = openSettings(join(folder, 'settings.json'), log)
  const keeper = { isTrustworthy: async () => false, encrypt: none, decrypt: none }
  const { profiles, secrets, database } = openConnections({
    folder,
    keeper,
    confirmServer: async () => true,
    open: (server) => openEngine({ databaseUrl: server ?? seeding.url, shell: 'test' }),
    events,
    log,
  })
  const files = createFiles()
  const screens = createScreens({
    database,
    files,
    events,
    settings,
    profiles,
    secrets,
    log,
    samplesFolder,
    draftFile: join(folder, 'draft.json'),
    mendFolder: join(folder, 'mend'),
    dataFolder: folder,
    dataDir: folder,
    databaseUrl: seeding.url,
    notices: [],
    activity: createActivity(surroundings),
    notify: surroundings.notify,
    confirmAlertTarget: async () => true,
    showInFolder: () => undefined,
    askEdits: async () => chosen[0] ?? null,
    askPlace: async (name) => ({ path: join(folder, name), mayReplace: true }),
    isShown: () => true,
  })
  const handlers = createHandlers({
    info: () => ({
      version: '0.0.0',
      runtime: 'test',
      platform: process.platform,
      dataFolder: folder,
      theme: 'system',
    }),
    setTheme: () => {},
    database,
    files,
    log,
    chooseFiles: async () => chosen,
  })
  const { receiver, areas } = calls()
  answerCalls(receiver, { ...handlers, ...screens.handlers }, { isOurs: (url) => url === pageUrl, log })
  await database.engine()
  return {
    engine: seeding.engine,
    url: seeding.url,
    bridge: { ...areas, on },
    folder,
    choose(...names) {
      chosen = names.map((name) => join(folder, name))
    },
    async addProfile(name) {
      const other = await createTestDatabase()
      others.push(other.drop)
      await profiles.save({ id: null, name, color: 'red', url: other.url, password: null, reader: null })
      return profiles.list().find((profile) => profile.name === name)?.id ?? ''
    },
    async close() {
      await screens.stop()
      await database.close()
      await seeding.close()
      for (const drop of others) await drop()
      remove()
    },
  }
}

/** As the preload makes them, but that what crosses is copied here. */
function calls() {
  const areas: Record<string, Record<string, (input?: unknown) => Promise<Result<unknown>>>> = {}
  const receiver: CallReceiver = {
    handle(name, answer) {
      const [area, verb] = name.split('.') as [string, string]
      areas[area] ??= {}
      areas[area][verb] = async (input) =>
        structuredClone(await answer({ senderFrame: { url: pageUrl, parent: null } }, structuredClone(input)))
    },
  }
  // every call of the contract has its handler, by type
  return { receiver, areas: areas as unknown as Omit<Bridge, 'on'> }
}

function listeners() {
  const known = new Map<EventName, Set<(payload: never) => void>>()
  const on: Bridge['on'] = (name, listener) => {
    const ofName = known.get(name) ?? new Set()
    known.set(name, ofName.add(listener as (payload: never) => void))
    return () => ofName.delete(listener as (payload: never) => void)
  }
  const deliver = (name: EventName, payload: unknown) => {
    for (const listener of known.get(name) ?? []) listener(structuredClone(payload) as never)
  }
  return { on, deliver }
}
