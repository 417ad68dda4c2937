import { createHash } from 'node:crypto'
import { LoaderError } from '../../shared/errors.ts'
import type { AlertTargetToSave } from '../../shared/window/alerts.ts'
import type { Client } from '../db/connect.ts'
import { hostOf } from '../engine/alerts/alertsView.ts'
import type { TargetSecret } from '../engine/alerts/parcel.ts'
import { alertUrl } from '../engine/alerts/post.ts'
import { findTargets, type StoredTarget, saveTarget, targetFault } from '../engine/alerts/targets.ts'
import type { Secrets } from './secrets.ts'

/** Where alerts would go, for the question whether that is meant. */
export interface AlertPlace {
  readonly name: string
  readonly kind: StoredTarget['kind']
  readonly host: string
  readonly allowPrivate: boolean
}

/**
 * Under which id the secret of a target is kept. Whoever may write to the registry could turn a target to a server of his
 * own: the secret is of the kind, server and user for which the person gave it, and not found for another. Targets of two
 * databases have the same numbers, so the registry's own name is in it.
 */
export function secretIds(registry: string, { targetId, kind, settings }: StoredTarget) {
  const { host = '', port = 0, security = '', user = '' } = settings
  const place = createHash('sha256')
    .update(JSON.stringify([registry, kind, host, port, security, user]))
    .digest('hex')
    .slice(0, 16)
  return { secret: `alert:${targetId}:${place}`, signing: `alert:${targetId}:${place}:signing` }
}

export async function registryId(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select registry_id::text as id from loader.registry_identity',
  )
  return rows[0]?.id ?? ''
}

export async function storedSecret(
  client: Client,
  secrets: Secrets,
  target: StoredTarget,
): Promise<TargetSecret> {
  const ids = secretIds(await registryId(client), target)
  return { secret: await secrets.get(ids.secret), signingSecret: await secrets.get(ids.signing) }
}

/**
 * Saves a target once the person has confirmed where it goes, in a box that no page can answer; then keeps its secrets.
 * @throws LoaderError usage: what is wrong with it; cancelled when it is not confirmed.
 */
export async function saveWithSecret(
  client: Client,
  who: string,
  wanted: AlertTargetToSave,
  { secrets, confirm }: { secrets: Secrets; confirm: (place: AlertPlace) => Promise<boolean> },
): Promise<void> {
  const { secret: given, signingSecret, ...target } = wanted
  const secret = given?.trim() ?? null
  const known = await findTargets(client)
  const before = known.find(({ targetId }) => targetId === target.targetId)
  if (target.targetId !== null && before === undefined)
    throw new LoaderError('usage', 'That alert target is no longer there.')
  const fault = targetFault(
    target,
    known.filter((one) => one !== before),
  )
  if (fault !== null) throw new LoaderError('usage', fault)
  const kept = before === undefined ? {} : await storedSecret(client, secrets, before)
  const isSamePlace =
    before?.kind === target.kind && JSON.stringify(before.settings) === JSON.stringify(target.settings)
  const isWeb = target.kind === 'slack' || target.kind === 'webhook'
  const url = isWeb ? alertUrl(secret ?? (isSamePlace ? (kept.secret ?? '') : '')) : null
  if (isWeb && secret !== null && secret !== '' && url === null)
    throw new LoaderError('usage', 'That is no URL as https://hooks.example.com/services/….')
  if (url?.protocol === 'http:' && !target.allowPrivate)
    throw new LoaderError(
      'usage',
      'The URL must begin with https. Only to private addresses, once allowed, http will do.',
    )
  const isNew = !isSamePlace || secret !== null || signingSecret !== null
  if (target.kind !== 'desktop' && (isNew || (target.allowPrivate && before?.allowPrivate !== true))) {
    const host = url?.host ?? hostOf(target, '') ?? 'a place that is not known yet'
    const { name, kind, allowPrivate } = target
    if (!(await confirm({ name, kind, host, allowPrivate })))
      throw new LoaderError('cancelled', 'The alert target was not saved.')
  }
  const targetId = await saveTarget(client, who, target)
  const registry = await registryId(client)
  const ids = secretIds(registry, { ...(target as unknown as StoredTarget), targetId })
  if (before !== undefined && !isSamePlace) await forgetSecrets(registry, secrets, before)
  if (secret !== null) await secrets.set(ids.secret, secret === '' ? null : secret)
  if (signingSecret !== null) await secrets.set(ids.signing, signingSecret === '' ? null : signingSecret)
}

export async function forgetSecrets(registry: string, secrets: Secrets, target: StoredTarget): Promise<void> {
  const ids = secretIds(registry, target)
  await secrets.set(ids.secret, null)
  await secrets.set(ids.signing, null)
}
