import type { Declaration } from '../../../../shared/alerts/channel.ts'
import type { Fields, Settings, SettingsOf } from '../../../../shared/alerts/fields.ts'
import type { Outcome } from '../../outbox/outcome.ts'
import type { Network } from '../../outbox/post.ts'
import type { AlertMessage } from '../message/message.ts'

/** What a target's service wants to be given to let us in. Held as short as can be; in no log, registry or argument. */
export interface TargetSecret {
  /** Its declaration says what it is: a URL, a key or a password. */
  readonly secret?: string | undefined
  /** With what the body is signed, where the channel does that. */
  readonly signingSecret?: string | undefined
}

/** One message on its way to one target. */
export interface Parcel<S = Settings> {
  readonly message: AlertMessage
  /** A UUID, the same at each attempt. */
  readonly messageId: string
  /** Of a channel that tells of incidents: which one, whenever it is open. */
  readonly dedupKey: string | null
  /** The message that opened the incident, its own id where this one does; null where it is of none. */
  readonly incidentId: string | null
  readonly settings: S
  readonly allowPrivate: boolean
  readonly secret: TargetSecret
  readonly at: Date
}

/** The ways out of the program. */
export interface Outside {
  readonly network: Network
  /** Of the window only. */
  readonly notify?: ((title: string, body: string) => void) | undefined
}

/** How messages of a kind are made and sent. */
interface Sender<S = Settings> {
  /** One message of a run, or one of each of its sources whose incident opens, goes on or is over, or the beats of each run. */
  readonly tells: 'run' | 'incident' | 'heartbeat'
  /** Its messages wait for a program that has one. */
  readonly needsWindow?: true
  /** Milliseconds from one message of a target to the next, as the service asks. */
  readonly pause?: number
  /** What to look at when a test was refused. */
  readonly remedy?: string
  /** Where a target is, for people. Not of a URL that is its secret: there it is the host. */
  host?(settings: S): string
  /** What is sent, for a person to see, without any secret. */
  body(parcel: Omit<Parcel<S>, 'secret'>): string
  /** Never throws. */
  send(parcel: Parcel<S>, outside: Outside, signal: AbortSignal): Promise<Outcome>
}

/** Both halves of a channel. */
export interface Channel {
  readonly declaration: Declaration
  readonly sender: Sender
}

/**
 * Joins a channel's sender to its declaration, by which its settings have types. They have been read by it before a sender
 * is called: see readSettings.
 */
export function sendingTo<F extends Fields>(
  declaration: Declaration<F>,
  sender: Sender<SettingsOf<F>>,
): Channel {
  return { declaration, sender }
}
