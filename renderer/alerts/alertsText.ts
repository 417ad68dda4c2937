import { needsSecret } from '../../shared/alerts/channel.ts'
import { findChannel } from '../../shared/alerts/channels.ts'
import type { AlertDelivery, AlertsView, AlertTarget } from '../../shared/window/alerts.ts'

/** Of each status the word and the tone of its pill. */
export const deliveryWords = {
  pending: { word: 'Waits', tone: 'info' },
  sent: { word: 'Sent', tone: 'ok' },
  refused: { word: 'Refused', tone: 'bad' },
  failed: { word: 'Given up', tone: 'bad' },
  held: { word: 'Held', tone: 'info' },
  withdrawn: { word: 'Withdrawn', tone: 'idle' },
} as const satisfies Record<AlertDelivery['status'], { word: string; tone: string }>

/** Whether it is still to be sent. */
export const isWaiting = ({ status }: AlertDelivery) =>
  status === 'pending' || status === 'held' || status === 'refused'

/** Whether something for it is kept that its service refused: its address, key or settings ask for a look. */
export const isRefusing = ({ deliveries }: AlertsView, { name }: AlertTarget) =>
  deliveries.some(({ target, status }) => target === name && status === 'refused')

/** `hooks.slack.com · from warnings on · texas, nevada · quiet 22:00–07:00 America/Chicago` */
export function targetText(target: AlertTarget): string {
  const { host, kind, minSeverity, sources, quietHours, allowPrivate } = target
  return [
    host,
    findChannel(kind)?.beats ? 'every load' : minSeverity === 'warn' ? 'warnings and errors' : 'errors only',
    sources === null ? 'all sources' : sources.join(', '),
    quietHours === null ? null : `quiet ${quietHours.from}–${quietHours.until} ${quietHours.zone}`,
    allowPrivate ? 'private addresses allowed' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** Why nothing can be sent to a target from this computer, in a few words, or null. */
export function obstacleOf({ kind, hasSecret, settings }: AlertTarget): string | null {
  const channel = findChannel(kind)
  if (channel === undefined) return 'Not known to this version'
  return !hasSecret && needsSecret(channel, settings) ? 'No secret on this computer' : null
}
