import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Connection, connect } from './connect.ts'
import { urlOf } from './target.ts'

export interface TestDatabase {
  connection: Connection
  /** With the password, for a command that a test starts. */
  url: string
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
  return {
    connection,
    url: urlOf(connection, true),
    drop: () => asAdministrator(`drop database if exists ${name} with (force)`),
  }
}

async function asAdministrator(statement: string): Promise<void> {
  const client = await connect(inject('administrator'), 'tests')
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
