import { expect, test } from 'vitest'
import { testEngine } from '../../electron/testing/engine.ts'
import { faults } from './faults.ts'
import { outcomeLines } from './outcomes.ts'
import { simulateSeed } from './simulateSeed.ts'

const database = testEngine()

// the whole table (npm run simulate) takes 20 seeds and 30 minutes
test('one history of few weeks alarms in none of them and catches every fault', {
  timeout: 600_000,
}, async () => {
  const result = await simulateSeed(database.engine, 4242, { before: 6, ordinary: 2 })
  expect(result.weeks.flatMap(({ alarms }) => alarms)).toEqual([])
  expect(result.weeks).toHaveLength(3)
  expect(result.faults.map(({ name }) => name)).toEqual(faults.map(({ name }) => name))
  expect(result.faults.filter(({ alarms }) => alarms.length === 0).map(({ name }) => name)).toEqual([])
  const lines = outcomeLines([result])
  expect(lines).toContain('Caught in every seed: 12 of 12 faults. Missed: nothing.')
  expect(lines).toContain('False alarms: 0 of 3 ordinary weeks (0.00 in 100).')
})
