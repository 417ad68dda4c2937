/**
 * One side of the contextBridge. The page and the preload live in two JavaScript worlds that share nothing but
 * the document, so a call is a synchronous event on it whose `detail` Chromium clones from world to world.
 * Functions, promises and errors travel as marks.
 */

type Message =
  | { readonly kind: 'call'; readonly fn: number; readonly input: unknown[] }
  | { readonly kind: 'reply'; readonly ok: boolean; readonly value: unknown }
  | { readonly kind: 'settled'; readonly promise: string; readonly ok: boolean; readonly value: unknown }
  /** The preload exposes an object; the page's world took it; the page's world has come. */
  | { readonly kind: 'expose'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'exposed'; readonly name: string }
  | { readonly kind: 'hello' }

type Side = 'page' | 'preload'

interface WorldBridge {
  send(message: Message): void
  pack(value: unknown): unknown
  unpack(value: unknown): unknown
  /** Messages that are no call, reply or settled promise. */
  onMessage(listener: (message: Message) => void): void
}

type Mark =
  | { kind: 'function'; fn: number }
  | { kind: 'promise'; promise: string }
  | { kind: 'error'; name: string; message: string; stack: string | undefined }

const cloned = new Set(['Date', 'Map', 'Set', 'ArrayBuffer', 'File', 'Blob', 'FileList'])

/** The secret names the events, so that the page's own scripts can neither hear nor send them. */
export function connectWorlds(secret: string, me: Side): WorldBridge {
  const peer: Side = me === 'page' ? 'preload' : 'page'
  const functions: ((...input: unknown[]) => unknown)[] = []
  const promises = new Map<string, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  const replies: (Extract<Message, { kind: 'reply' }> | undefined)[] = []
  let promiseCount = 0
  let listen = (_message: Message) => {}

  const send = (message: Message) => {
    window.dispatchEvent(new CustomEvent(`${secret}-${peer}`, { detail: message }))
  }
  const mark = (content: Mark) => ({ [secret]: content })

  function pack(value: unknown, seen = new Map<unknown, unknown>()): unknown {
    if (typeof value === 'function') {
      const fn = functions.push(value as (...input: unknown[]) => unknown) - 1
      return mark({ kind: 'function', fn })
    }
    if (typeof value === 'symbol') return undefined
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return seen.get(value)
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) {
      // members of its own are lost, as in Electron
      return mark({ kind: 'error', name: value.name, message: value.message, stack: value.stack })
    }
    if (Array.isArray(value)) {
      const list: unknown[] = []
      seen.set(value, list)
      for (const item of value) list.push(pack(item, seen))
      return list
    }
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (cloned.has(kind) || ArrayBuffer.isView(value)) return value
    const members: Record<string, unknown> = {}
    seen.set(value, members)
    for (const key of Object.keys(value)) members[key] = pack((value as Record<string, unknown>)[key], seen)
    return members
  }

  function packPromise(value: Promise<unknown>) {
    const promise = `${me}-${promiseCount++}`
    value.then(
      (result) => send({ kind: 'settled', promise, ok: true, value: pack(result) }),
      (reason) => send({ kind: 'settled', promise, ok: false, value: pack(reason) }),
    )
    return mark({ kind: 'promise', promise })
  }

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (secret in value) return unpackMark((value as Record<string, Mark>)[secret] as Mark)
    if (Array.isArray(value)) return Object.freeze(value.map(unpack))
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return value
    const members: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(value)) members[key] = unpack(member)
    return Object.freeze(members)
  }

  function unpackMark(content: Mark): unknown {
    if (content.kind === 'function')
      return Object.freeze((...input: unknown[]) => callPeer(content.fn, input))
    if (content.kind === 'promise') {
      return new Promise((resolve, reject) => promises.set(content.promise, { resolve, reject }))
    }
    const { name, message, stack } = content
    return Object.assign(new Error(message), { name, stack })
  }

  /** The peer's reply arrives while its event is dispatched; calls may nest. */
  function callPeer(fn: number, input: unknown[]): unknown {
    const depth = replies.push(undefined)
    send({ kind: 'call', fn, input: pack(input) as unknown[] })
    const reply = replies[depth - 1]
    replies.length = depth - 1
    if (reply === undefined) throw new Error('contextBridge: the other world is gone')
    const value = unpack(reply.value)
    if (!reply.ok) throw value
    return value
  }

  function answer({ fn, input }: Extract<Message, { kind: 'call' }>): Message {
    try {
      const run = functions[fn] as (...input: unknown[]) => unknown
      return { kind: 'reply', ok: true, value: pack(run(...input.map(unpack))) }
    } catch (error) {
      return { kind: 'reply', ok: false, value: pack(error) }
    }
  }

  window.addEventListener(`${secret}-${me}`, (event) => {
    const message = (event as CustomEvent<Message>).detail
    if (message.kind === 'call') send(answer(message))
    else if (message.kind === 'reply') replies[replies.length - 1] = message
    else if (message.kind === 'settled') {
      const waiting = promises.get(message.promise)
      promises.delete(message.promise)
      waiting?.[message.ok ? 'resolve' : 'reject'](unpack(message.value))
    } else listen(message)
  })

  return {
    send,
    pack: (value) => pack(value),
    unpack,
    onMessage: (listener) => {
      listen = listener
    },
  }
}
