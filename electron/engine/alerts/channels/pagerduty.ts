import { channel as declaration } from '../../../../shared/alerts/channels/pagerduty.ts'
import type { SettingsOf } from '../../../../shared/alerts/fields.ts'
import type { Outcome } from '../../outbox/outcome.ts'
import { type Network, post } from '../../outbox/post.ts'
import type { Failure } from '../message/failures.ts'
import { fittingParts, fittingText } from '../message/fitting.ts'
import { type AlertMessage, isOfFailedLoad } from '../message/message.ts'
import { knownLine, partsOf } from '../message/parts.ts'
import { sampleText } from '../message/plainText.ts'
import { type Parcel, sendingTo } from '../sending/parcel.ts'

const hosts = { us: 'events.pagerduty.com', eu: 'events.eu.pagerduty.com' } as const

/**
 * Of an event PagerDuty takes 512 kB, of its summary 1,024 characters. Bytes, but for the summary.
 * https://developer.pagerduty.com/docs/events-api-v2-overview
 */
const most = { summary: 1024, failures: 300_000, known: 50_000, line: 1000, sentences: 20_000 }
const mostFailures = 100

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

function detailsOf(message: AlertMessage) {
  const { sentences, run, open } = message
  const { fresh, known, knownHead } = partsOf(message)
  const shown = fittingParts(fresh.slice(0, mostFailures).map(failureDetails), {
    parts: mostFailures,
    bytes: most.failures,
  })
  const left = fresh.length - shown.shown.length
  const before = fittingParts(
    known.map((failure) => fittingText(knownLine(failure), most.line)),
    { parts: mostFailures, bytes: most.known },
  )
  return {
    ...(run !== null && { run: run.runId, date: run.date, status: run.status, loaded_by: run.startedBy }),
    what: fittingText(sentences.join(' '), most.sentences),
    failures: shown.shown,
    ...(left > 0 && { left_out: left }),
    ...(known.length > 0 && { as_last_time: { of: knownHead, checks: before.shown } }),
    ...(before.left > 0 && { left_out_of_last_time: before.left }),
    open,
  }
}

function failureDetails({ title, severity, sentence, observed, expected, runbook, samples }: Failure) {
  const fitting = (text: string) => fittingText(text, most.line)
  return {
    check: fitting(title),
    severity,
    what: fitting(sentence),
    observed: fitting(observed),
    expected: fitting(expected),
    ...(runbook !== null && { runbook: fitting(runbook) }),
    ...(samples.length > 0 && { examples: samples.map((sample) => fitting(sampleText(sample))) }),
  }
}
