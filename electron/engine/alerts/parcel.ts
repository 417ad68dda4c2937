import type { AlertSettings } from '../../../shared/window/alerts.ts'
import type { AlertKind } from '../../../shared/window/kinds.ts'
import type { AlertMessage } from './message.ts'
import type { Outcome } from './outcome.ts'
import type { Network } from './post.ts'

/** What a target's service wants to be given to let us in. Held as short as can be; in no log, registry or argument. */
export interface TargetSecret {
  /** The URL (slack, webhook), the routing key (pagerduty) or the password (email). */
  readonly secret?: string | undefined
  /** With what a webhook's body is signed. */
  readonly signingSecret?: string | undefined
}

/** One message on its way to one target. */
export interface Parcel {
  readonly message: AlertMessage
  /** A UUID, the same at each attempt. */
  readonly messageId: string
  readonly dedupKey: string | null
  readonly settings: AlertSettings
  readonly allowPrivate: boolean
  readonly secret: TargetSecret
  readonly at: Date
}

/** How a kind of target is sent to; `body` is what is sent, for a person to see, without any secret. */
export interface Sender {
  body(parcel: Omit<Parcel, 'secret'>): string
  /** Never throws. */
  send(parcel: Parcel, network: Network, signal: AbortSignal): Promise<Outcome>
}

/** Kinds that are sent to over the network; the desktop's notification is the window's own. */
export type SentKind = Exclude<AlertKind, 'desktop'>
