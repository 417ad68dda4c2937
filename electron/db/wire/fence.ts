import type { Socket } from 'node:net'
import type { Client } from 'pg'
import { canCome, isWhole, readyForQuery } from './messages.ts'
import { garbled, ProtocolFault, strangerOf } from './protocolFault.ts'

const headBytes = 5

/**
 * Passes on whole and well-formed messages only, as many at once as came; holds back one that has not all come.
 * @throws ProtocolFault once what came before the bad message was passed on.
 */
export function createFence(pass: (messages: Buffer) => void): (chunk: Buffer) => void {
  let held: Buffer[] = []
  let heldBytes = 0
  /** Bytes of the message that is held back, once its head is there. */
  let wanted = headBytes
  let isLoggedIn = false
  let isFirst = true
  return (chunk) => {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < wanted) return
    const bytes = held.length === 1 ? chunk : Buffer.concat(held, heldBytes)
    let at = 0
    let fault: ProtocolFault | null = null
    wanted = headBytes
    while (bytes.length - at >= headBytes) {
      const code = bytes[at] as number
      const length = bytes.readUInt32BE(at + 1)
      const end = at + 1 + length
      const isWrong = !canCome(code, length, isLoggedIn)
      if (!isWrong && end > bytes.length) {
        wanted = end - at
        break
      }
      if (isWrong || !isWhole(code, bytes, at + headBytes, end)) {
        fault = isFirst ? strangerOf(bytes) : garbled()
        break
      }
      if (code === readyForQuery) isLoggedIn = true
      isFirst = false
      at = end
    }
    held = at < bytes.length ? [bytes.subarray(at)] : []
    heldBytes = bytes.length - at
    if (at > 0) pass(bytes.subarray(0, at))
    if (fault !== null) throw fault
  }
}

/** What of pg's connection is used here; its types do not tell. */
interface WireConnection {
  stream: Socket
  ssl: unknown
  attachListeners(stream: Pick<Socket, 'on'>): void
  emit(event: 'error', error: Error): boolean
}

/**
 * Whatever a server sends, it breaks no more than its own connection: `pg` sees only whole messages, and an error in
 * reading one ends the connection as lost. Before `client.connect()`.
 * @param heard told whenever something came
 */
export function fenceIn(client: Client, heard: () => void): void {
  const { connection } = client as unknown as { connection: WireConnection }
  const attach = connection.attachListeners.bind(connection)
  connection.attachListeners = (stream) => {
    const socket = stream as Socket
    const fenced = {
      on(event: string, listener: (data: Buffer) => void) {
        socket.on(event, event === 'data' ? guarded(socket, heard, listener) : listener)
        return fenced
      },
    }
    attach(fenced as unknown as Pick<Socket, 'on'>)
  }
  if (!connection.ssl) return
  // the answer to whether it speaks TLS is one letter, and comes before anything else
  connection.stream.once('data', (data: Buffer) => {
    if (!/^([SN]$|E)/.test(data.toString('latin1', 0, 2))) connection.emit('error', strangerOf(data))
  })
}

function guarded(
  socket: Socket,
  heard: () => void,
  listener: (data: Buffer) => void,
): (data: Buffer) => void {
  const read = createFence(listener)
  let isBroken = false
  return (data) => {
    if (isBroken) return
    heard()
    try {
      read(data)
    } catch (error) {
      isBroken = true
      socket.destroy(error instanceof ProtocolFault ? error : garbled())
    }
  }
}
