import { once } from 'node:events'
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net'

/** What happens to the next COMMIT that passes: */
export type CommitFault =
  /** it never arrives, and the connection ends */
  | 'cut before'
  /** it happens, and the connection ends instead of the answer */
  | 'cut after'
  /** it happens, and nothing comes back, for ever */
  | 'silence'
  /** it happens, and the server can't be reached from then on */
  | 'cut for good'

export interface TestProxy {
  readonly port: number
  breakCommit(how: CommitFault): void
  /** Takes connections again. */
  mend(): void
  close(): void
}

/** Stands between a loader and the server, and breaks what a network breaks. */
export async function startProxy(target: { host: string; port: number }): Promise<TestProxy> {
  let fault: CommitFault | null = null
  let refused = false
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    if (refused) {
      client.destroy()
      return
    }
    const upstream = connectSocket(target.port, target.host)
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end).on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    let answered: CommitFault | null = null
    client.on('data', (data) => {
      if (fault !== null && data.includes('commit\0')) {
        const how = fault
        fault = null
        if (how === 'cut before') return end()
        answered = how
      }
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      if (answered === null) client.write(data)
      else if (answered !== 'silence') {
        refused = answered === 'cut for good'
        end()
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    breakCommit: (how) => {
      fault = how
    },
    mend() {
      refused = false
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
