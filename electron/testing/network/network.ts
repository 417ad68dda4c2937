import { once } from 'node:events'
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net'

/** What a network does from now on, to connections that stand and to new ones: */
export type NetworkFault =
  /** all passes */
  | 'none'
  /** connections end, and new ones are refused */
  | 'cut'
  /** nothing passes either way, and nothing says so */
  | 'black hole'
  /** as for who was behind a router that forgot: connections that stand say nothing, new ones pass */
  | 'half-open'
  /** what the server says comes a byte a second */
  | 'trickle'
  /** bits of what the server says are turned over */
  | 'flipped bits'
  /** the next COMMIT ends its connection before it arrives, */
  | 'reset at COMMIT'
  /** or when it has happened, instead of the answer */
  | 'reset after COMMIT'

export interface Network {
  readonly port: number
  become(fault: NetworkFault): void
  /** Called once, when the words pass on the way to the server. */
  when(words: string, then: () => void): void
  close(): void
}

/** Stands between a loader and the server, and breaks what a network breaks. */
export async function startNetwork(target: { host: string; port: number }): Promise<Network> {
  let fault: NetworkFault = 'none'
  let awaited: { words: string; then: () => void } | null = null
  const links = new Set<{ isOld: boolean; end: () => void }>()
  const server = createServer((client) => {
    if (fault === 'cut') {
      client.resetAndDestroy()
      return
    }
    const upstream = connectSocket(target.port, target.host)
    const end = () => {
      client.destroy()
      upstream.destroy()
      links.delete(link)
    }
    const link = { isOld: false, end }
    links.add(link)
    const isSilent = () => fault === 'black hole' || (fault === 'half-open' && link.isOld)
    let isLast = false
    client.on('data', (data) => {
      if (awaited !== null && data.includes(awaited.words)) {
        const { then } = awaited
        awaited = null
        then()
      }
      if (isSilent()) return stop(client)
      if (data.includes('commit\0')) {
        if (fault === 'reset at COMMIT') return end()
        if (fault === 'reset after COMMIT') isLast = true
      }
      if (!upstream.write(data)) {
        client.pause()
        upstream.once('drain', () => client.resume())
      }
    })
    upstream.on('data', (data) => {
      if (isSilent()) return stop(upstream)
      if (isLast) return end()
      if (fault === 'trickle') return trickle(client, data)
      client.write(fault === 'flipped bits' ? flipped(data) : data)
    })
    // the end of a connection does not come through a network that is silent
    for (const socket of [client, upstream])
      socket.on('error', () => undefined).on('close', () => isSilent() || end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    become(next) {
      fault = next
      if (next === 'cut') for (const link of links) link.end()
      for (const link of links) link.isOld = true
    },
    when(words, then) {
      awaited = { words, then }
    },
    close() {
      for (const link of links) link.end()
      server.close()
    },
  }
}

/** Nothing more is taken from it, so that the buffers of the kernel fill as they do on a way that leads nowhere. */
const stop = (socket: Socket) => void socket.pause()

function trickle(socket: Socket, data: Buffer): void {
  let at = 0
  const timer = setInterval(() => {
    if (at >= data.length || socket.destroyed) return clearInterval(timer)
    socket.write(data.subarray(at, at + 1))
    at += 1
  }, 1000)
  timer.unref()
}

/** Every 61st byte: the head of most messages is whole, and none of the longer ones. */
function flipped(data: Buffer): Buffer {
  const bytes = Buffer.from(data)
  for (let at = 0; at < bytes.length; at += 61) bytes[at] = (bytes[at] as number) ^ 0x20
  return bytes
}
