import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDataFolder } from '../../testing/servers.ts'
import { connect } from '../connection/connect.ts'
import { connectionTo, readCredentials } from './folder/credentials.ts'
import { type EmbeddedServer, joinEmbedded } from './join.ts'
import { readPidFile } from './server/runningServer.ts'

const { folder, places } = testDataFolder()
const canary = 'canary-5f1c'
let server: EmbeddedServer

beforeAll(async () => {
  process.env.PGPASSWORD = canary
  server = await joinEmbedded(folder, { applicationName: 'tests' })
  delete process.env.PGPASSWORD
})
afterAll(async () => {
  await server.leave()
})

const query = async (text: string, role: 'loader' | 'administrator' = 'administrator') => {
  const client = await connect(
    connectionTo(server.config.port, readCredentials(places)[role], 'brightwheel'),
    'tests',
  )
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('what other users of the machine can reach', () => {
  test('nothing in the data folder', () => {
    // root lets the server's group pass through, not look
    expect([0o700, 0o710]).toContain(modeOf(folder))
    expect(modeOf(places.cluster)).toBe(0o700)
    for (const name of readdirSync(folder, { withFileTypes: true })) {
      if (name.isFile()) expect([name.name, modeOf(join(folder, name.name))]).toEqual([name.name, 0o600])
    }
  })

  test('no file with the password is left but the one for this user', () => {
    const { administrator, loader } = readCredentials(places)
    for (const { password } of [administrator, loader]) {
      expect(Buffer.from(password, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
      const found = execFileSync('grep', ['-rl', '--', password, folder], { encoding: 'utf8' })
      expect(found.trim()).toBe(places.credentials)
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('new-'))).toEqual([])
  })

  test('only the loopback address, and no socket file', async () => {
    expect(
      await query(
        `select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets`,
      ),
    ).toEqual([{ listen: '127.0.0.1', sockets: '' }])
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === 'IPv4')
    if (!outside) return
    const answer = await new Promise((resolve) => {
      const socket = connectSocket({ host: outside.address, port: server.config.port, timeout: 1000 })
      socket.on('connect', () => resolve('connected')).on('error', () => resolve('refused'))
      socket.on('timeout', () => resolve('refused'))
    })
    expect(answer).toBe('refused')
  })

  test('nobody comes in without SCRAM', async () => {
    expect(await query('select distinct auth_method from pg_hba_file_rules')).toEqual([
      { auth_method: 'scram-sha-256' },
    ])
    await expect(connect({ ...server.config, password: 'password' }, 'tests')).rejects.toMatchObject({
      code: 'database-refused',
    })
  })

  test.runIf(process.platform === 'linux')("the server's arguments and environment hold no secret", () => {
    const { pid } = readPidFile(places)!
    const seen = readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    expect(seen).not.toContain(canary)
    expect(seen).not.toContain(readCredentials(places).loader.password)
    expect(seen).not.toContain(readCredentials(places).administrator.password)
  })
})

test('the loading role owns its database and may do nothing else', async () => {
  const rights = 'rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls'
  expect(await query(`select ${rights} from pg_roles where rolname = 'leads'`)).toEqual([
    { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolbypassrls: false },
  ])
  expect(await query(`select has_database_privilege('leads', 'brightwheel', 'create') as may`)).toEqual([
    { may: true },
  ])
  await query('create schema mine; drop schema mine', 'loader')
  await expect(query("copy (select 1) to program 'true'", 'loader')).rejects.toThrow('permission denied')
})

test('nothing is given up for speed', async () => {
  const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']
  const rows = await query(`select name, setting from pg_settings where name in ('${names.join("','")}')`)
  expect(rows.map(({ setting }) => setting)).toEqual(['on', 'on', 'on', 'on'])
})

test('text is UTF-8 and sorted alike on every machine', async () => {
  const rows = await query(
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
       from pg_database where datname = 'brightwheel'`,
  )
  expect(rows).toEqual([{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' }])
})

test('no value of a record reaches the log, also when a statement fails', async () => {
  const client = await connect(server.config, 'tests')
  await client.query('create temporary table people (id int primary key, name varchar(5))')
  const statements: [string, unknown[]][] = [
    ["insert into people values (1, 'secret-row-value')", []],
    ['insert into people values ($1, $2)', [1, 'secret-row-value']],
    ["select 'secret-row-value'::int", []],
    ["select 1 / 0, 'secret-row-value'", []],
  ]
  for (const [text, values] of statements) await client.query(text, values).catch(() => {})
  await client.end()
  expect(readFileSync(places.log, 'utf8')).not.toContain('secret')
})
