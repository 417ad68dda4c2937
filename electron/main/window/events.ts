import type { EventName, Payload } from '../../../shared/contract.ts'

/** Tells the page what happened. */
export interface Events {
  send<Name extends EventName>(name: Name, payload: Payload<Name>): void
  /**
   * For snapshots that come fast: of those within 50 ms only the last is sent, and the last of all always is.
   * Nothing holds the page's messages back otherwise.
   */
  sendLatest<Name extends EventName>(name: Name, payload: Payload<Name>): void
}

const interval = 50

/** `deliver` does nothing while there is no page. */
export function createEvents(deliver: (name: EventName, payload: unknown) => void): Events {
  const waiting = new Map<EventName, { payload: unknown }>()

  const flush = (name: EventName) => {
    const latest = waiting.get(name)
    if (latest?.payload === undefined) {
      waiting.delete(name)
      return
    }
    deliver(name, latest.payload)
    latest.payload = undefined
    setTimeout(flush, interval, name)
  }

  return {
    send: deliver,
    sendLatest(name, payload) {
      const latest = waiting.get(name)
      if (latest !== undefined) {
        latest.payload = payload
        return
      }
      waiting.set(name, { payload })
      flush(name)
    },
  }
}
