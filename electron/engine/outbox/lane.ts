import type { Outcome } from './outcome.ts'

/** A message as it was taken out of the outbox to be sent. */
export interface Item<Message = unknown> {
  readonly deliveryId: number
  /** A UUID, the same at each attempt, whichever program makes it. */
  readonly messageId: string
  readonly dedupKey: string | null
  readonly incidentId: string | null
  readonly message: Message
  readonly attempts: number
  readonly createdAt: string
}

/** A receiver that is sent one message after the other: an alert target. */
export interface Lane {
  readonly topic: 'alert'
  readonly targetId: number | null
  /** For notices. */
  readonly name: string
  /** Milliseconds from one message to the next, as the receiver asks. */
  readonly pause: number
  /** Never throws. */
  send(item: Item, signal: AbortSignal): Promise<Outcome>
}
