import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { disconnect } from './connect.ts'
import { transaction } from './transaction.ts'

const database = testDatabase()

test('a COMMIT that rolled back is no success', async () => {
  const client = await database.connect('tests')
  await client.query('create schema kept')
  const work = async () => {
    await client.query('create table kept.rows (id int)')
    // a failure that nobody tells of
    await client.query('select 1 / 0').catch(() => undefined)
  }
  await expect(transaction(client, 'Keeping rows', work)).rejects.toMatchObject({
    code: 'internal',
    message: 'Keeping rows: the database rolled back instead of committing.',
  })
  const { rows } = await client.query(`select to_regclass('kept.rows') as found`)
  expect(rows).toEqual([{ found: null }])
  await disconnect(client)
})
