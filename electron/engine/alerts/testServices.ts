import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a service was sent. */
export interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Service {
  readonly url: string
  readonly port: number
  readonly heard: Heard[]
  /** How the next requests are answered; the last one goes on. */
  answer(...answers: readonly ((response: ServerResponse, heard: Heard) => void)[]): void
  close(): Promise<void>
}

/** A server on this computer that answers as a test says, and remembers what it was sent. */
export async function startService(): Promise<Service> {
  const heard: Heard[] = []
  let answers: readonly ((response: ServerResponse, heard: Heard) => void)[] = [says(200, 'ok')]
  const server: Server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, text }
      heard.push(one)
      const [answer] = answers
      if (answers.length > 1) answers = answers.slice(1)
      answer?.(response, one)
    })
    response.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    heard,
    answer(...given) {
      answers = given
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A plain answer. */
export function says(status: number, text: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => void response.writeHead(status, headers).end(text)
}
