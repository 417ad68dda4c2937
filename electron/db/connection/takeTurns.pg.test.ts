import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Client, connect, cutOff, disconnect } from './connect.ts'
import { databaseError } from './errors.ts'

let client: Client
const warnings: string[] = []
const hear = ({ message }: Error) => void warnings.push(message)

beforeAll(async () => {
  process.on('warning', hear)
  client = await connect(inject('loader'), 'tests')
})
afterAll(async () => {
  process.off('warning', hear)
  await disconnect(client)
})

const one = async (sql: string, values: unknown[] = []) =>
  Object.values((await client.query(sql, values)).rows[0] ?? {})[0]

/** The driver's own queue ends with its next major version; it warned of that on every start of the window. */
test('statements that are asked at once follow each other', async () => {
  const ended: unknown[] = []
  await Promise.all(
    [0.2, 0.1, 0].map(async (seconds) => {
      await one('select pg_sleep($1)', [seconds])
      ended.push(seconds)
    }),
  )
  expect(ended).toEqual([0.2, 0.1, 0])
  await new Promise(setImmediate)
  expect(warnings).toEqual([])
})

test('a statement that fails does not hold up the next', async () => {
  const failing = one('select 1 / 0')
  const next = one('select 2')
  await expect(failing).rejects.toThrow('division by zero')
  expect(await next).toBe(2)
})

test('what waits for its turn fails as lost when the connection is', async () => {
  const other = await connect(inject('loader'), 'tests')
  const asked = ['select pg_sleep(60)', 'select 1', 'select 2'].map((sql) =>
    other.query(sql).catch((error) => databaseError(error, 'Asking').code),
  )
  await one('select pg_sleep(0.1)')
  cutOff(other)
  expect(await Promise.all(asked)).toEqual(['database-lost', 'database-lost', 'database-lost'])
})
