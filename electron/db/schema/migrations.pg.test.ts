import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, inject, test } from 'vitest'
import { databaseForEach } from '../../testing/database.ts'
import { type Client, connect } from '../connection/connect.ts'
import { migrateRegistry, migrationStates, migrations, registryVersion } from './migrations.ts'

const database = databaseForEach()
let client: Client
beforeEach(async () => {
  client = await database.connect('tests')
})

const last = migrations.at(-1) as (typeof migrations)[number]
const names = migrations.map(({ name }) => name)
/** No registry of these tests holds what a step carries over. */
const migrate = (of: Client) => migrateRegistry(of, {})

test('a registry is made once', async () => {
  expect((await migrationStates(client)).map(({ appliedAt }) => appliedAt)).toEqual(names.map(() => null))
  expect(await migrate(client)).toEqual(names)
  expect(await migrate(client)).toEqual([])
  expect(await registryVersion(client)).toBe(migrations.at(-1)?.version)
  for (const { appliedAt } of await migrationStates(client)) expect(appliedAt).toMatch(/^20\d\d-/)
})

describe('what a registry says of a change', () => {
  const store = async (sum: string) => {
    await migrate(client)
    await client.query('update loader.migration set sha256 = $1 where version = 3', [sum])
  }
  const sumOf = (text: string) => createHash('sha256').update(text).digest('hex')

  test('must be what this program has: another file is refused and named', async () => {
    await store(sumOf('create table loader.something ()'))
    for (const look of [migrate, registryVersion, migrationStates])
      await expect(look(client)).rejects.toMatchObject({
        code: 'database-version',
        exitCode: 6,
        message: expect.stringContaining('sql/registry/003_measures.sql'),
      })
  })

  test('may have come from a checkout with other line ends', async () => {
    const { sql } = migrations[2] as (typeof migrations)[number]
    const plain = sql.replaceAll('\r\n', '\n')
    await store(sumOf(plain.replaceAll('\n', '\r\n')))
    expect(await migrate(client)).toEqual([])
    await store(sumOf(plain))
    expect(await migrate(client)).toEqual([])
  })

  test('of a newer program is refused', async () => {
    await migrate(client)
    await client.query(`insert into loader.migration values (999, '999_later', 'x')`)
    await expect(migrate(client)).rejects.toMatchObject({ code: 'database-version' })
  })
})

test('a role that may not change the registry is told what is pending, and changes nothing', async () => {
  await migrate(client)
  await client.query('delete from loader.migration where version = $1', [last.version])
  const role = `${database.connection.database}_guest`
  const administrator = await connect(
    { ...inject('administrator'), database: database.connection.database },
    'tests',
  )
  try {
    await administrator.query(`create role ${role} login password 'guest'; grant connect on database ${database.connection.database} to ${role};
      grant usage on schema loader to ${role}; grant select on loader.migration to ${role}`)
    const guest = await connect({ ...database.connection, user: role, password: 'guest' }, 'tests')
    try {
      await expect(migrate(guest)).rejects.toMatchObject({
        code: 'database-no-right',
        message: expect.stringContaining(last.name),
        hint: expect.stringContaining('leads db migrate'),
      })
      expect((await migrationStates(guest)).filter(({ appliedAt }) => appliedAt === null)).toHaveLength(1)
    } finally {
      await guest.end()
    }
  } finally {
    await administrator.query(`drop owned by ${role}; drop role ${role}`)
    await administrator.end()
  }
})
