import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { ProfileToSave } from '../../../shared/window/settings.ts'
import { profileUrl } from '../../engine/profileUrl.ts'
import { openProfiles } from './profiles.ts'
import { type Keeper, openSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-profiles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
})

const canary = 'canary-7f3a'
const server: ProfileToSave = {
  id: null,
  name: 'Staging',
  color: 'orange',
  url: `postgresql://loader:${canary}@db.example:5433/leads?sslmode=verify-full`,
  password: null,
  reader: 'analysts',
}

/** A store of keys that turns bytes round. */
const keeper = (isTrustworthy = true): Keeper => ({
  isTrustworthy: async () => isTrustworthy,
  encrypt: async (secret) => Buffer.from(secret).map((byte) => byte ^ 0xff),
  decrypt: async (bytes) => ({
    secret: Buffer.from(bytes.map((byte) => byte ^ 0xff)).toString(),
    again: false,
  }),
})

function open(agrees = true, kept = keeper()) {
  const logged: unknown[] = []
  const asked: string[] = []
  const log = (...all: unknown[]) => void logged.push(...all)
  const secrets = openSecrets(join(folder, 'passwords.json'), kept, log)
  const profiles = openProfiles({
    path: join(folder, 'connections.json'),
    secrets,
    confirmServer: async ({ host, user }) => {
      asked.push(`${user} at ${host}`)
      return agrees
    },
    log,
  })
  return { profiles, secrets, logged, asked }
}

const everything = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))

test('the local database is there from the start, in use, and can be named and coloured', async () => {
  const { profiles } = open()
  expect(profiles.list()).toMatchObject([{ id: 'local', kind: 'embedded', url: null, active: true }])
  await profiles.save({ ...server, id: 'local', name: 'Mine', color: 'violet', url: null, reader: '' })
  expect(open().profiles.list()).toMatchObject([{ id: 'local', name: 'Mine', color: 'violet', reader: null }])
  await expect(profiles.remove('local')).rejects.toMatchObject({ code: 'usage' })
  await expect(profiles.save({ ...server, id: 'local' })).rejects.toMatchObject({ code: 'usage' })
})

test('a password is taken out of the URL and stands in no file, no list and no log', async () => {
  const { profiles, logged, asked } = open()
  await profiles.save(server)
  const [, staging] = profiles.list()
  expect(staging).toMatchObject({
    url: 'postgresql://loader@db.example:5433/leads?sslmode=verify-full',
    hasPassword: true,
    kind: 'server',
    active: false,
  })
  expect(asked).toEqual(['loader at db.example:5433'])
  expect([...everything(), JSON.stringify(profiles.list()), JSON.stringify(logged)].join()).not.toContain(
    canary,
  )
  // also after a start
  const again = open().profiles
  expect(again.list()[1]).toEqual(staging)
  expect(await again.urlOf(staging?.id ?? '')).toBe(server.url)
})

test('without a store of the system a password lives as long as the session', async () => {
  const { profiles, secrets } = open(true, keeper(false))
  await profiles.save(server)
  const id = profiles.list()[1]?.id ?? ''
  expect(await secrets.kind()).toBe('memory')
  expect(await profiles.urlOf(id)).toBe(server.url)
  expect(existsSync(join(folder, 'passwords.json'))).toBe(false)
  const again = open(true, keeper(false)).profiles
  expect(again.list()[1]?.hasPassword).toBe(false)
  expect(await again.urlOf(id)).not.toContain(canary)
})

test('a server that the person does not confirm is not saved', async () => {
  const { profiles, secrets } = open(false)
  await expect(profiles.save(server)).rejects.toMatchObject({ code: 'cancelled' })
  expect(profiles.list()).toHaveLength(1)
  expect(await secrets.kind()).toBe('system')
  expect(everything()).toEqual([])
})

test('the password of one server never goes to another', async () => {
  const { profiles } = open()
  await profiles.save(server)
  const id = profiles.list()[1]?.id ?? ''
  await profiles.save({ ...server, id, url: 'postgresql://loader@db.example:5433/other' })
  expect(await profiles.urlOf(id)).toContain(canary)
  await profiles.save({ ...server, id, url: 'postgresql://loader@elsewhere.example:5433/other' })
  expect(await profiles.urlOf(id)).toBe('postgresql://loader@elsewhere.example:5433/other')
  expect(profiles.list()[1]?.hasPassword).toBe(false)
})

test('name and colour change without a question, and a password can be forgotten', async () => {
  const { profiles, asked } = open()
  await profiles.save(server)
  const id = profiles.list()[1]?.id ?? ''
  await profiles.save({ ...server, id, name: 'Production', color: 'red', url: null })
  expect(asked).toHaveLength(1)
  expect(profiles.list()[1]).toMatchObject({ name: 'Production', color: 'red', hasPassword: true })
  await profiles.save({ ...server, id, url: null, password: '' })
  expect(profiles.list()[1]?.hasPassword).toBe(false)
})

test('the one in use stays; another goes with its password', async () => {
  const { profiles, secrets } = open()
  await profiles.save(server)
  const id = profiles.list()[1]?.id ?? ''
  profiles.use(id)
  expect(open().profiles.active().id).toBe(id)
  await expect(profiles.remove(id)).rejects.toMatchObject({ code: 'run-state' })
  profiles.use('local')
  await profiles.remove(id)
  expect(secrets.has(id)).toBe(false)
  expect(() => profiles.use(id)).toThrow('no such connection')
})

test.each([
  ['half a file', '{"active": "loc'],
  ['another thing', '[1, 2]'],
  [
    'a colour that is none',
    '{"active":"local","profiles":[{"id":"a","name":"A","color":"pink","url":null,"reader":null}]}',
  ],
  ['nothing', ''],
])('a file of connections that holds %s is kept aside', (_what, text) => {
  const path = join(folder, 'connections.json')
  writeFileSync(path, text)
  const { profiles } = open()
  expect(profiles.understood).toBe(false)
  expect(profiles.list()).toHaveLength(1)
  expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text)
})

test('a file that lost its local database, or the one in use, gets it back', () => {
  const lost = { id: 'a', name: 'A', color: 'red', url: 'postgresql://a@b.example:5432/c', reader: null }
  writeFileSync(join(folder, 'connections.json'), JSON.stringify({ active: 'gone', profiles: [lost] }))
  const { profiles } = open()
  expect(profiles.list().map(({ id, active }) => [id, active])).toEqual([
    ['local', true],
    ['a', false],
  ])
})

test('a password that can no longer be decrypted has to be given again', async () => {
  const { profiles } = open()
  await profiles.save(server)
  const id = profiles.list()[1]?.id ?? ''
  const { profiles: again, logged } = open(true, {
    ...keeper(),
    decrypt: () => Promise.reject(new Error('the key is gone')),
  })
  expect(await again.urlOf(id)).toBe('postgresql://loader@db.example:5433/leads?sslmode=verify-full')
  expect(logged.length).toBeGreaterThan(0)
})

test.each([
  ['postgresql://ada@db.example/leads', 'postgresql://ada@db.example:5432/leads'],
  ['  postgres://ada:x%40y@[::1]:6000/a%2Fb ', 'postgresql://ada@[::1]:6000/a%2Fb'],
  [
    'postgresql://ada@db.example/leads?password=x&connect_timeout=5',
    'postgresql://ada@db.example:5432/leads',
  ],
  ['postgresql://ada@%2Frun%2Fpg/leads', 'postgresql://ada@%2Frun%2Fpg:5432/leads'],
  ['postgresql://ada@10.0.0.7/leads?sslmode=disable', 'postgresql://ada@10.0.0.7:5432/leads?sslmode=disable'],
])('keeps %s as %s', async (text, expected) => {
  const kept = await profileUrl(text)
  expect(kept.url).toBe(expected)
  expect((await profileUrl(kept.url)).url).toBe(expected)
})

test.each([
  ['mysql://ada@db.example/leads', 'usage'],
  ['postgresql://ada@db.example/leads?sslmode=require', 'database-tls'],
  ['postgresql://ada@8.8.8.8/leads?sslmode=disable', 'database-tls'],
  ['postgresql://ada@db.example/leads%E2%80%AE', 'usage'],
  ['postgresql://ada@db.example/leads?options=-c%20x', 'usage'],
])('refuses %s', async (text, code) => {
  await expect(profileUrl(text)).rejects.toMatchObject({ code })
})
