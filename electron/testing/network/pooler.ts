import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Client } from 'pg'
import type { Connection } from '../../db/connection/connect.ts'

export interface Pooler {
  readonly port: number
  close(): Promise<void>
}

/** A connection to the server, and who has it now. */
interface Lent {
  readonly socket: Socket
  client: Socket | null
  /** Of its last ReadyForQuery, 'I' while no transaction is open. */
  state: string
}

/**
 * Lends connections of a pool as PgBouncer does: for a transaction, or for as long as a client is there; the one given
 * back last goes first, nothing is reset, and a client is told a made-up number of its process.
 */
export async function startPooler(
  to: Connection,
  mode: 'transaction' | 'session',
  size: number,
): Promise<Pooler> {
  const opened = await Promise.all(Array.from({ length: size }, () => openServer(to)))
  const free: Lent[] = opened.map(({ socket }) => ({ socket, client: null, state: 'I' }))
  const all = [...free]
  let queue: { client: Socket; take: (lent: Lent) => void }[] = []
  const giveBack = (lent: Lent) => {
    lent.client = null
    const next = queue.shift()
    if (next === undefined) free.push(lent)
    else next.take(lent)
  }
  for (const lent of all) {
    const frames = messagesOf((message) => {
      lent.client?.write(message)
      if (message[0] !== 0x5a) return
      lent.state = String.fromCharCode(message[5] as number)
      if (lent.state === 'I' && (mode === 'transaction' || lent.client?.destroyed)) giveBack(lent)
    })
    lent.socket.on('data', frames)
  }

  const server = createServer((client) => {
    let lent: Lent | null = null
    let isAsking = false
    let waiting: Buffer[] = []
    const send = (message: Buffer) => {
      if (lent?.client === client) return void lent.socket.write(message)
      waiting.push(message)
      if (isAsking) return
      isAsking = true
      const take = (given: Lent) => {
        isAsking = false
        lent = given
        given.client = client
        for (const one of waiting) given.socket.write(one)
        waiting = []
      }
      const found = free.pop()
      if (found === undefined) queue.push({ client, take })
      else take(found)
    }
    const frames = messagesOf((message) => message[0] !== 0x58 && send(message))
    client.once('data', () => {
      client.write(
        Buffer.concat([
          Buffer.from('R\0\0\0\x08\0\0\0\0S\0\0\0\x19client_encoding\0UTF8\0K\0\0\0\x0c', 'latin1'),
          Buffer.concat([Buffer.from([0x3f]), randomBytes(7)]),
          Buffer.from('Z\0\0\0\x05I', 'latin1'),
        ]),
      )
      client.on('data', frames)
    })
    client.on('error', () => undefined)
    client.on('close', () => {
      queue = queue.filter((one) => one.client !== client)
      if (lent?.client !== client) return
      if (lent.state === 'I') giveBack(lent)
      else lent.socket.write(rollback)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
      for (const { socket } of all) socket.destroy()
    },
  }
}

const rollback = Buffer.from('Q\0\0\0\x0drollback\0', 'latin1')

/** Logs in with the driver, and takes its socket over. */
async function openServer({ host, port, user, password, database }: Connection): Promise<{ socket: Socket }> {
  const client = new Client({ host, port, user, password, database, application_name: 'pool' })
  client.on('error', () => undefined)
  await client.connect()
  const socket = (client as unknown as { connection: { stream: Socket } }).connection.stream
  socket.removeAllListeners('data')
  return { socket }
}

/** Cuts a stream into messages of the protocol. */
function messagesOf(take: (message: Buffer) => unknown): (data: Buffer) => void {
  let held = Buffer.alloc(0)
  return (data) => {
    held = Buffer.concat([held, data])
    while (held.length >= 5) {
      const end = 1 + held.readUInt32BE(1)
      if (held.length < end) return
      take(held.subarray(0, end))
      held = held.subarray(end)
    }
  }
}
