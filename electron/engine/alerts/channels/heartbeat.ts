import { alertUrl } from '../../../../shared/alerts/alertUrl.ts'
import { channel as declaration } from '../../../../shared/alerts/channels/heartbeat.ts'
import type { SettingsOf } from '../../../../shared/alerts/fields.ts'
import { post } from '../../outbox/post.ts'
import { fittingText, inOneLine } from '../message/fitting.ts'
import type { AlertMessage } from '../message/message.ts'
import { plainText } from '../message/plainText.ts'
import { sendingTo } from '../sending/parcel.ts'

type Pings = NonNullable<SettingsOf<typeof declaration.fields>['pings']>

/**
 * A dead man's switch: a service that is told when a load begins, is published or fails, and speaks up when nothing came.
 * https://healthchecks.io/docs/http_api/ and https://cronitor.io/docs/telemetry-api; others take one address for success.
 */
export const channel = sendingTo(declaration, {
  tells: 'heartbeat',
  remedy: 'Look whether the check still exists at the service and its URL is whole.',
  body: ({ message }) => JSON.stringify(beat(message), null, 2),
  async send({ message, secret, allowPrivate, settings: { pings = 'paths' } }, { network }, signal) {
    const url = pingUrl(secret.secret ?? '', message.kind, pings)
    if (url === null) return { result: 'sent', answer: 'not told: the service hears of successes only' }
    return post({ url, body: JSON.stringify(beat(message)), allowPrivate, signal }, network)
  },
})

/** Healthchecks keeps 100 kB of it, others nothing. */
const most = { title: 1000, text: 50_000 }

const beat = (message: AlertMessage) => ({
  message: fittingText(inOneLine(message.title), most.title),
  text: fittingText(plainText(message), most.text),
})

const paths = { start: '/start', resolve: '', trigger: '/fail', test: '/log' } as const
const states = { start: 'run', resolve: 'complete', trigger: 'fail', test: 'complete' } as const

/** Null: of this the service is not told. */
export function pingUrl(secret: string, kind: AlertMessage['kind'], pings: Pings): string | null {
  const url = alertUrl(secret)
  if (url === null) return secret
  if (pings === 'success') return kind === 'resolve' || kind === 'test' ? url.href : null
  if (pings === 'states') url.searchParams.set('state', states[kind])
  else url.pathname = `${url.pathname.replace(/\/+$/, '')}${paths[kind]}`
  return url.href
}
