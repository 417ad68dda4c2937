import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTarget } from './target.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-loader-tls-'))
const file = (name: string) => join(folder, name)
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore', cwd: folder })
const password = 'canary-password-71'
const servers: Server[] = []

beforeAll(() => {
  const key = (name: string) =>
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`)
  const authority = (name: string) => {
    key(name)
    openssl(
      'req',
      '-x509',
      '-key',
      `${name}.key`,
      '-out',
      `${name}.crt`,
      '-subj',
      `/CN=${name}`,
      '-days',
      '2',
    )
  }
  authority('right')
  authority('wrong')
  for (const [name, host, days] of [
    ['good', 'DNS:localhost', '2'],
    ['expired', 'DNS:localhost', '-1'],
    ['elsewhere', 'DNS:db.example', '2'],
  ] as const) {
    key(name)
    openssl(
      'req',
      '-new',
      '-key',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      '/CN=server',
      '-addext',
      `subjectAltName=${host}`,
    )
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'right.crt',
      '-CAkey',
      'right.key',
      '-out',
      `${name}.crt`,
      '-days',
      days,
      '-copy_extensions',
      'copy',
    )
  }
})

afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Answers the request for TLS with one letter; then TLS with that certificate, and a request for a readable password. */
async function fakeServer(letter: 'S' | 'N', certificate?: string) {
  const seen = { plain: '', encrypted: '' }
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.once('data', (first) => {
      if (first.readUInt32BE(4) !== 80_877_103) return askForPassword(socket, 'plain')
      socket.write(letter)
      if (letter === 'N' || !certificate) return socket.on('data', (data) => (seen.plain += data))
      const secureContext = createSecureContext({
        key: readFileSync(file(`${certificate}.key`)),
        cert: readFileSync(file(`${certificate}.crt`)),
      })
      const secure = new TLSSocket(socket, { isServer: true, secureContext })
      secure.on('error', () => {})
      return secure.once('data', () => askForPassword(secure, 'encrypted'))
    })
    const askForPassword = (stream: Socket, kind: 'plain' | 'encrypted') => {
      stream.on('data', (data) => {
        seen[kind] += data
      })
      stream.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]))
      setTimeout(() => stream.destroy(), 100)
      return stream
    }
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, seen }
}

const open = (port: number, parameters: string) =>
  openTarget({
    databaseUrl: `postgresql://someone:${password}@localhost:${port}/x?${parameters}`,
    applicationName: 'tests',
  })

const verified = (authority = 'right') =>
  `sslmode=verify-full&sslrootcert=${encodeURIComponent(file(`${authority}.crt`))}`

describe('a server that does not prove who it is gets no password', () => {
  test.each([
    ['expired', 'right', 'has expired'],
    ['elsewhere', 'right', 'another host name'],
    ['good', 'wrong', 'unknown authority'],
    ['good', undefined, 'unknown authority'],
  ])('certificate %s, trusted authority %s: %s', async (certificate, authority, reason) => {
    const { port, seen } = await fakeServer('S', certificate)
    await expect(open(port, authority ? verified(authority) : 'sslmode=verify-full')).rejects.toMatchObject({
      code: 'database-tls',
      message: expect.stringContaining(reason),
    })
    expect(seen).toEqual({ plain: '', encrypted: '' })
  })

  test('one that answers that it has no TLS', async () => {
    const { port, seen } = await fakeServer('N')
    await expect(open(port, verified())).rejects.toMatchObject({ code: 'database-tls' })
    expect(seen).toEqual({ plain: '', encrypted: '' })
  })

  test('one without TLS that asks for a readable password', async () => {
    const { port, seen } = await fakeServer('N')
    await expect(open(port, '')).rejects.toMatchObject({
      code: 'database-tls',
      message: expect.stringContaining('readable'),
    })
    expect(seen).toEqual({ plain: '', encrypted: '' })
  })
})

test('a server that proves who it is gets it, encrypted', async () => {
  const { port, seen } = await fakeServer('S', 'good')
  await expect(open(port, verified())).rejects.toMatchObject({ code: 'database-lost' })
  expect(seen.plain).toBe('')
  expect(seen.encrypted).toContain(password)
})
