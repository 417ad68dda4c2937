import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'

/**
 * Chromium's DevTools protocol over its pipe. Written here, and not taken from Playwright, of which the host needs no
 * more: to load that takes longer than Chromium needs to start, and each of its messages several times as long.
 */

/** What is said to one target, or to the browser. */
export type Session = Pick<CDPSession, 'send' | 'on'>

export interface DevTools {
  readonly browser: Session
  session(id: string): Session
}

const ended = 'Chromium has ended.'

interface Call {
  readonly sessionId: string | undefined
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Incoming {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly sessionId?: string }
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

export function talkOver(input: Writable, output: Readable): DevTools {
  const calls = new Map<number, Call>()
  const sessions = new Map<string | undefined, EventEmitter>()
  let count = 0

  const session = (sessionId?: string): Session => {
    const send = (method: string, params?: object) =>
      new Promise((resolve, reject) => {
        // nobody would answer
        if (output.closed) return reject(new Error(ended))
        count += 1
        calls.set(count, { sessionId, resolve, reject })
        input.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`)
      })
    const events = sessions.get(sessionId) ?? new EventEmitter()
    sessions.set(sessionId, events)
    return Object.assign(events, { send }) as unknown as Session
  }

  const fail = (isOver: (call: Call) => boolean, why: string) => {
    for (const [id, call] of calls) {
      if (!isOver(call)) continue
      calls.delete(id)
      call.reject(new Error(why))
    }
  }

  const receive = ({ id, method, params, result, error, sessionId }: Incoming) => {
    if (id !== undefined) {
      const call = calls.get(id)
      calls.delete(id)
      if (error === undefined) call?.resolve(result)
      else call?.reject(new Error(error.message))
      return
    }
    if (method === 'Target.detachedFromTarget') {
      // what it was asked last is never answered
      fail((call) => call.sessionId === params?.sessionId, 'The page is closed.')
    }
    sessions.get(sessionId)?.emit(method ?? '', params)
  }

  readMessages(output, receive)
  output.on('close', () => fail(() => true, ended))
  input.on('error', () => {}) // the other end is told of by the pipe that is read
  return { browser: session(), session }
}

/** Messages end with a NUL. */
function readMessages(output: Readable, receive: (message: Incoming) => void): void {
  let parts: Buffer[] = []
  output.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end))
      receive(JSON.parse(Buffer.concat(parts).toString('utf8')))
      parts = []
      start = end + 1
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  })
}
