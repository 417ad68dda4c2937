import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { alertUrl } from '../../../shared/alerts/alertUrl.ts'
import { type Answer, type Outcome, outcomeOf } from './outcome.ts'
import { type Address, pinnedAddresses, type Resolve, resolveBySystem } from './publicAddress.ts'

/** The world outside. Tests have one of their own. */
export interface Network {
  readonly resolve: Resolve
  /** Where a service that has a URL of its own, rather than one of the person's, is reached. */
  readonly service: (url: string) => string
  /** To connect, and again to answer. */
  readonly milliseconds: number
}

export const internet: Network = {
  resolve: resolveBySystem,
  service: (url) => url,
  milliseconds: 5000,
}

interface Post {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
  readonly allowPrivate: boolean
  readonly signal: AbortSignal
}

/** Of an answer no more is read. */
const mostBytes = 64 * 1024

/**
 * Sends JSON by POST to the address that the host had at the one look-up. https only, http only within a private
 * network; no redirect is followed; at most 64 kB of the answer are read. Never throws.
 */
export async function post(wanted: Post, network: Network): Promise<Outcome> {
  const url = alertUrl(wanted.url)
  if (url === null) return { result: 'failed', answer: 'The URL is no https URL.' }
  const readable = url.protocol === 'http:'
  if (readable && !wanted.allowPrivate)
    return { result: 'failed', answer: 'The URL is http: only https is used, but to private addresses.' }
  const pinned = await pinnedAddresses(url.hostname, { ...wanted, readable }, network)
  if (!pinned.ok) {
    const { message: answer, passing } = pinned
    return passing ? { result: 'later', answer, afterSeconds: null } : { result: 'failed', answer }
  }
  try {
    return outcomeOf(await send(url, pinned.addresses, wanted, network.milliseconds))
  } catch (error) {
    return { result: 'later', answer: reasonOf(error, url), afterSeconds: null }
  }
}

function send(url: URL, addresses: readonly Address[], wanted: Post, milliseconds: number): Promise<Answer> {
  const lookup: LookupFunction = (_host, { all }, done) => {
    const first = addresses[0] as Address
    if (all) done(null, [...addresses])
    else done(null, first.address, first.family)
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)({
      protocol: url.protocol,
      host,
      port: url.port,
      path: url.pathname + url.search,
      // the certificate is for the name, whatever the address
      ...(isIP(host) === 0 && { servername: host }),
      method: 'POST',
      agent: false,
      lookup,
      signal: wanted.signal,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(wanted.body),
        'user-agent': 'Leads-Loader',
        ...wanted.headers,
      },
    })
    let doing = 'connect'
    let timer = setTimeout(late, milliseconds)
    // once a status came the message has arrived, whatever becomes of the rest: it must not be sent again
    let response: IncomingMessage | null = null
    function late() {
      if (response !== null) response.destroy()
      else request.destroy(new Error(`No answer: it did not ${doing} within ${milliseconds / 1000} s.`))
    }
    request.once('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        doing = 'answer'
        clearTimeout(timer)
        timer = setTimeout(late, milliseconds)
      })
    })
    request.once('response', (came) => {
      response = came
      body(came).then((text) => {
        const { statusCode: status = 0, headers } = came
        resolve({ status, body: text, retryAfter: headers['retry-after'] ?? null })
        request.destroy()
      })
    })
    request.on('error', (error) => {
      if (response === null) reject(error)
    })
    request.once('close', () => {
      clearTimeout(timer)
      if (response === null) reject(new Error('The connection was closed before an answer.'))
    })
    request.end(wanted.body)
  })
}

/** The first 64 kB as text; a part of an answer that broke off is taken as it is. */
async function body(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part)
      bytes += part.length
      if (bytes >= mostBytes) break
    }
  } catch {
    // the status stands
  }
  return Buffer.concat(parts).subarray(0, mostBytes).toString('utf8')
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut off',
  EPIPE: 'the connection was cut off',
  ETIMEDOUT: 'it did not answer in time',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network to it',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate ends in an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an unknown authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ABORT_ERR: 'there was no time left',
}

/** Why a service could not be asked: the host at most, never the URL, whose path is the secret. */
export function reasonOf(error: unknown, { host }: Pick<URL, 'host'>): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  const known = reasons[code] ?? (/^(EPROTO|ERR_SSL|ERR_TLS)/.test(code) ? 'TLS failed' : undefined)
  return known === undefined ? `${host}: ${message}` : `${host}: ${known}.`
}
