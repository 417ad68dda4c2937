import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { connect } from './connect.ts'
import { openTarget, urlOf } from './target.ts'

const database = testDatabase()
afterEach(() => {
  delete process.env.DATABASE_URL
  delete process.env.PGPASSFILE
})

const open = (databaseUrl?: string) => openTarget({ databaseUrl, applicationName: 'tests' })

describe('a server given by URL', () => {
  test('is used as it is, and named without its password', async () => {
    const target = await open(database.url)
    const client = await connect(target.connection, 'tests')
    const { rows } = await client.query(
      `select current_database() as name, current_setting('search_path') as path, current_setting('application_name') as application`,
    )
    const { database: name, port, password } = database.connection
    expect(rows).toEqual([{ name, path: 'pg_catalog', application: 'tests' }])
    expect(target.label).toEqual({ name, host: `127.0.0.1:${port}` })
    expect(target.url(false)).not.toContain(password)
    expect(target.url(true)).toBe(database.url)
    expect(target.notices).toEqual([])
    await client.end()
    await target.leave()
  })

  test('may stand in DATABASE_URL', async () => {
    process.env.DATABASE_URL = database.url
    expect((await open()).label.name).toBe(database.connection.database)
  })

  test('takes its password from the password file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leads-loader-pgpass-'))
    const { port, user, password } = database.connection
    process.env.PGPASSFILE = join(folder, 'pgpass')
    writeFileSync(process.env.PGPASSFILE, `127.0.0.1:${port}:*:${user}:${password}\n`, { mode: 0o600 })
    const target = await open(urlOf(database.connection, false))
    expect(target.connection.password).toBe(password)
    rmSync(folder, { recursive: true })
  })

  test('is refused without a password', async () => {
    const error = await open(urlOf(database.connection, false)).catch((reason) => reason)
    expect(error).toMatchObject({ code: 'database-refused', hint: expect.stringContaining('pgpass') })
  })

  test('is refused with a wrong one, which is not shown', async () => {
    const url = urlOf({ ...database.connection, password: 'wrong-canary' }, true)
    const error = await open(url).catch((reason) => reason)
    expect(error).toMatchObject({ code: 'database-refused' })
    expect(error.message + error.hint).not.toContain('canary')
  })

  test('that does not listen is unreachable', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { port } = server.address() as { port: number }
    await new Promise((done) => server.close(done))
    await expect(open(`postgresql://a:b@127.0.0.1:${port}/d`)).rejects.toMatchObject({
      code: 'database-unreachable',
    })
  })
})

describe('a database that does not exist', () => {
  test('is created if the role may, also when two come at once; a superuser is told so', async () => {
    const administrator = inject('administrator')
    const name = `Test ${randomBytes(4).toString('hex')}`
    const url = urlOf({ ...administrator, database: name }, true)
    const targets = await Promise.all([open(url), open(url)])
    expect(targets.map(({ label }) => label.name)).toEqual([name, name])
    expect(targets[0]?.notices).toEqual([expect.stringContaining('superuser')])
    const client = await connect(administrator, 'tests')
    await client.query(`drop database "${name}" with (force)`)
    await client.end()
  })

  test('is asked for in SQL if the role may not', async () => {
    await expect(open(urlOf({ ...database.connection, database: 'missing' }, true))).rejects.toMatchObject({
      code: 'database-no-right',
      hint: expect.stringContaining('create database "missing" owner "leads"'),
    })
  })
})

describe('a connection', () => {
  test('gives dates and times as text, and whole numbers as numbers while they are exact', async () => {
    const client = await connect(database.connection, 'tests')
    const { rows } = await client.query(
      `select date '2026-03-01' as day, 12::int8 as count, 9007199254740993::int8 as big,
              timestamptz '2026-11-22 10:00:00.5+01' as moment`,
    )
    expect(rows).toEqual([
      { day: '2026-03-01', count: 12, big: '9007199254740993', moment: '2026-11-22T09:00:00.5Z' },
    ])
    await client.end()
  })

  test('without TLS by wish goes to private addresses only', async () => {
    const client = await connect({ ...database.connection, host: 'localhost', privateOnly: true }, 'tests')
    await client.end()
    await expect(
      connect({ ...database.connection, host: '192.0.2.1', privateOnly: true }, 'tests'),
    ).rejects.toMatchObject({ code: 'database-tls' })
  })
})

describe('a database of another encoding', () => {
  test.each(['LATIN1', 'EUC_JP', 'SQL_ASCII'])('%s is refused, with the remedy', async (encoding) => {
    const name = `test_${encoding.toLowerCase()}_${randomBytes(4).toString('hex')}`
    const { user } = database.connection
    const administrator = await database.connect('tests', 'administrator')
    await administrator.query(
      `create database ${name} owner ${user} encoding '${encoding}' template template0
        locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    )
    try {
      await expect(open(urlOf({ ...database.connection, database: name }, true))).rejects.toMatchObject({
        code: 'database-refused',
        exitCode: 6,
        message: `The database ${name} is of the encoding ${encoding}; a load needs UTF8.`,
        hint: expect.stringContaining("encoding 'UTF8'"),
      })
    } finally {
      await administrator.query(`drop database ${name} with (force)`)
    }
  })
})
