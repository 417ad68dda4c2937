import { z } from 'zod'
import { type AlertKind, alertKinds } from './kinds.ts'
import { targetLimits } from './limits.ts'

export type AlertSeverity = 'info' | 'warn' | 'error'
/** `held` by quiet hours; `failed` for good; `withdrawn` because it was over, or its target gone, before it was sent. */
export type AlertStatus = 'pending' | 'sent' | 'failed' | 'held' | 'withdrawn'

const { name, port, recipients, address, host, user, time } = targetLimits
const text = ({ most, says }: { readonly most: number; readonly says: string }) =>
  z.string().trim().max(most, says)

/** What of a target is not secret; which of it there is depends on the kind. */
export const alertSettings = z.strictObject({
  /** email */
  host: text(host).exactOptional(),
  port: z.int(port.says).min(1, port.says).max(port.most, port.says).exactOptional(),
  security: z.enum(['tls', 'starttls', 'none']).exactOptional(),
  user: text(user).exactOptional(),
  from: text(address).exactOptional(),
  to: z.array(text(address)).max(recipients.most, recipients.says).exactOptional(),
  /** pagerduty */
  region: z.enum(['us', 'eu']).exactOptional(),
})
export type AlertSettings = z.infer<typeof alertSettings>

/** `HH:MM` local times of the zone; an end before the start is on the next day. What comes then is held until the end. */
export const quietHours = z.strictObject({
  from: z.string().regex(time.form, time.says),
  until: z.string().regex(time.form, time.says),
  /** IANA name, such as America/Chicago. */
  zone: z.string().max(64),
})
export type QuietHours = z.infer<typeof quietHours>

export interface AlertTarget {
  readonly targetId: number
  readonly name: string
  readonly kind: AlertKind
  readonly settings: AlertSettings
  readonly minSeverity: 'warn' | 'error'
  readonly sources: readonly string[] | null
  readonly quietHours: QuietHours | null
  readonly allowPrivate: boolean
  readonly enabled: boolean
  readonly who: string
  readonly at: string
  /** Whether this program has its secret: the window in the system's store, the command line in the environment. */
  readonly hasSecret: boolean
  readonly hasSigningSecret: boolean
  /** Where it goes, for people: the host of its URL or of its mail server. Null where only the secret knows. */
  readonly host: string | null
}

export interface AlertDelivery {
  readonly deliveryId: number
  readonly target: string
  readonly runId: number | null
  readonly kind: 'trigger' | 'resolve' | 'test'
  readonly severity: AlertSeverity
  readonly title: string
  readonly status: AlertStatus
  readonly attempts: number
  readonly at: string
  readonly nextAt: string | null
  /** What the service answered, or why it was not sent. */
  readonly answer: string | null
}

export interface AlertsView {
  readonly targets: readonly AlertTarget[]
  /** The last 50, newest first. */
  readonly deliveries: readonly AlertDelivery[]
  readonly sources: readonly { readonly id: string; readonly title: string }[]
}

const targetId = z.int().min(1).max(2_147_483_647)

export const alertTargetToSave = z.strictObject({
  /** Null makes a new one. */
  targetId: targetId.nullable(),
  name: text(name).min(1, name.says),
  kind: z.enum(alertKinds),
  settings: alertSettings,
  minSeverity: z.enum(['warn', 'error']),
  sources: z.array(z.string().max(64)).max(100).nullable(),
  quietHours: quietHours.nullable(),
  allowPrivate: z.boolean(),
  enabled: z.boolean(),
  /** Write-only: the URL (slack, webhook), routing key (pagerduty) or password (email). Null leaves it as it is. */
  secret: z.string().max(4000).nullable(),
  /** Write-only: with what a webhook's body is signed. Null leaves it as it is. */
  signingSecret: z.string().max(1000).nullable(),
})
export type AlertTargetToSave = z.infer<typeof alertTargetToSave>

export const alertTargetId = z.strictObject({ targetId })
export const alertPreviewRequest = z.strictObject({ kind: z.enum(alertKinds) })
/** What a test message of this kind looks like: plain text, and the body that is sent. */
export interface AlertPreview {
  readonly text: string
  readonly body: string
}
export type AlertTestAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly hint: string | null }
