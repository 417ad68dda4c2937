import type { AlertDelivery, AlertTarget } from '../../shared/window/alerts.ts'
import type { AlertKind } from '../../shared/window/kinds.ts'

export const alertKindNames: Readonly<Record<AlertKind, string>> = {
  slack: 'Slack',
  pagerduty: 'PagerDuty',
  webhook: 'Webhook',
  email: 'E-mail',
  desktop: 'Notification',
}

/** Of each status the word and the tone of its pill. */
export const deliveryWords = {
  pending: { word: 'Waits', tone: 'info' },
  sent: { word: 'Sent', tone: 'ok' },
  failed: { word: 'Not sent', tone: 'bad' },
  held: { word: 'Held', tone: 'info' },
  withdrawn: { word: 'Withdrawn', tone: 'idle' },
} as const satisfies Record<AlertDelivery['status'], { word: string; tone: string }>

/** `hooks.slack.com · from warnings on · texas, nevada · quiet 22:00–07:00 America/Chicago` */
export function targetText(target: AlertTarget): string {
  const { host, minSeverity, sources, quietHours, allowPrivate } = target
  return [
    host,
    minSeverity === 'warn' ? 'warnings and errors' : 'errors only',
    sources === null ? 'all sources' : sources.join(', '),
    quietHours === null ? null : `quiet ${quietHours.from}–${quietHours.until} ${quietHours.zone}`,
    allowPrivate ? 'private addresses allowed' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** True where a target can't be sent to from this computer. */
export function lacksSecret({ kind, hasSecret, settings }: AlertTarget): boolean {
  if (kind === 'desktop') return false
  return !hasSecret && (kind !== 'email' || (settings.user ?? '') !== '')
}
