import { isIP } from 'node:net'
import { channel as declaration } from '../../../../shared/alerts/channels/email.ts'
import type { SettingsOf } from '../../../../shared/alerts/fields.ts'
import type { Outcome } from '../../outbox/outcome.ts'
import { type Network, reasonOf } from '../../outbox/post.ts'
import { type Address, pinnedAddresses } from '../../outbox/publicAddress.ts'
import { plainText } from '../message/plainText.ts'
import { type Parcel, sendingTo } from '../sending/parcel.ts'

type MailSettings = SettingsOf<typeof declaration.fields>

/** SMTP, always by TLS unless the server is on a private network. The password is the secret. */
export const channel = sendingTo(declaration, {
  tells: 'run',
  remedy: 'Look at server, port, security, user and password.',
  host: (settings) => `${settings.host}:${settings.port ?? usualPort(settings)}`,
  body: (parcel) => {
    const { from, to, subject, text } = letter(parcel)
    return [`From: ${from}`, `To: ${to.join(', ')}`, `Subject: ${subject}`, '', text].join('\n')
  },
  async send(parcel, { network }, signal) {
    const { settings, allowPrivate } = parcel
    const { host, security = 'starttls' } = settings
    const pinned = await pinnedAddresses(host, { allowPrivate, readable: security === 'none' }, network)
    if (!pinned.ok) {
      const { message: answer, passing } = pinned
      return passing ? { result: 'later', answer, afterSeconds: null } : { result: 'failed', answer }
    }
    let failure: unknown
    for (const address of pinned.addresses) {
      try {
        return await sendLetter(parcel, address, network, signal)
      } catch (error) {
        failure = error
        if (!unreached.has(networkCode(error))) break
      }
    }
    return outcomeOfError(failure, host)
  },
})

/** The ports that mail servers listen on for what they are sent by programs. */
const usualPort = ({ security = 'starttls' }: MailSettings) => (security === 'tls' ? 465 : 587)

const marks = { error: 'Failed', warn: 'Warning', info: 'Note' } as const

function letter({ message, messageId, settings }: Omit<Parcel<MailSettings>, 'secret'>) {
  const { from, to } = settings
  const mark = message.kind === 'resolve' ? 'Well again' : marks[message.severity]
  return {
    from,
    to: [...to],
    subject: `[Leads Loader] ${mark}: ${message.title}`,
    text: plainText(message),
    // a letter that comes twice is one to the reader's program
    messageId: `<${messageId}@leads-loader>`,
  }
}

async function sendLetter(
  parcel: Parcel<MailSettings>,
  { address }: Address,
  { milliseconds }: Network,
  signal: AbortSignal,
): Promise<Outcome> {
  const { createTransport } = await import('nodemailer')
  const { settings, secret, at } = parcel
  const { host, security = 'starttls', user } = settings
  const transport = createTransport({
    // the address of the one look-up; the certificate must be the name's
    host: address,
    port: settings.port ?? usualPort(settings),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', ...(isIP(host) === 0 && { servername: host }) },
    ...(user !== undefined && user !== '' && { auth: { user, pass: secret.secret ?? '' } }),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(Object.assign(new Error('stopped'), { code: 'ABORT_ERR' }))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    const sending = transport.sendMail({
      ...letter(parcel),
      date: at,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    sending.catch(() => undefined) // told to who waits for it, if that is still so
    const { response, rejected } = await Promise.race([sending, stopped])
    // not to be sent again to those who have it
    const refused = rejected.length > 0 ? `; refused for ${rejected.length} of its recipients` : ''
    return { result: 'sent', answer: `${response}${refused}` }
  } finally {
    transport.close()
  }
}

/** No server has heard anything yet: another address may have one. */
const unreached = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])

/** Codes of Nodemailer for what a second attempt would not change. */
const lasting: Readonly<Record<string, string>> = {
  ETLS: 'it offers no TLS, which is required',
  ENOAUTH: 'it wants a password, and there is none',
  ECONFIG: 'the settings are incomplete',
  EENVELOPE: 'sender or recipients are not accepted',
}

/** A reply 4xx is passing (greylisting), 5xx is not; a connection that failed may work later. */
export function outcomeOfError(error: unknown, host: string): Outcome {
  const {
    code = '',
    response,
    responseCode,
  } = error as {
    code?: string
    response?: string
    responseCode?: number
  }
  if (responseCode !== undefined && responseCode >= 400) {
    // STARTTLS is asked for also where it is not offered: the answer is then that there is no such command
    const isTls = code === 'ETLS'
    const answer = `${isTls ? `${host}: ${lasting.ETLS}. ` : ''}${response ?? responseCode}`
    return responseCode < 500 && !isTls
      ? { result: 'later', answer, afterSeconds: null }
      : { result: 'failed', answer }
  }
  const why = lasting[code]
  if (why !== undefined) return { result: 'failed', answer: `${host}: ${why}.` }
  const network = { ...(error as object), code: networkCode(error), message: 'the mail server broke off' }
  return { result: 'later', answer: reasonOf(network, { host }), afterSeconds: null }
}

/** Nodemailer puts its own code over that of the network. */
function networkCode(error: unknown): string {
  const {
    code = '',
    originalCode,
    message = '',
  } = error as {
    code?: string
    originalCode?: string
    message?: string
  }
  return originalCode ?? /\b(E[A-Z]{4,}|CERT_HAS_EXPIRED|ERR_[A-Z_]+)\b/.exec(message)?.[1] ?? code
}
