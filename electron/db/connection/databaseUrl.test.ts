import { describe, expect, test } from 'vitest'
import { parseDatabaseUrl, tlsFor } from './databaseUrl.ts'

const parse = (text: string) => parseDatabaseUrl(text, { PGUSER: 'me' })
const tls = (text: string) => tlsFor(parse(text), text.includes('sslmode='))

describe('what a database URL says', () => {
  test.each([
    [
      'postgres://',
      { host: 'localhost', port: 5432, user: 'me', database: 'brightwheel', password: undefined },
    ],
    [
      'postgresql://a:b@db.example:5433/leads',
      { host: 'db.example', port: 5433, user: 'a', password: 'b', database: 'leads' },
    ],
    ['postgresql://a:p%40%2Fss@h/d', { password: 'p@/ss' }],
    ['postgresql://a@h', { database: 'brightwheel' }],
    ['postgresql://[::1]:5433/d', { host: '::1', port: 5433 }],
    ['postgresql:///d?host=/run/postgresql', { host: '/run/postgresql', database: 'd' }],
    ['postgresql://%2Frun%2Fpostgresql/d', { host: '/run/postgresql', database: 'd' }],
    ['postgresql://a@%2Frun%2Fpostgresql:5433/d', { host: '/run/postgresql', user: 'a', port: 5433 }],
    ['postgresql://h/d?user=u&password=p&port=5434', { user: 'u', password: 'p', port: 5434 }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toMatchObject(expected)
  })

  test.each([
    'mysql://secret@h',
    'secret',
    'postgresql://a:secret@h:port/d',
    'postgresql://a:secret%zz@h/d',
    'postgresql://a:secret@h,i/d',
    'postgresql://a:secret@h/d?target_session_attrs=any',
    'postgresql://a:secret@h:99999/d',
    'postgresql://h/d?port=0&password=secret',
  ])('%s is refused without showing the password', (text) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.not.stringContaining('secret') }),
    )
  })

  test('the environment fills in what the URL leaves out', () => {
    const environment = { PGHOST: 'h', PGPORT: '5433', PGUSER: 'u', PGPASSWORD: 'p', PGDATABASE: 'd' }
    expect(parseDatabaseUrl('postgresql://', environment)).toMatchObject({
      host: 'h',
      port: 5433,
      user: 'u',
      password: 'p',
      database: 'd',
    })
  })
})

describe('how a connection is protected', () => {
  const verified = { ssl: { rejectUnauthorized: true, minVersion: 'TLSv1.2' } }
  test.each([
    ['postgresql://localhost/d', { ssl: false }],
    ['postgresql://127.8.9.1/d', { ssl: false }],
    ['postgresql://[::1]/d?sslmode=disable', { ssl: false }],
    ['postgresql:///d?host=/run/postgresql', { ssl: false }],
    ['postgresql://localhost/d?sslmode=verify-full', verified],
    ['postgresql://db.example/d', verified],
    ['postgresql://10.1.2.3/d', verified],
    ['postgresql://192.0.2.1/d?sslmode=verify-full', verified],
    ['postgresql://db.example/d?sslmode=verify-full&sslrootcert=system', verified],
    ['postgresql://10.1.2.3/d?sslmode=disable', { ssl: false, privateOnly: true }],
    ['postgresql://[fd00::1]/d?sslmode=disable', { ssl: false, privateOnly: true }],
    ['postgresql://169.254.1.1/d?sslmode=disable', { ssl: false, privateOnly: true }],
    ['postgresql://[::ffff:10.1.2.3]/d?sslmode=disable', { ssl: false, privateOnly: true }],
  ])('%s', async (text, expected) => {
    expect(await tls(text)).toEqual(expected)
  })

  test.each([
    'postgresql://192.0.2.1/d?sslmode=disable',
    'postgresql://172.32.0.1/d?sslmode=disable',
    'postgresql://[2001:db8::1]/d?sslmode=disable',
    'postgresql://[::ffff:192.0.2.1]/d?sslmode=disable',
    ...['require', 'prefer', 'allow', 'verify-ca', 'no-verify', 'VERIFY-FULL', 'x y'].map(
      (mode) => `postgresql://h/d?sslmode=${mode}`,
    ),
    'postgresql://localhost/d?sslmode=require',
    'postgresql://h/d?sslrootcert=/nowhere.crt',
  ])('%s is refused', async (text) => {
    await expect(tls(text)).rejects.toMatchObject({ code: 'database-tls', hint: expect.any(String) })
  })

  test('sslmode=disable in the environment is not enough', async () => {
    const url = parseDatabaseUrl('postgresql://10.1.2.3/d', { PGSSLMODE: 'disable', PGUSER: 'me' })
    expect(await tlsFor(url, false)).toEqual(verified)
  })
})
