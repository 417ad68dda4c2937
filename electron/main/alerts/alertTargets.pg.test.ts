import { afterEach, expect, test } from 'vitest'
import type { AlertTargetToSave } from '../../../shared/window/alerts.ts'
import { findTargets, type StoredTarget } from '../../engine/alerts/targets.ts'
import { targetToSave } from '../../testing/alerts/targetToSave.ts'
import { testEngine } from '../../testing/engine.ts'
import type { Secrets } from '../connections/secrets.ts'
import { type AlertPlace, saveWithSecret, secretIds, storedSecret } from './alertTargets.ts'

const database = testEngine()
afterEach(async () => {
  kept.clear()
  asked.length = 0
  await database.engine.client.query('delete from loader.alert_target')
})

const kept = new Map<string, string>()
const secrets: Secrets = {
  kind: async () => 'memory',
  has: (id) => kept.has(id),
  get: async (id) => kept.get(id),
  set: async (id, secret) => void (secret === null ? kept.delete(id) : kept.set(id, secret)),
}
const asked: AlertPlace[] = []
const confirm = async (place: AlertPlace) => asked.push(place) > 0

const mailSettings = {
  host: 'smtp.example.com',
  port: 465,
  security: 'tls',
  user: 'loader',
  from: 'loader@example.com',
  to: ['ops@example.com'],
}
const mail = targetToSave('Mail', { kind: 'email', settings: mailSettings, secret: 'Correct-Horse' })
const save = (target: AlertTargetToSave) =>
  saveWithSecret(database.engine.client, 'mira', target, { secrets, confirm })
const saved = async () => (await findTargets(database.engine.client))[0] as StoredTarget
const secretNow = async () => (await storedSecret(database.engine.client, secrets, await saved())).secret

// ids of secrets that windows have kept since targets have been: they must not change
test.each([
  ['slack', {}, '4c23bc1963a4570d'],
  ['pagerduty', { region: 'eu' }, '9cf1f1962e171a48'],
  ['email', mailSettings, 'a6f88897cd4c2dbd'],
  ['email', { host: 'smtp.example.com' }, '3330d21580706f80'],
] as const)(
  'the secret of a target of %s with %j is found under the id that it always had',
  (kind, settings, id) => {
    const target = { targetId: 7, kind, settings } as unknown as StoredTarget
    expect(secretIds('r1', target)).toEqual({ secret: `alert:7:${id}`, signing: `alert:7:${id}:signing` })
  },
)

test('a URL that is none, or is not encrypted, is neither asked for nor saved', async () => {
  const hook = { ...mail, kind: 'webhook', settings: {} }
  for (const secret of ['hooks.example.com', 'http://hooks.example.com/x'])
    await expect(save({ ...hook, secret })).rejects.toMatchObject({ code: 'usage' })
  expect([asked, await findTargets(database.engine.client)]).toEqual([[], []])
})

test('a target is asked for by its host, and its secret kept beside the registry', async () => {
  await save(mail)
  expect(asked).toMatchObject([{ kind: 'email', host: 'smtp.example.com:465' }])
  expect(await secretNow()).toBe('Correct-Horse')
  expect(JSON.stringify(await saved())).not.toContain('Correct-Horse')
})

// jsonb gives the keys of settings in an order of its own: every change of a mail target forgot its password
test('a password is kept when a target changes, but not for another server', async () => {
  await save(mail)
  const { targetId } = await saved()
  await save({ ...mail, targetId, secret: null, minSeverity: 'warn' })
  expect(await secretNow()).toBe('Correct-Horse')
  expect(asked).toHaveLength(1)
  const to = ['ops@example.com', 'lead@example.com']
  await save({ ...mail, targetId, secret: null, settings: { ...mailSettings, to } })
  expect(await secretNow()).toBe('Correct-Horse')
  expect(asked).toHaveLength(2)
  await save({ ...mail, targetId, secret: null, settings: { ...mailSettings, host: 'mail.example.org' } })
  expect([await secretNow(), kept.size]).toEqual([undefined, 0])
})
