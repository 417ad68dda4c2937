/** What answers does not keep to PostgreSQL's protocol. The message is a clause for people. */
export class ProtocolFault extends Error {
  override readonly name = 'ProtocolFault'
  /** Nothing of it was understood: it is another program, or none that should be trusted. */
  readonly isStranger: boolean

  constructor(message: string, isStranger: boolean) {
    super(message)
    this.isStranger = isStranger
  }
}

export const garbled = () => new ProtocolFault("what the server said is not PostgreSQL's protocol", false)

/** How other servers begin: text, or bytes by their place. */
const strangers: readonly [(text: string, bytes: Buffer) => boolean, string][] = [
  [(text) => /^HTTP\/\d|^<(!doctype|html)/i.test(text), 'a web server (HTTP)'],
  [(text) => text.startsWith('SSH-'), 'an SSH server'],
  [(text) => /^220[ -]/.test(text), 'a mail or file server'],
  [(text) => /^-(ERR|DENIED|NOAUTH)/.test(text), 'Redis'],
  // a length of three bytes, the number of the packet, then the version of its protocol or an error
  [
    (_, [, , high, packet, kind]) => high === 0 && packet === 0 && (kind === 10 || kind === 255),
    'MySQL or MariaDB',
  ],
  // a record of TLS: an alert or a handshake
  [(_, [kind, version]) => (kind === 21 || kind === 22) && version === 3, 'a server that speaks TLS only'],
]

/** Names who answered, by its first bytes. */
export function strangerOf(bytes: Buffer): ProtocolFault {
  const text = bytes.toString('latin1', 0, 200)
  const name = strangers.find(([isIt]) => isIt(text, bytes))?.[1]
  return new ProtocolFault(
    name === undefined
      ? 'what answers there does not speak the protocol of PostgreSQL'
      : `what answers there is ${name}, not PostgreSQL`,
    true,
  )
}
