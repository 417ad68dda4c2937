import { expect, test } from 'vitest'
import { contentSecurityPolicy, serveBundle } from './bundle.ts'

const files: Record<string, string> = {
  'file:///out/renderer/index.html': '<meta nonce="__CSP_NONCE__"><link nonce="__CSP_NONCE__">',
  'file:///out/renderer/assets/index.js': 'start()',
}

async function fetchFile(url: string): Promise<Response> {
  const text = files[url]
  if (text === undefined) throw new Error('net::ERR_FILE_NOT_FOUND')
  return new Response(text, { headers: { 'content-type': 'text/plain' } })
}

const get = (url: string, method = 'GET') => serveBundle('/out/renderer', { url, method }, fetchFile)

test.each([
  ['app://bundle/', 200],
  ['app://bundle/index.html', 200],
  ['app://bundle/assets/index.js?v=1', 200],
  ['app://bundle/assets/missing.js', 404],
  ['app://other/index.html', 404],
  ['app://bundle/%2e%2e%2fmain%2findex.js', 400],
  ['app://bundle/..%2f..%2fpackage.json', 400],
  ['app://bundle/%2fetc%2fhosts', 404],
  ['app://bundle/assets/%00.js', 400],
  ['app://bundle/%ZZ', 400],
  ['app://bundle/.%2f', 400],
])('%s is answered with %i', async (url, status) => {
  expect((await get(url)).status).toBe(status)
})

test('only reading is answered', async () => {
  expect((await get('app://bundle/index.html', 'POST')).status).toBe(405)
})

test('each document gets a nonce of its own, the same in the page and in its policy', async () => {
  const nonceOf = async () => {
    const page = await get('app://bundle/')
    const nonce = /nonce-([\w-]{22})'/.exec(page.headers.get('content-security-policy') ?? '')?.[1]
    expect(await page.text()).toBe(`<meta nonce="${nonce}"><link nonce="${nonce}">`)
    return nonce
  }
  expect(await nonceOf()).not.toBe(await nonceOf())
})

test('the policy allows no unsafe source and no other origin', () => {
  expect(contentSecurityPolicy('n')).not.toMatch(/unsafe|https?:|\*/)
})
