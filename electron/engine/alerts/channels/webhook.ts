import { createHmac } from 'node:crypto'
import { channel as declaration } from '../../../../shared/alerts/channels/webhook.ts'
import { post } from '../../outbox/post.ts'
import { type AlertMessage, isOfFailedLoad } from '../message/message.ts'
import { type Parcel, sendingTo } from '../sending/parcel.ts'

/**
 * JSON to a URL of the person's own, signed as Standard Webhooks say (https://www.standardwebhooks.com), so that
 * libraries of many languages verify it: `webhook-id` (the same at each attempt), `webhook-timestamp` (seconds) and
 * `webhook-signature`, `v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`.
 */
export const channel = sendingTo(declaration, {
  tells: 'run',
  body: (parcel) => JSON.stringify(webhookBody(parcel), null, 2),
  async send(parcel, { network }, signal) {
    const { secret, signingSecret = '' } = parcel.secret
    const body = JSON.stringify(webhookBody(parcel))
    const headers = signedHeaders(parcel.messageId, Math.floor(Date.now() / 1000), body, signingSecret)
    const { allowPrivate } = parcel
    return post({ url: secret ?? '', headers, body, allowPrivate, signal }, network)
  },
})

/** The reference documents it (docs/reference/webhook.md): members are added, never renamed. */
export function webhookBody({ message, messageId, at }: Pick<Parcel, 'message' | 'messageId' | 'at'>) {
  const { kind, severity, title, sentences, database, run, sources, failures, last, recovered, open } =
    message
  return {
    version: 1,
    id: messageId,
    event: eventOf(message),
    createdAt: at.toISOString(),
    test: kind === 'test',
    severity,
    title,
    text: sentences.join(' '),
    database,
    run,
    sources,
    last,
    recovered,
    failures,
    open,
  }
}

function eventOf(message: AlertMessage): 'test' | 'load-failed' | 'checks-failed' | 'recovered' {
  if (message.kind === 'test') return 'test'
  if (message.kind === 'resolve') return 'recovered'
  return isOfFailedLoad(message) ? 'load-failed' : 'checks-failed'
}

/** Without a signing secret the message goes unsigned. One that begins with `whsec_` is base64, any other plain text. */
export function signedHeaders(
  id: string,
  seconds: number,
  body: string,
  signingSecret: string,
): Record<string, string> {
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(seconds) }
  if (signingSecret === '') return headers
  const key = signingSecret.startsWith('whsec_')
    ? Buffer.from(signingSecret.slice('whsec_'.length), 'base64')
    : Buffer.from(signingSecret)
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { ...headers, 'webhook-signature': `v1,${signature}` }
}
