import { expect, test } from 'vitest'
import { testEngine } from '../../electron/testing/engine.ts'
import { drifts } from './drifts.ts'
import { faults, variants } from './faults.ts'
import { outcomeLines } from './outcomes.ts'
import { simulateSeed } from './simulateSeed.ts'
import { worlds } from './weeks.ts'

const database = testEngine()

// the whole table (npm run simulate) takes 5 seeds; what drifts needs more weeks than these
test('one history of few weeks alarms in none of them and catches every fault', {
  timeout: 900_000,
}, async () => {
  const result = await simulateSeed(database.engine, 4243, worlds.calm, {
    before: 5,
    ordinary: 2,
    drifting: 2,
  })
  expect(result.weeks.flatMap(({ alarms }) => alarms)).toEqual([])
  expect(result.weeks).toHaveLength(2)
  expect(result.faults.map(({ name }) => name).sort()).toEqual(faults.map(({ name }) => name).sort())
  expect(result.faults.filter(({ alarms }) => alarms.length === 0).map(({ name }) => name)).toEqual([])
  const kept = result.coldStart.filter(({ alarms }) => alarms.some(({ severity }) => severity === 'error'))
  expect(kept.length / result.coldStart.length).toBeGreaterThan(0.8)
  expect(result.variants).toHaveLength(variants.length)
  expect(result.variants.flatMap(({ alarms }) => alarms)).toEqual([])
  expect(result.drifts.map(({ name }) => name)).toEqual(drifts.flat().map(({ name }) => name))
  expect(outcomeLines([result])).toContain('False alarms: 0 of 2 ordinary weeks (0.00 in 100).')
})
