import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { alertUrl, urlFault } from '../../../shared/alerts/alertUrl.ts'
import { findChannel } from '../../../shared/alerts/channels.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { AlertTargetToSave } from '../../../shared/window/alerts.ts'
import { hostOf } from '../../engine/alerts/alertsView.ts'
import { registryId } from '../../engine/alerts/registryId.ts'
import type { TargetSecret } from '../../engine/alerts/sending/parcel.ts'
import { checkedSettings, findTargets, type StoredTarget, saveTarget } from '../../engine/alerts/targets.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Secrets } from '../connections/secrets.ts'

type Client = Engine['client']

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
  const place = createHash('sha256')
    .update(JSON.stringify([registry, kind, ...placeOf(kind, settings)]))
    .digest('hex')
    .slice(0, 16)
  return { secret: `alert:${targetId}:${place}`, signing: `alert:${targetId}:${place}:signing` }
}

/** Those were four parts of a mail server, for every kind: with fewer the secrets of earlier targets would not be found. */
const noPlace = ['', 0, '', '']

function placeOf(kind: string, settings: StoredTarget['settings']): readonly unknown[] {
  const fields = Object.entries(findChannel(kind)?.fields ?? {}).filter(([, { isPlace }]) => isPlace)
  const parts = fields.map(([key, field]) => settings[key] ?? (field.kind === 'number' ? 0 : ''))
  return [...parts, ...noPlace.slice(parts.length)]
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
  const { secret: given, signingSecret, ...unchecked } = wanted
  const secret = given?.trim() ?? null
  const known = await findTargets(client)
  const before = known.find(({ targetId }) => targetId === wanted.targetId)
  if (wanted.targetId !== null && before === undefined)
    throw new LoaderError('usage', 'That alert target is no longer there.')
  const others = known.filter((one) => one !== before)
  const target = { ...unchecked, settings: checkedSettings(unchecked, others) }
  const kept = before === undefined ? {} : await storedSecret(client, secrets, before)
  // the registry has the keys in an order of its own
  const isSamePlace = before?.kind === target.kind && isDeepStrictEqual(before.settings, target.settings)
  const wantedSecret = findChannel(target.kind)?.secret ?? null
  const text = wantedSecret?.is === 'url' ? (secret ?? (isSamePlace ? (kept.secret ?? '') : '')) : ''
  const url = alertUrl(text)
  if (wantedSecret !== null && text !== '') {
    const fault = urlFault(text, wantedSecret, target.allowPrivate)
    if (fault !== null) throw new LoaderError('usage', fault)
  }
  const isNew = !isSamePlace || secret !== null || signingSecret !== null
  if (wantedSecret !== null && (isNew || (target.allowPrivate && before?.allowPrivate !== true))) {
    const host = url?.host ?? hostOf(target, '') ?? 'a place that is not known yet'
    const { name, kind, allowPrivate } = target
    if (!(await confirm({ name, kind, host, allowPrivate })))
      throw new LoaderError('cancelled', 'The alert target was not saved.')
  }
  const targetId = await saveTarget(client, who, target)
  const registry = await registryId(client)
  const ids = secretIds(registry, { ...(target as unknown as StoredTarget), targetId })
  if (before !== undefined && secretIds(registry, before).secret !== ids.secret)
    await forgetSecrets(registry, secrets, before)
  if (secret !== null) await secrets.set(ids.secret, secret === '' ? null : secret)
  if (signingSecret !== null) await secrets.set(ids.signing, signingSecret === '' ? null : signingSecret)
}

export async function forgetSecrets(registry: string, secrets: Secrets, target: StoredTarget): Promise<void> {
  const ids = secretIds(registry, target)
  await secrets.set(ids.secret, null)
  await secrets.set(ids.signing, null)
}
