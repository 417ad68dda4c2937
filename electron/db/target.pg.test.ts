import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { openTarget } from './target.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

describe('a server given by URL', () => {
  test('is used as it is', async () => {
    const target = await openTarget({ databaseUrl: database.url, applicationName: 'tests' })
    const client = await connect(target.connection, 'tests')
    const { rows } = await client.query(
      `select current_database() as name, current_setting('search_path') as path`,
    )
    expect(rows).toEqual([{ name: database.connection.database, path: 'pg_catalog' }])
    expect(target.url(false)).not.toContain(database.connection.password)
    expect(target.notices).toEqual([])
    await client.end()
    await target.leave()
  })
})
