import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

export interface Address {
  readonly address: string
  readonly family: number
}

/** All addresses of a host, as the system resolves it. */
export type Resolve = (host: string) => Promise<readonly Address[]>

export const resolveBySystem: Resolve = (host) => lookup(host, { all: true, verbatim: true })

const notPublic4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, and where clouds answer for the machine itself
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast, reserved, broadcast
])
const global6 = listOf('ipv6', [['2000::', 3]])
/** Within it: protocol assignments and Teredo, documentation, and 6to4, which holds an IPv4 address of any kind. */
const notPublic6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])

/** True for an address on the Internet: what is not known to be one is none. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublicAddress(mapped)
  if (isIP(address) === 4) return !notPublic4.check(address, 'ipv4')
  return isIP(address) === 6 && global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}

type Pinned =
  | { readonly ok: true; readonly addresses: readonly Address[] }
  | { readonly ok: false; readonly message: string; readonly passing: boolean }

/**
 * The addresses to connect to, resolved once: who answers another address at the second look is not asked. All must be
 * on the Internet, or the target may be private; what is sent readable must stay on a private network in any case.
 */
export async function pinnedAddresses(
  host: string,
  { allowPrivate, readable }: { readonly allowPrivate: boolean; readonly readable: boolean },
  { resolve, milliseconds }: { readonly resolve: Resolve; readonly milliseconds: number },
): Promise<Pinned> {
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  let addresses: readonly Address[]
  try {
    addresses = isIP(bare)
      ? [{ address: bare, family: isIP(bare) }]
      : await inTime(resolve(bare), milliseconds)
  } catch {
    return { ok: false, passing: true, message: `${bare} is not known: its address could not be looked up.` }
  }
  const [first] = addresses
  if (first === undefined) return { ok: false, passing: true, message: `${bare} has no address.` }
  const inside = addresses.find(({ address }) => !isPublicAddress(address))
  if (inside !== undefined && !allowPrivate) {
    const what = inside.address === bare ? 'is' : `leads to ${inside.address},`
    return {
      ok: false,
      passing: false,
      message: `${bare} ${what} an address of a private network. Allow that in the target's settings if it is meant.`,
    }
  }
  if (readable && addresses.some(({ address }) => isPublicAddress(address))) {
    return {
      ok: false,
      passing: false,
      message: `${bare} is on the Internet, and the connection is not encrypted. Use https, or TLS for e-mail.`,
    }
  }
  return { ok: true, addresses }
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function listOf(type: 'ipv4' | 'ipv6', subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [address, bits] of subnets) list.addSubnet(address, bits, type)
  return list
}
