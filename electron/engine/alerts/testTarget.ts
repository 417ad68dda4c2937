import { examplesOf, needsSecret } from '../../../shared/alerts/channel.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { AlertPreview, AlertTestAnswer } from '../../../shared/window/alerts.ts'
import type { Client } from '../../db/connection/connect.ts'
import type { Engine } from '../engine.ts'
import type { AlertMessage } from './message/message.ts'
import { plainText } from './message/plainText.ts'
import { type Delivering, outsideOf } from './queue/alertLanes.ts'
import { findChannel } from './sending/channels.ts'
import type { Parcel } from './sending/parcel.ts'
import { sendParcel, unknownKind } from './sending/sendParcel.ts'
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
    last: null,
    recovered: [],
    failures: [
      {
        check: 'zips_are_well_formed',
        title: 'ZIP codes have five or nine digits',
        source: 'texas',
        severity: 'error',
        sentence:
          'In texas 312 of 2,040 facilities (15.3 %) have a ZIP code that is not 5 or 5+4 digits; it fails over 5 %: look at their column.',
        observed: '312 of 2,040 facilities (15.3 %)',
        expected: 'fails over 5 %',
        sameAs: null,
        runbook: null,
        samples: [{ file: 'invented.csv', record: '7', company: 'A. H.', zip: '9999' }],
      },
    ],
    open: ['leads show 12', 'In the window: Runs, then run 12'],
  }
}

/**
 * What a test sends to a target: as text, and the body as it goes out, without any secret.
 * @throws LoaderError usage where the kind is not known.
 */
export function previewOf(
  kind: string,
  { target }: Pick<Engine, 'target'>,
  settings: StoredTarget['settings'] = {},
): AlertPreview {
  const channel = findChannel(kind)
  if (channel === undefined) throw new LoaderError('usage', unknownKind(kind))
  const message = testMessage(`${target.label.name} (${target.label.host})`)
  const parcel = {
    message,
    messageId: noId,
    dedupKey: null,
    incidentId: null,
    settings: { ...examplesOf(channel.declaration), ...settings },
    allowPrivate: false,
    at: new Date(),
  }
  return { text: plainText(message), body: channel.sender.body(parcel) }
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
  const channel = findChannel(target.kind)
  if (channel === undefined) return { ok: false, message: unknownKind(target.kind), hint: null }
  const secret = await delivering.secretOf(target)
  if (needsSecret(channel.declaration, target.settings) && !secret.secret)
    return { ok: false, message: `The secret of ${target.name} is not here.`, hint: withoutSecret }
  const { name, host } = engine.target.label
  const message = testMessage(`${name} (${host})`)
  const { rows } = await client.query<{ deliveryId: number; messageId: string }>(
    `insert into loader.outbox
            (target_id, target_name, kind, severity, message, status, attempts, leased_until)
     values ($1, $2, 'test', 'info', $3, 'pending', 1, clock_timestamp() + interval '1 minute')
     returning delivery_id as "deliveryId", message_id as "messageId"`,
    [target.targetId, target.name, JSON.stringify(message)],
  )
  const { deliveryId, messageId } = rows[0] as { deliveryId: number; messageId: string }
  const { settings, allowPrivate } = target
  const at = new Date()
  const ofNone = { dedupKey: null, incidentId: null }
  const parcel: Parcel = { message, messageId, ...ofNone, settings, allowPrivate, secret, at }
  const end = AbortSignal.timeout(testSeconds * 1000)
  const outcome = await sendParcel(target.kind, parcel, outsideOf(delivering), end)
  await client.query(
    `update loader.outbox
        set status = $2, answer = $3, leased_until = null, finished_at = clock_timestamp()
      where delivery_id = $1`,
    [deliveryId, outcome.result === 'sent' ? 'sent' : 'failed', outcome.answer],
  )
  return outcome.result === 'sent'
    ? { ok: true }
    : {
        ok: false,
        message: `${target.name} was not reached: ${outcome.answer}`,
        hint: channel.sender.remedy ?? null,
      }
}
