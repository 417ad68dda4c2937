import { randomBytes } from 'node:crypto'
import { isAbsolute, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleHost } from './origin.ts'

/** The built page holds this where each document gets a nonce of its own (html.cspNonce of the build). */
const noncePlaceholder = '__CSP_NONCE__'

/**
 * Nothing but the bundle's own files. Styles also by nonce, since a component library may add <style> elements:
 * the page finds it as `document.querySelector('meta[property=csp-nonce]').nonce`.
 */
export const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

/**
 * Answers a request for a file of the built page. `fetchFile` takes a file: URL: Electron's own also reads inside
 * the packed archive.
 */
export async function serveBundle(
  folder: string,
  request: { url: string; method: string },
  fetchFile: (url: string) => Promise<Response>,
): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== bundleHost) return new Response(null, { status: 404 })
  if (request.method !== 'GET') return new Response(null, { status: 405 })
  const file = fileIn(folder, url.pathname)
  if (file === undefined) return new Response(null, { status: 400 })
  const found = await fetchFile(pathToFileURL(file).toString()).catch(() => undefined)
  if (found === undefined || !found.ok) return new Response(null, { status: 404 })
  const nonce = randomBytes(16).toString('base64url')
  const headers = new Headers(found.headers)
  headers.set('content-security-policy', contentSecurityPolicy(nonce))
  headers.set('x-content-type-options', 'nosniff')
  headers.delete('content-length')
  if (!file.endsWith('.html')) return new Response(found.body, { headers })
  return new Response((await found.text()).replaceAll(noncePlaceholder, nonce), { headers })
}

/** The file that a URL's path means; undefined for one that leaves the folder or is not well-formed. */
function fileIn(folder: string, pathname: string): string | undefined {
  try {
    const wanted = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
    if (wanted.includes('\0')) return undefined
    const file = resolve(folder, `.${wanted}`)
    const inside = relative(folder, file)
    return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : file
  } catch {
    return undefined // `%ZZ` is no percent-encoding
  }
}
