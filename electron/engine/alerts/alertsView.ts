import { alertUrl } from '../../../shared/alerts/alertUrl.ts'
import { readSettings } from '../../../shared/alerts/settingsSchema.ts'
import type { AlertDelivery, AlertsView, AlertTarget } from '../../../shared/window/alerts.ts'
import deliveriesSql from '../../../sql/alerts/alert_deliveries.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { waitingMessages } from '../outbox/left.ts'
import { knownSources } from '../sources/knownSources.ts'
import { findChannel } from './sending/channels.ts'
import type { TargetSecret } from './sending/parcel.ts'
import { findTargets, type StoredTarget } from './targets.ts'

const deliveriesShown = 50

/** The targets, as far as this program knows their secrets, and what was delivered last. */
export async function alertsView(
  client: Client,
  secretOf: (target: StoredTarget) => Promise<TargetSecret>,
): Promise<AlertsView> {
  const targets = await Promise.all(
    (await findTargets(client)).map(async (target) => targetView(target, await secretOf(target))),
  )
  return {
    targets,
    deliveries: await findDeliveries(client),
    waiting: await waitingMessages(client),
    sources: (await knownSources(client)).map(({ source: { id, title } }) => ({ id, title })),
  }
}

export async function findDeliveries(client: Client, runId: number | null = null): Promise<AlertDelivery[]> {
  return (await client.query<AlertDelivery>(deliveriesSql, [deliveriesShown, runId])).rows
}

function targetView(target: StoredTarget, { secret = '', signingSecret = '' }: TargetSecret): AlertTarget {
  return {
    ...target,
    hasSecret: secret !== '',
    hasSigningSecret: signingSecret !== '',
    host: hostOf(target, secret),
  }
}

/** Where a target is, for people; never the path of its URL. */
export function hostOf(
  { kind, settings }: Pick<StoredTarget, 'kind' | 'settings'>,
  secret: string,
): string | null {
  const channel = findChannel(kind)
  if (channel === undefined) return null
  const { declaration, sender } = channel
  if (declaration.secret?.is === 'url') return alertUrl(secret)?.host ?? null
  const read = readSettings(declaration, settings)
  return read.ok ? (sender.host?.(read.settings) ?? null) : null
}
