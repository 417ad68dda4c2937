import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../../../shared/runDate.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { csv } from '../../../testing/invent/csv.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'
import { texasRecord } from '../../../testing/invent/numbered.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { load } from '../../load/load.ts'
import { deleteRun, publish } from '../../runs/change/changeRun.ts'
import { findRun } from '../../runs/findRuns.ts'
import { findCheckResults, findRunEvents } from '../../runs/runDetails.ts'
import { checkBoard } from '../board/checkBoard.ts'
import { checkHistory } from '../board/checkHistory.ts'
import { tryThresholds } from '../board/tryThresholds.ts'
import { checkAgain } from '../checkAgain.ts'
import { failedAsError } from '../checkResult.ts'
import { setThreshold, snooze } from './decide.ts'
import { decisionHistory } from './decisionHistory.ts'

const { folder, write } = testFiles()
const database = testEngine()
let runId: number

const request = texasLoad(folder, { date: '2019-12-01' })
const check = 'zips_are_well_formed'
const why = 'a test'

/** 40 facilities of which 8 (20 %) have a ZIP of four digits: an error. */
beforeAll(async () => {
  const records = Array.from({ length: 40 }, (_, number) =>
    texasRecord(number + 1, number < 8 ? { Zip: '2138' } : {}),
  )
  write('texas.csv', csv([texasHeader, ...records]))
  const { run, published } = await load(database.engine, request)
  expect(published).toBe(false)
  runId = run.runId
})
afterEach(async () => {
  await database.engine.client.query('delete from loader.threshold; delete from loader.snooze')
})

async function found(id = runId) {
  const results = await findCheckResults(database.engine.client, id)
  return results.find(({ name }) => name === check)
}

describe('a threshold', () => {
  test('holds from the next look on, and tells what held', async () => {
    const { engine } = database
    expect(await setThreshold(engine, { check, source: 'texas', error: 'over 30%', why })).toEqual({
      warn: 'from 1 row',
      error: 'over 30 %',
    })
    expect(await found()).toMatchObject({ severity: 'error', error: 'over 5 %' })
    const results = await checkAgain(engine, runId)
    expect(results.filter(failedAsError).map(({ name }) => name)).not.toContain(check)
    expect(await found()).toMatchObject({
      status: 'failed',
      severity: 'warn',
      warn: 'from 1 row',
      error: 'over 30 %',
    })
    await setThreshold(engine, { check, source: 'texas', warn: 'off', error: 'off', why })
    await checkAgain(engine, runId)
    expect(await found()).toMatchObject({ status: 'skipped', observed: 'switched off' })
  })

  test('keeps the other one as it was, until both are default again', async () => {
    const { engine } = database
    await setThreshold(engine, { check, source: null, warn: 'from 3 rows', why })
    expect(await setThreshold(engine, { check, source: null, error: 'off', why })).toEqual({
      warn: 'from 3 rows',
      error: 'off',
    })
    expect(
      await setThreshold(engine, { check, source: null, warn: 'default', error: 'default', why }),
    ).toEqual({ warn: 'from 1 row', error: 'over 5 %' })
    const past = await decisionHistory(engine, { check, source: null })
    expect(past.map(({ warn, error, who }) => [warn, error, who])).toEqual([
      ['default', 'default', engine.who],
      ['from 3 rows', 'off', engine.who],
      ['from 3 rows', 'default', engine.who],
    ])
  })

  test.each([
    ['an unknown check', { check: 'zips_are_odd' }, "There is no check 'zips_are_odd'."],
    ['an unknown source', { source: 'atlantis' }, "There is no source 'atlantis'."],
    ['a form that does not fit', { warn: 'over 3 days' }, `'over 3 days' is no threshold of ${check}.`],
    ['words', { error: 'many' }, `'many' is no threshold of ${check}.`],
    ['no threshold', { warn: undefined }, 'No threshold was given.'],
    ['no reason', { why: '  ' }, 'The reason is missing.'],
    [
      'a source of the run as a whole',
      { check: 'no_orphan_rows' },
      'no_orphan_rows looks at the run as a whole.',
    ],
  ])('is refused with %s', async (_what, other, message) => {
    const change = { check, source: 'texas', warn: 'off', why, ...other }
    await expect(setThreshold(database.engine, change)).rejects.toMatchObject({
      code: 'usage',
      message,
      hint: expect.stringMatching(/.{10,}/),
    })
  })
})

describe('a snooze', () => {
  test('lets a run be published that the check would hold up, and is told', async () => {
    const { engine } = database
    await snooze(engine, { check, source: 'texas', until: today(), why })
    const { run, published } = await load(engine, { ...request, date: '2019-12-08' })
    expect(published).toBe(true)
    expect(run.checks.failed).toBe(0)
    expect(await found(run.runId)).toMatchObject({
      status: 'failed',
      severity: 'error',
      snoozed: { until: today(), who: engine.who, why },
    })
    await snooze(engine, { check, source: 'texas', until: null, why: '' })
    await checkAgain(engine, run.runId)
    expect(await found(run.runId)).toMatchObject({ status: 'failed', snoozed: null })
  })

  test.each([
    ['that ends before today', { until: '2020-01-01' }, '2020-01-01 is past.'],
    ['until a day that no calendar has', { until: '2999-02-30' }, "'2999-02-30' is not a date."],
    ['without a reason', { until: '2999-01-01', why: '' }, 'The reason is missing.'],
    ['that is ended and never was', { until: null }, `${check} is not snoozed for texas.`],
  ])('%s is refused', async (_what, other, message) => {
    await expect(
      snooze(database.engine, { check, source: 'texas', why, ...other } as never),
    ).rejects.toMatchObject({ code: 'usage', message })
  })
})

describe('a look once more', () => {
  test('is told in the history of the run, which stays what and whose it was', async () => {
    const { engine } = database
    const before = await findRun(engine.client, runId)
    await checkAgain({ ...engine, who: 'somebody else' }, runId)
    const run = await findRun(engine.client, runId)
    expect(run).toMatchObject({ status: 'waiting', statusChangedBy: before?.statusChangedBy })
    const events = await findRunEvents(engine.client, runId)
    expect(events.at(-1)).toMatchObject({ who: 'somebody else', status: 'waiting', note: 'checked again' })
  })

  test('is refused for a run that no longer stands', async () => {
    const { engine } = database
    const { run } = await load(engine, { ...request, date: '2019-12-15', publish: 'always' })
    await deleteRun(engine, run.runId)
    await expect(checkAgain(engine, run.runId)).rejects.toMatchObject({ code: 'run-state' })
  })
})

test('a look once more at a run whose schema somebody dropped keeps what was found', async () => {
  const { engine } = database
  const { run } = await load(engine, { ...request, date: '2019-12-16', publish: 'always' })
  const before = await findCheckResults(engine.client, run.runId)
  await engine.client.query('drop schema leads_20191216 cascade')
  await expect(checkAgain(engine, run.runId)).rejects.toMatchObject({
    code: 'run-state',
    message: `The schema leads_20191216 of run ${run.runId} of 2019-12-16 is not there any more.`,
  })
  expect(await findCheckResults(engine.client, run.runId)).toEqual(before)
  await deleteRun(engine, run.runId)
})

test('the board shows every check, run and source, and what people decided', async () => {
  const { engine } = database
  await setThreshold(engine, { check, source: 'texas', warn: 'over 2 %', why })
  await snooze(engine, { check: 'emails_are_given', source: null, until: '2999-12-31', why })
  await publish(engine, runId, { reason: why })
  const board = await checkBoard(engine)
  const dates = board.runs.map(({ date }) => date)
  expect(dates).toEqual([...dates].sort())
  expect(board.runs[0]).toMatchObject({ runId, status: 'published', sources: ['texas'], baseline: {} })
  expect(board.checks.find(({ name }) => name === check)).toMatchObject({
    thresholdForms: 'from N rows, over N %, off',
    defaults: { warn: 'from 1 row', error: 'over 5 %' },
    thresholds: [
      { source: null, warn: 'from 1 row', error: 'over 5 %', changed: null },
      { source: 'texas', warn: 'over 2 %', error: 'over 5 %', changed: { who: engine.who, why } },
    ],
  })
  expect(board.checks.find(({ name }) => name === 'emails_are_given')?.snoozes).toMatchObject([
    { source: null, until: '2999-12-31', who: engine.who, why },
  ])
  expect(board.cells.find((cell) => cell.check === check && cell.runId === runId)).toMatchObject({
    source: 'texas',
    state: 'failed',
    snoozed: false,
    observed: '8 of 40 facilities (20 %)',
  })
  expect(board.cells.find((cell) => cell.check === 'no_orphan_rows')?.source).toBeNull()
})

test('a history has a line for each source, in the unit of its newest threshold', async () => {
  const { engine } = database
  const { series } = await checkHistory(engine, { check, source: null })
  expect(series).toMatchObject([{ label: 'texas', unit: 'rows', outside: true }])
  expect(series[0]?.points[0]).toMatchObject({
    runId,
    value: 8,
    high: 1,
    state: 'failed',
    excluded: false,
  })
  await setThreshold(engine, { check, source: 'texas', warn: 'over 30 %', error: 'off', why })
  const { run } = await load(engine, { ...request, date: '2019-12-22', publish: 'never' })
  const [later] = (await checkHistory(engine, { check, source: 'texas' })).series
  expect(later).toMatchObject({ unit: 'share', outside: false })
  expect(later?.points[0]).toMatchObject({ runId, value: 0.2, high: null, state: 'failed' })
  expect(later?.points.at(-1)).toMatchObject({
    runId: run.runId,
    value: 0.2,
    high: 0.3,
    state: 'passed',
    excluded: true,
  })
})

test('other thresholds are tried on what the last runs showed, without running anything again', async () => {
  const { engine } = database
  const tried = async (warn: string, error: string) => {
    const { runs } = await tryThresholds(engine, { check, source: 'texas', warn, error })
    return runs.find((run) => run.runId === runId)
  }
  expect(await tried('over 1 %', 'over 25 %')).toMatchObject({ was: 'failed', would: 'warned' })
  expect(await tried('from 9 rows', 'off')).toMatchObject({ would: 'passed' })
  expect(await tried('from 8 rows', 'from 8 rows')).toMatchObject({ would: 'failed' })
  expect(await tried('off', 'off')).toMatchObject({ would: 'skipped' })
  await expect(tried('over many', 'off')).rejects.toMatchObject({ code: 'usage' })
})

test('a threshold that looks at another number than the warning is tried on that number', async () => {
  const { engine } = database
  const plausible = 'run_date_is_plausible'
  const { run } = await load(engine, { ...request, date: '2100-02-01', publish: 'never' })
  const would = async (error: string) => {
    const { runs } = await tryThresholds(engine, { check: plausible, source: null, warn: 'off', error })
    return runs.find(({ runId: of }) => of === run.runId)
  }
  // 32 days after the day that tests are run on
  expect(await would('over 31 days')).toMatchObject({ was: 'failed', would: 'failed' })
  expect(await would('over 32 days')).toMatchObject({ was: 'failed', would: 'passed' })
})
