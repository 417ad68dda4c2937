import { BlockList, isIP } from 'node:net'

const blocks = (subnets: string[]) => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6')
  }
  return (address: string) => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
  }
}

const loopback = ['127.0.0.0/8', '::1/128']

/** An IP address (no name) of this machine itself. */
export const isLoopbackAddress = blocks(loopback)

/** An IP address that no router passes to the Internet: RFC 1918, link-local, unique local, loopback. */
export const isPrivateAddress = blocks([
  ...loopback,
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
])
