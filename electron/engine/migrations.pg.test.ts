import { expect, test } from 'vitest'
import { migrations as changes } from '../db/schema/migrations.ts'
import { databaseForEach } from '../testing/database.ts'
import { migrations } from './migrations.ts'

const database = databaseForEach()
const names = changes.map(({ name }) => name)

// Who came second told changes as pending that the first had made while it waited.
test('of several at once each tells every change as made, and each change is made once', async () => {
  const all = await Promise.all(
    Array.from({ length: 4 }, () => migrations({ databaseUrl: database.url, apply: true })),
  )
  expect(all.flatMap(({ made }) => made)).toEqual(names)
  for (const { migrations: told, made } of all) {
    const pending = told.filter(({ appliedAt, name }) => appliedAt === null && !made.includes(name))
    expect(pending).toEqual([])
  }
})
