import { type ErrorCode, LoaderError } from '../../../shared/errors.ts'
import { systemError } from '../../systemError.ts'
import { ProtocolFault } from '../wire/protocolFault.ts'
import { holderOf, SilenceFault } from '../wire/silence.ts'
import { placeOfError } from './statementPlace.ts'

interface Meaning {
  code: ErrorCode
  because: string
  hint: string
}

const unreachable = (because: string, hint: string): Meaning => ({
  code: 'database-unreachable',
  because,
  hint,
})
const lost: Meaning = {
  code: 'database-lost',
  because: 'the connection to the database was lost',
  hint: 'Look whether the server runs, then run the command again.',
}
const tls = (because: string, hint = 'Give the right sslrootcert, or ask who runs the server.'): Meaning => ({
  code: 'database-tls',
  because,
  hint,
})

/** By SQLSTATE, whole or its class (first two characters). */
const bySqlState: Record<string, Meaning> = {
  '08': lost,
  '57P01': { ...lost, because: 'the server ended the session' },
  '57P02': { ...lost, because: 'the server crashed and is recovering' },
  '57P03': unreachable('the server is starting up or shutting down', 'Wait a moment and try again.'),
  '57P05': { ...lost, because: 'the server ended an idle session' },
  '28': {
    code: 'database-refused',
    because: 'the server refused user or password',
    hint: 'Check user and password in the URL, PGPASSWORD or ~/.pgpass.',
  },
  '3D000': {
    code: 'database-refused',
    because: 'the database does not exist',
    hint: 'Create it, or name another in the URL.',
  },
  '42501': {
    code: 'database-no-right',
    because: 'the role lacks a right',
    hint: 'See `leads db roles` for the rights that a loading role needs.',
  },
  '25006': {
    code: 'database-no-right',
    because: 'the server is read-only',
    hint: 'Connect to the primary server, not to a standby.',
  },
  '53100': {
    code: 'database-no-space',
    because: "the server's disk is full",
    hint: 'Free some space; earlier runs are as they were.',
  },
  '53200': {
    code: 'database-no-space',
    because: 'the server has no memory left',
    hint: 'End other work on the server and try again.',
  },
  '53300': {
    code: 'database-refused',
    because: 'the server takes no more connections',
    hint: 'Close other programs that use it, or raise max_connections.',
  },
  '57014': {
    ...lost,
    because: 'somebody cancelled the statement at the server, or a time limit of the server did',
    hint: 'Earlier runs are as they were. Ask who runs the server, then run the command again.',
  },
  '55P03': {
    code: 'database-locked',
    because: 'another session holds a lock that is needed',
    hint: 'Wait until it ends, then try again.',
  },
  '40P01': {
    code: 'database-locked',
    because: 'it waited for another session that waited for it',
    hint: 'Try again.',
  },
}

/** By Node's error code. */
const byNodeCode: Record<string, Meaning> = {
  ECONNREFUSED: unreachable('nothing listens there', 'Look whether the server runs, and at host and port.'),
  ENOTFOUND: unreachable('the host name is unknown', 'Check the host in the database URL.'),
  EAI_AGAIN: unreachable('the host name could not be looked up', 'Check the network, then try again.'),
  ETIMEDOUT: unreachable('it did not answer in time', 'Check the network, VPN and firewall.'),
  EHOSTUNREACH: unreachable('there is no way to the host', 'Check the network, VPN and firewall.'),
  ENETUNREACH: unreachable('there is no network to the host', 'Check the network and VPN.'),
  ENOENT: unreachable('its socket does not exist', 'Look whether the server runs, and at the socket folder.'),
  EACCES: unreachable('this user may not use its socket', 'Run as another user, or use a host name.'),
  ECONNRESET: lost,
  EPIPE: lost,
  CERT_HAS_EXPIRED: tls("the server's certificate has expired"),
  CERT_NOT_YET_VALID: tls("the server's certificate is not valid yet"),
  DEPTH_ZERO_SELF_SIGNED_CERT: tls("the server's certificate is signed by itself"),
  SELF_SIGNED_CERT_IN_CHAIN: tls("the server's certificate ends in an unknown authority"),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: tls("the server's certificate comes from an unknown authority"),
  UNABLE_TO_GET_ISSUER_CERT: tls("the server's certificate comes from an unknown authority"),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: tls("the server's certificate comes from an unknown authority"),
  CERT_SIGNATURE_FAILURE: tls("the server's certificate does not match its authority"),
  ERR_TLS_CERT_ALTNAME_INVALID: tls("the server's certificate is for another host name"),
}

/** What `pg` only says in words. */
const byMessage: [RegExp, Meaning][] = [
  [/timeout expired/, byNodeCode.ETIMEDOUT as Meaning],
  [
    /does not support SSL|establishing an SSL/,
    tls(
      'it offers no TLS, and without it password and data could be read on the way',
      'Switch TLS on in the server. Only on a private network, sslmode=disable in the URL goes without.',
    ),
  ],
  [
    /password must be a (non-empty )?string/i,
    {
      code: 'database-refused',
      because: 'the server wants a password and none was given',
      hint: 'Give it in the URL, PGPASSWORD or ~/.pgpass.',
    },
  ],
  [/Connection terminated|Connection ended|not queryable|Client was closed/i, lost],
]

function meaningOf(error: Error & { code?: string }): Meaning | undefined {
  if (error instanceof ProtocolFault) return notPostgresql(error)
  if (error instanceof SilenceFault) {
    return {
      ...lost,
      because: error.message,
      hint: 'Look at the network, and whether the server runs; then run the command again.',
    }
  }
  const code = error.code ?? ''
  if (/^[0-9A-Z]{5}$/.test(code)) {
    const known = bySqlState[code] ?? bySqlState[code.slice(0, 2)]
    if (known?.code === 'database-locked') return { ...known, because: holderOf(error) ?? known.because }
    if (known) return known
  }
  if (byNodeCode[code]) return byNodeCode[code]
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return tls('the encrypted connection failed')
  return byMessage.find(([pattern]) => pattern.test(error.message))?.[1]
}

function notPostgresql({ message, isStranger }: ProtocolFault): Meaning {
  return isStranger
    ? unreachable(message, 'Check host and port in the database URL; PostgreSQL mostly listens at port 5432.')
    : { ...lost, because: message, hint: 'Look what stands between here and the server, then try again.' }
}

/**
 * The error of a database call as the person should read it. `doing` says what was tried, as in
 * "Can't reach the database at db.example:5432". An unknown SQLSTATE is our own fault; a LoaderError is kept.
 */
export function databaseError(error: unknown, doing: string): LoaderError {
  if (error instanceof LoaderError) return error
  const first = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
  const ranOut = systemError(first)
  if (ranOut !== undefined)
    return new LoaderError(ranOut.code, `${doing}: ${ranOut.message}`, {
      hint: ranOut.hint ?? '',
      cause: error,
    })
  const known = first instanceof Error ? meaningOf(first) : undefined
  if (known)
    return new LoaderError(known.code, `${doing}: ${known.because}.`, { hint: known.hint, cause: error })
  const sqlState = sqlStateOf(first)
  const said = first instanceof Error ? first.message : String(first)
  const because = sqlState === undefined ? said : `${refused(first)} (SQLSTATE ${sqlState}).`
  return new LoaderError('internal', `${doing}: ${because}`, { cause: error })
}

/** What the server says of our own statement is for who mends it: it may quote a cell, and is in the server's language. */
function refused(error: unknown): string {
  const place = placeOfError(error)
  const at = place?.at ? `, line ${place.at.line}, column ${place.at.column}` : ''
  return `the database refused a statement of this program${place === undefined ? '' : `, ${place.file ?? 'not of a file'}${at}`}`
}

/** The SQLSTATE of an error that comes from the server. */
function sqlStateOf(error: unknown): string | undefined {
  const { code, severity } = error as { code?: unknown; severity?: unknown }
  return error instanceof Error && severity !== undefined && typeof code === 'string' ? code : undefined
}
