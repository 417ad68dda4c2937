import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Session } from './chromium/devtools.ts'
import type { PausedRequest } from './chromium/page.ts'
import { lifecycle } from './lifecycle.ts'
import { refuseOthers } from './notEmulated.ts'

/**
 * Custom schemes. Chromium lets nobody answer `app://bundle/x` from outside, so the page is really at
 * `https://bundle.app.desktop.test/x`, a secure context that no request ever leaves; main only sees `app://`.
 */

export const hostSuffix = '.desktop.test'

type Answer = (request: Request) => Response | Promise<Response>

const schemes = new Set<string>()
const handlers = new Map<string, Answer>()

export function toPageUrl(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  if (parts === null || !schemes.has(parts[1] as string)) return url
  return `https://${parts[2]}.${parts[1]}${hostSuffix}${parts[3]}`
}

export function fromPageUrl(url: string): string {
  const parts = /^https:\/\/([^/?#]*?)\.([a-z0-9+-]+)\.desktop\.test(.*)$/i.exec(url)
  return parts === null ? url : `${parts[2]}://${parts[1]}${parts[3]}`
}

export const protocol = refuseOthers('protocol', {
  registerSchemesAsPrivileged(list: readonly { readonly scheme: string }[]): void {
    if (lifecycle.ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    for (const { scheme } of list) schemes.add(scheme)
  },
  handle(scheme: string, answer: Answer): void {
    if (!lifecycle.ready) throw new Error('The app must be ready before protocol.handle')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, answer)
  },
})

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

export const net = refuseOthers('net', {
  /** Files only: the app asks for nothing else. */
  async fetch(url: string): Promise<Response> {
    const path = fileURLToPath(url)
    const content = await readFile(path).catch(() => {
      throw new Error('net::ERR_FILE_NOT_FOUND')
    })
    return new Response(content, {
      headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream' },
    })
  },
})

/** Answers what a page asks for by its scheme's handler; the network only gets what has no handler. */
export async function answerRequest(session: Session, { requestId, request }: PausedRequest): Promise<void> {
  const url = fromPageUrl(request.url)
  const answer = handlers.get(new URL(url).protocol.slice(0, -1))
  if (answer === undefined) {
    if (url !== request.url) return refuseRequest(session, requestId, 'Failed')
    await session.send('Fetch.continueRequest', { requestId })
    return
  }
  const response = isIconOfTab(url) ? noIcon() : await answer(new Request(url, { method: request.method }))
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

/** A browser asks for a picture for its tab by itself, now and then; Electron doesn't, so the app has none. */
const isIconOfTab = (url: string) => new URL(url).pathname === '/favicon.ico'
const noIcon = () => new Response(null, { status: 204 })

export async function refuseRequest(
  session: Session,
  requestId: string,
  errorReason: 'Aborted' | 'Failed',
): Promise<void> {
  await session.send('Fetch.failRequest', { requestId, errorReason })
}
