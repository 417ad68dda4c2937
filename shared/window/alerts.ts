import { z } from 'zod'
import type { Settings } from '../alerts/fields.ts'
import { targetLimits } from './limits.ts'

export type AlertSeverity = 'info' | 'warn' | 'error'
/** `held` by quiet hours; `refused`: tried again once in a while, or by hand; `failed`: given up; `withdrawn` because it was over, or its target gone, before it was sent. */
type AlertStatus = 'pending' | 'sent' | 'refused' | 'failed' | 'held' | 'withdrawn'

/** The same may be kept from being said again for a year at most. */
export const mostRepeatHours = 8760

const { name, time } = targetLimits

/**
 * A channel by its kind. Which kinds there are, and which settings each has, is not said here: the channels are found in
 * their folder (shared/alerts/channels.ts), and what a target may be is looked at by them when it is saved.
 */
const kind = z
  .string()
  .regex(/^[a-z][a-z0-9]*$/)
  .max(40)
const settingKey = z
  .string()
  .regex(/^[a-zA-Z]+$/)
  .max(40)
const setting = z.union([z.string().max(4000), z.int(), z.array(z.string().max(4000)).max(100).readonly()])

/** `HH:MM` local times of the zone; an end before the start is on the next day. What comes then is held until the end. */
const quietHours = z.strictObject({
  from: z.string().regex(time.form, time.says),
  until: z.string().regex(time.form, time.says),
  /** IANA name, such as America/Chicago. */
  zone: z.string().max(64),
})
export type QuietHours = z.infer<typeof quietHours>

export interface AlertTarget {
  readonly targetId: number
  readonly name: string
  readonly kind: string
  readonly settings: Settings
  readonly minSeverity: 'warn' | 'error'
  readonly sources: readonly string[] | null
  readonly quietHours: QuietHours | null
  /** The same is not said again before; 0: always. */
  readonly repeatHours: number
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
  readonly kind: 'trigger' | 'resolve' | 'test' | 'start'
  /** Null of what is no failure. */
  readonly severity: AlertSeverity | null
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
  /** How many messages wait to be sent, held and refused ones too. */
  readonly waiting: number
  readonly sources: readonly { readonly id: string; readonly title: string }[]
}

const targetId = z.int().min(1).max(2_147_483_647)

export const alertTargetToSave = z.strictObject({
  /** Null makes a new one. */
  targetId: targetId.nullable(),
  name: z.string().trim().min(1, name.says).max(name.most, name.says),
  kind,
  settings: z.record(settingKey, setting),
  minSeverity: z.enum(['warn', 'error']),
  sources: z.array(z.string().max(64)).max(100).nullable(),
  quietHours: quietHours.nullable(),
  repeatHours: z.int().min(0).max(mostRepeatHours),
  allowPrivate: z.boolean(),
  enabled: z.boolean(),
  /** Write-only: a URL, key or password, as the kind wants. Null leaves it as it is. */
  secret: z.string().max(4000).nullable(),
  /** Write-only: with what the body is signed, where the kind does that. Null leaves it as it is. */
  signingSecret: z.string().max(1000).nullable(),
})
export type AlertTargetToSave = z.infer<typeof alertTargetToSave>

export const alertTargetId = z.strictObject({ targetId })
export const alertPreviewRequest = z.strictObject({ kind })
/** What a test message of this kind looks like: plain text, and the body that is sent. */
export interface AlertPreview {
  readonly text: string
  readonly body: string
}
export type AlertTestAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly hint: string | null }
