import { expect, test } from 'vitest'
import { startOptions } from './startOptions.ts'

test.each([
  [[], undefined, undefined],
  [['/app/electron', '.', '--data-dir=/data'], '/data', undefined],
  [['/app/leads-loader', '--no-sandbox', '--data-dir', '/my data', 'list.csv'], '/my data', undefined],
  [['--database-url', 'postgresql://db.example/leads'], undefined, 'postgresql://db.example/leads'],
  [['--data-dir'], undefined, undefined],
])('of %j the folder is %s and the database %s', (words, dataDir, databaseUrl) => {
  expect(startOptions(words)).toEqual({ dataDir, databaseUrl })
})
