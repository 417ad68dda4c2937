import { describe, expect, test } from 'vitest'
import { LoaderError } from '../../../shared/errors.ts'
import { databaseError } from './errors.ts'

const withCode = (code: string, message = 'as the driver says it') =>
  Object.assign(new Error(message), { code })

describe('a database error in plain words', () => {
  test.each([
    ['ECONNREFUSED', 'database-unreachable'],
    ['ENOTFOUND', 'database-unreachable'],
    ['ETIMEDOUT', 'database-unreachable'],
    ['CERT_HAS_EXPIRED', 'database-tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'database-tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'database-tls'],
    ['ECONNRESET', 'database-lost'],
    ['28P01', 'database-refused'],
    ['28000', 'database-refused'],
    ['3D000', 'database-refused'],
    ['53300', 'database-refused'],
    ['42501', 'database-no-right'],
    ['25006', 'database-no-right'],
    ['53100', 'database-no-space'],
    ['08006', 'database-lost'],
    ['57P01', 'database-lost'],
    ['57P03', 'database-unreachable'],
    ['55P03', 'database-locked'],
  ])('%s is %s, with a hint', (code, expected) => {
    const error = databaseError(withCode(code), "Can't count")
    expect(error).toMatchObject({ code: expected, hint: expect.any(String) })
    expect(error.message).toMatch(/^Can't count: .*\.$/)
  })

  test.each([
    ['timeout expired', 'database-unreachable'],
    ['Connection terminated unexpectedly', 'database-lost'],
    ['The server does not support SSL connections', 'database-tls'],
    ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string', 'database-refused'],
  ])('"%s" is %s', (message, expected) => {
    expect(databaseError(new Error(message), "Can't count").code).toBe(expected)
  })

  test('an unknown SQLSTATE is our own fault, with its cause', () => {
    const cause = withCode('42P01', 'relation "x" does not exist')
    expect(databaseError(cause, "Can't count")).toMatchObject({ code: 'internal', cause })
  })

  test('several addresses that all refuse are one refusal', () => {
    const cause = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])
    expect(databaseError(cause, "Can't connect").code).toBe('database-unreachable')
  })

  test('an error that is plain already stays as it is', () => {
    const error = new LoaderError('date-busy', 'Another load is under way.')
    expect(databaseError(error, "Can't count")).toBe(error)
  })
})
