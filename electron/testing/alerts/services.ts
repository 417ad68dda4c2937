import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a service was sent. */
interface Heard {
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

export interface MailServer {
  readonly port: number
  /** As text, whatever way they were coded on. */
  readonly letters: string[]
  close(): Promise<void>
}

/** A mail server on this computer, without TLS unless `options` say otherwise. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (part) => {
        text += part
      })
      stream.on('end', () => {
        letters.push(decodedLetter(text))
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { port, letters, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Its head, and its body without the coding that makes mail ASCII. */
function decodedLetter(text: string): string {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const coded = body.join('\r\n\r\n')
  const coding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase()
  return `${head}\r\n\r\n${decoded(coding, coded)}`
}

function decoded(coding: string | undefined, text: string): string {
  if (coding === 'base64') return Buffer.from(text, 'base64').toString('utf8')
  if (coding !== 'quoted-printable') return text
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
