import type { AlertDelivery, AlertsView, AlertTarget } from '../../../shared/window/alerts.ts'
import deliveriesSql from '../../../sql/query/alert_deliveries.sql?raw'
import type { Client } from '../../db/connect.ts'
import { sources } from '../../sources/index.ts'
import { usualPort } from './email.ts'
import type { TargetSecret } from './parcel.ts'
import { alertUrl } from './post.ts'
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
    sources: sources.map(({ id, title }) => ({ id, title })),
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
  if (kind === 'desktop') return 'this computer'
  if (kind === 'email') return `${settings.host ?? ''}:${settings.port ?? usualPort(settings)}`
  if (kind === 'pagerduty') return `events${settings.region === 'eu' ? '.eu' : ''}.pagerduty.com`
  return alertUrl(secret)?.host ?? null
}
