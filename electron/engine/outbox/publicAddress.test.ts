import { expect, test } from 'vitest'
import { isPublicAddress, pinnedAddresses } from './publicAddress.ts'

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
])('%s is not on the Internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '223.255.255.255', '2606:4700::1111', '::ffff:1.1.1.1'])(
  '%s is on the Internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

const names = (...addresses: string[]) => ({
  milliseconds: 1000,
  resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
})
const encrypted = { allowPrivate: false, readable: false }

test('one private address among public ones is enough to refuse a host', async () => {
  const pinned = await pinnedAddresses('hooks.example', encrypted, names('1.1.1.1', '10.0.0.5'))
  expect(pinned).toMatchObject({ ok: false, passing: false, message: expect.stringContaining('10.0.0.5') })
})

test('an address that is private is told as one, a name by where it leads', async () => {
  const told = async (host: string) => {
    const pinned = await pinnedAddresses(host, encrypted, names('10.0.0.5'))
    return pinned.ok ? '' : pinned.message
  }
  expect(await told('127.0.0.1')).toMatch(/^127\.0\.0\.1 is an address of a private network\./)
  expect(await told('[::1]')).toMatch(/^::1 is an address of a private network\./)
  expect(await told('hooks.example')).toMatch(/^hooks\.example leads to 10\.0\.0\.5, an address of/)
})

test('a target that may be private is sent to readable only there', async () => {
  const readable = { allowPrivate: true, readable: true }
  expect((await pinnedAddresses('here.example', readable, names('10.0.0.5'))).ok).toBe(true)
  expect(await pinnedAddresses('there.example', readable, names('1.1.1.1'))).toMatchObject({
    message: expect.stringContaining('not encrypted'),
  })
})

test('a name that nobody knows just now may be known later', async () => {
  const resolve = () => Promise.reject(new Error('ENOTFOUND'))
  const pinned = await pinnedAddresses('gone.example', encrypted, { resolve, milliseconds: 1000 })
  expect(pinned).toMatchObject({ ok: false, passing: true })
  const never = { resolve: () => new Promise<never>(() => undefined), milliseconds: 20 }
  expect(await pinnedAddresses('slow.example', encrypted, never)).toMatchObject({ ok: false, passing: true })
})
