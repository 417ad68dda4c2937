import type { AlertPreview, AlertTestAnswer } from '../../../shared/window/alerts.ts'
import type { AlertKind } from '../../../shared/window/kinds.ts'
import type { Client } from '../../db/connect.ts'
import type { Engine } from '../engine.ts'
import { type Delivering, needsSecret, sendParcel } from './deliver.ts'
import type { AlertMessage } from './message.ts'
import type { Parcel } from './parcel.ts'
import { plainText } from './plainText.ts'
import { senders } from './senders.ts'
import type { StoredTarget } from './targets.ts'

/** Everything in it is invented; it looks as an alert of a run does. */
export function testMessage(database: string): AlertMessage {
  return {
    kind: 'test',
    severity: 'info',
    title: 'Test: 1 check failed on run 12 of 2025-11-05: not published',
    sentences: ['This is a test of the alerts. Nothing happened; nothing has to be done.'],
    database,
    run: null,
    sources: ['texas'],
    failures: [
      {
        check: 'zips_are_well_formed',
        title: 'ZIP codes have five or nine digits',
        source: 'texas',
        severity: 'error',
        observed: '312 of 2,040 rows (15.3 %)',
        expected: 'fails over 5 %',
        samples: [{ file: 'invented.csv', record: '7', company: 'A. H.', zip: '9999' }],
      },
    ],
    open: ['leads show 12', 'In the window: Runs, then run 12'],
  }
}

/** What a test sends to a target: as text, and the body as it goes out, without any secret. */
export function previewOf(
  kind: AlertKind,
  { target }: Pick<Engine, 'target'>,
  settings: StoredTarget['settings'] = {},
): AlertPreview {
  const message = testMessage(`${target.label.name} (${target.label.host})`)
  const text = plainText(message)
  if (kind === 'desktop') return { text, body: `${message.title}\n${message.sentences.join(' ')}` }
  const given = { from: 'loader@example.com', to: ['you@example.com'], ...settings }
  const parcel = {
    message,
    messageId: noId,
    dedupKey: null,
    settings: given,
    allowPrivate: false,
    at: new Date(),
  }
  return { text, body: senders[kind].body(parcel) }
}

const noId = '00000000-0000-4000-8000-000000000000'
const testSeconds = 15

/**
 * Sends a test message at once, quiet hours or not, a single time; the log keeps it. `client` has no transaction.
 * @throws LoaderError database-…
 */
export async function sendTest(
  client: Client,
  engine: Pick<Engine, 'target'>,
  target: StoredTarget,
  delivering: Delivering,
  withoutSecret: string,
): Promise<AlertTestAnswer> {
  const secret = await delivering.secretOf(target)
  if (needsSecret(target) && !secret.secret)
    return { ok: false, message: `The secret of ${target.name} is not here.`, hint: withoutSecret }
  const { name, host } = engine.target.label
  const message = testMessage(`${name} (${host})`)
  const { rows } = await client.query<{ deliveryId: number; messageId: string }>(
    `insert into loader.alert_delivery
            (target_id, target_name, kind, severity, message, status, attempts, leased_until)
     values ($1, $2, 'test', 'info', $3, 'pending', 1, clock_timestamp() + interval '1 minute')
     returning delivery_id as "deliveryId", message_id as "messageId"`,
    [target.targetId, target.name, JSON.stringify(message)],
  )
  const { deliveryId, messageId } = rows[0] as { deliveryId: number; messageId: string }
  const { settings, allowPrivate } = target
  const at = new Date()
  const parcel: Parcel = { message, messageId, dedupKey: null, settings, allowPrivate, secret, at }
  const outcome = await sendParcel(target, parcel, delivering, AbortSignal.timeout(testSeconds * 1000))
  await client.query(
    `update loader.alert_delivery
        set status = $2, answer = $3, leased_until = null, finished_at = clock_timestamp()
      where delivery_id = $1`,
    [deliveryId, outcome.result === 'sent' ? 'sent' : 'failed', outcome.answer],
  )
  return outcome.result === 'sent'
    ? { ok: true }
    : { ok: false, message: `${target.name} was not reached: ${outcome.answer}`, hint: hintOf(target) }
}

function hintOf({ kind }: StoredTarget): string | null {
  if (kind === 'slack') return 'Look whether the webhook still exists and its URL is whole.'
  if (kind === 'pagerduty') return 'Look at the routing key of the integration, and at the region.'
  return kind === 'email' ? 'Look at server, port, security, user and password.' : null
}
