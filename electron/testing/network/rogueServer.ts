import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface RogueServer {
  readonly port: number
  /** What the client sent first, each connection. */
  readonly heard: Buffer[]
  close(): void
}

/** A server that says what a test wants as soon as it is spoken to, or, `atOnce`, before. */
export async function startRogueServer(
  says: Buffer | ((socket: Socket) => unknown),
  { atOnce = false } = {},
): Promise<RogueServer> {
  const heard: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    const speak = () => (Buffer.isBuffer(says) ? socket.write(says) : says(socket))
    if (atOnce) speak()
    socket.once('data', (data) => {
      heard.push(data)
      if (!atOnce) speak()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** A message as PostgreSQL frames it. */
export function message(code: string, body: Buffer | string = ''): Buffer {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(5)
  head.write(code, 'latin1')
  head.writeUInt32BE(bytes.length + 4, 1)
  return Buffer.concat([head, bytes])
}

/** What a server says to who it lets in without a password. */
export const welcome = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('S', 'server_version\x0018.0\0'),
  message('K', Buffer.from([0, 0, 0, 7, 0, 0, 0, 9])),
  message('Z', 'I'),
])

/** The answer to what a session begins with. */
export const settled = Buffer.concat([
  message(
    'T',
    Buffer.concat([
      Buffer.from('\0\x01pid\0', 'latin1'),
      Buffer.from('000000000000000000170004ffffffff0000', 'hex'),
    ]),
  ),
  message('D', Buffer.from('\0\x01\0\0\0\x017', 'latin1')),
  message('C', 'SELECT 1\0'),
  message('Z', 'I'),
])
