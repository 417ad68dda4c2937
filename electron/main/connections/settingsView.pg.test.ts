import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { openProfiles } from './profiles.ts'
import { openSecrets } from './secrets.ts'
import { type SettingsParts, saveProfile, settingsView, tryProfile, useProfile } from './settingsView.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-settings-'))
const database = testDatabase()
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

function open(isLoading = false) {
  const log = () => {}
  const none = () => Promise.reject(new Error('no store'))
  const secrets = openSecrets(
    join(folder, 'passwords.json'),
    { isTrustworthy: async () => false, encrypt: none, decrypt: none },
    log,
  )
  const path = join(folder, `${Math.random()}.json`)
  const profiles = openProfiles({ path, secrets, confirmServer: async () => true, log })
  const opened: string[] = []
  const parts: SettingsParts = {
    profiles,
    secrets,
    theme: () => 'dark',
    dataFolder: folder,
    dataDir: folder,
    databaseUrl: undefined,
    notices: [],
    reopen: async () => void opened.push(profiles.active().name),
    isLoading: () => isLoading,
  }
  const save = async (url: string, name = 'Staging') => {
    await saveProfile(parts, { id: null, name, color: 'blue', url, password: null, reader: null })
    return profiles.list().at(-1)?.id ?? ''
  }
  return { parts, profiles, opened, save }
}

test('a connection is tried with its password, and a wrong one has a plain reason', async () => {
  const { parts, save } = open()
  const good = await save(database.url)
  expect(await tryProfile(parts, good)).toEqual({
    ok: true,
    version: expect.stringMatching(/^PostgreSQL \d+/),
  })
  const bad = await save(database.url.replace(/:[^:@]+@/, ':wrong@'))
  expect(await tryProfile(parts, bad)).toMatchObject({
    ok: false,
    message: expect.stringContaining('refused'),
  })
  const missing = await save(database.url.replace(/\/[^/?]+($|\?)/, '/not_there$1'))
  expect(await tryProfile(parts, missing)).toMatchObject({
    ok: false,
    message: expect.stringContaining('does not exist'),
  })
  const view = JSON.stringify(await settingsView(parts))
  expect(view).not.toContain(database.connection.password)
  expect(view).not.toContain('wrong')
})

test('using another connection opens its database, and not while a load runs', async () => {
  const { parts, opened, save } = open()
  const id = await save(database.url)
  const { profiles } = await useProfile(parts, id)
  expect(profiles.map(({ name, active }) => [name, active])).toEqual([
    ['Local', false],
    ['Staging', true],
  ])
  await useProfile(parts, id)
  await saveProfile(parts, { id, name: 'Ours', color: 'red', url: null, password: null, reader: 'analysts' })
  expect(opened).toEqual(['Staging', 'Ours'])

  const busy = open(true)
  const other = await busy.save(database.url)
  await expect(useProfile(busy.parts, other)).rejects.toMatchObject({ code: 'run-state' })
  expect(busy.opened).toEqual([])
})

test('settings tell where the data lies and how much it is', async () => {
  const { parts } = open()
  expect(await settingsView(parts)).toMatchObject({
    theme: 'dark',
    dataFolder: folder,
    dataFolderBytes: expect.any(Number),
    freeBytes: expect.any(Number),
    secretStore: 'memory',
  })
  expect((await settingsView({ ...parts, dataFolder: join(folder, 'gone') })).dataFolderBytes).toBeNull()
})
