import { afterEach, expect, test } from 'vitest'
import { licenseSteps } from './steps.ts'
import type { TracedRun } from './traceRuns.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test.each([
  ['America/Los_Angeles', '2026-01-29'],
  ['Asia/Tokyo', '2026-01-30'],
])('in %s tables were purged on the day of its calendar', (timeZone, day) => {
  process.env.TZ = timeZone
  const run: TracedRun = {
    runId: 3,
    date: '2025-12-29',
    status: 'purged',
    statusChangedAt: '2026-01-30T03:30:00.000Z',
    tables: null,
    isBroken: false,
    base: null,
    baseFacilityId: null,
    files: [],
  }
  const [step] = licenseSteps([
    { run, files: [], facilities: [], rejects: [], line: () => null, edits: () => [] },
  ])
  expect(step?.why).toBe(`the tables of this run were purged on ${day}`)
})
