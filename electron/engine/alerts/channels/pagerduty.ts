import { channel as declaration } from '../../../../shared/alerts/channels/pagerduty.ts'
import type { SettingsOf } from '../../../../shared/alerts/fields.ts'
import type { Outcome } from '../../outbox/outcome.ts'
import { type Network, post } from '../../outbox/post.ts'
import { type AlertMessage, isOfFailedLoad } from '../message/message.ts'
import { sampleText } from '../message/plainText.ts'
import { type Parcel, sendingTo } from '../sending/parcel.ts'

const hosts = { us: 'events.pagerduty.com', eu: 'events.eu.pagerduty.com' } as const

/** Of an event PagerDuty takes 512 kB, of its summary 1,024 characters. */
const most = { summary: 1024, failures: 100 }

const severities = { error: 'error', warn: 'warning', info: 'info' } as const

/** Events API v2. The routing key is the secret. A test opens an incident of its own, and resolves it at once. */
export const channel = sendingTo(declaration, {
  tells: 'incident',
  remedy: 'Look at the routing key of the integration, and at the region.',
  host: ({ region = 'us' }) => hosts[region],
  body: (parcel) => JSON.stringify(pagerdutyEvent(parcel), null, 2),
  async send(parcel, { network }, signal) {
    const isTest = parcel.message.kind === 'test'
    const sent = await sendEvent(parcel, pagerdutyEvent(parcel), network, signal)
    if (!isTest || sent.result !== 'sent') return sent
    return sendEvent(parcel, { ...pagerdutyEvent(parcel), event_action: 'resolve' }, network, signal)
  },
})

type Event = ReturnType<typeof pagerdutyEvent>

async function sendEvent(
  parcel: Parcel<SettingsOf<typeof declaration.fields>>,
  event: Event,
  network: Network,
  signal: AbortSignal,
): Promise<Outcome> {
  const { settings, secret, allowPrivate } = parcel
  const body = JSON.stringify({ ...event, routing_key: secret.secret ?? '' })
  const url = network.service(`https://${hosts[settings.region ?? 'us']}/v2/enqueue`)
  return post({ url, body, allowPrivate, signal }, network)
}

/** The event without its routing key. */
export function pagerdutyEvent({
  message,
  messageId,
  dedupKey,
  at,
}: Pick<Parcel, 'message' | 'messageId' | 'dedupKey' | 'at'>) {
  const { kind, sources } = message
  return {
    event_action: kind === 'resolve' ? ('resolve' as const) : ('trigger' as const),
    dedup_key: dedupKey ?? messageId,
    client: 'Leads Loader',
    payload: {
      summary: summaryOf(message),
      source: message.database,
      severity: severities[message.severity],
      timestamp: at.toISOString(),
      component: sources.join(', ') || 'Leads Loader',
      group: 'leads',
      class: isOfFailedLoad(message) ? 'load' : 'checks',
      custom_details: detailsOf(message),
    },
  }
}

function summaryOf({ title, sources }: AlertMessage): string {
  const summary = sources.length === 0 ? title : `${title} (${sources.join(', ')})`
  return summary.length > most.summary ? `${summary.slice(0, most.summary - 1)}…` : summary
}

function detailsOf({ sentences, run, failures, open }: AlertMessage) {
  const left = failures.length - most.failures
  return {
    ...(run !== null && { run: run.runId, date: run.date, status: run.status, loaded_by: run.startedBy }),
    what: sentences.join(' '),
    failures: failures.slice(0, most.failures).map((failure) => ({
      check: failure.title,
      severity: failure.severity,
      observed: failure.observed,
      expected: failure.expected,
      ...(failure.samples.length > 0 && { examples: failure.samples.map(sampleText) }),
    })),
    ...(left > 0 && { left_out: left }),
    open,
  }
}
