import { readFileSync } from 'node:fs'
import { beforeAll } from 'vitest'
import { databaseForEach, type TestDatabase, testDatabase } from './database.ts'

/**
 * A database for each test as version 1 of the dated schema left it: runs published, replaced, added to, deleted and waiting,
 * written by the program of that version.
 */
export function databaseOfVersionOne(): TestDatabase {
  const template = testDatabase()
  beforeAll(async () => {
    const client = await template.connect('tests')
    await client.query(readFileSync('samples/more/versions/version-1.sql', 'utf8'))
    // a database that somebody is connected to can't be copied
    await client.end()
  })
  return databaseForEach(template)
}
