import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Client, type Connection, connect } from '../db/connection/connect.ts'
import { urlOf } from '../db/connection/target.ts'
import { during } from './during.ts'

export interface TestDatabase {
  connection: Connection
  /** With the password, for a command that a test starts. */
  url: string
  /** Another connection, which ends when the database goes. */
  connect(name: string, as?: 'loader' | 'administrator'): Promise<Client>
  drop(): Promise<void>
}

/** A new database on the tests' server, owned by the loading role; a copy of `template` if one is given. */
export async function createTestDatabase(template?: Connection): Promise<TestDatabase> {
  const loader = inject('loader')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(
    `create database ${name} owner ${loader.user} template ${template?.database ?? 'template1'}`,
  )
  const connection = { ...loader, database: name }
  const others: Client[] = []
  return {
    connection,
    url: urlOf(connection, true),
    async connect(application, as = 'loader') {
      const client = await connect({ ...inject(as), database: name }, application)
      others.push(client)
      return client
    },
    async drop() {
      for (const client of others) await client.end()
      await asAdministrator(`drop database if exists ${name} with (force)`)
    },
  }
}

/** For all tests of a file. */
export const testDatabase = (): TestDatabase =>
  during(
    () => createTestDatabase(),
    ({ drop }) => drop(),
  )

/** A new one for each test. */
export const databaseForEach = (template?: TestDatabase): TestDatabase =>
  during(
    () => createTestDatabase(template?.connection),
    ({ drop }) => drop(),
    'test',
  )

async function asAdministrator(statement: string): Promise<void> {
  const client = await connect(inject('administrator'), 'tests')
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
