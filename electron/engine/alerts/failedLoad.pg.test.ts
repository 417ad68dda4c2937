import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ErrorCode, LoaderError } from '../../../shared/errors.ts'
import { deliveringTo, makeTarget } from '../../testing/alerts/delivery.ts'
import { testService } from '../../testing/alerts/service.ts'
import { says } from '../../testing/alerts/services.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import { findDeliveries } from './alertsView.ts'
import { announce, announceFailedLoad } from './announce.ts'
import { type FailedLoad, failedLoad } from './failedLoad.ts'
import type { Delivering } from './queue/alertLanes.ts'
import type { TargetToStore } from './targets.ts'

const { folder, write } = testFiles()
const database = testEngine()
const service = testService()
let delivering: Delivering

beforeAll(async () => {
  delivering = deliveringTo(service, 'canary')
  write('good.csv', texas(20))
  write('odd.csv', 'a,b\n1,2\n')
})
afterEach(async () => {
  await database.engine.client.query('delete from loader.outbox; delete from loader.alert_target')
})

const target = (other: Partial<TargetToStore> = {}) => makeTarget(database.engine, other)

const request = (file: string, date = '2026-05-01') => ({ folder, files: [file], date })

async function loadError(file: string, date?: string): Promise<unknown> {
  const wanted = { ...request(file, date), mode: 'new', publish: 'passing' } as const
  return load(database.engine, wanted).catch((error) => error)
}

/** Of a load that failed for the database's sake, once its files were known or before. */
function failedOn(sources: readonly string[]): FailedLoad {
  const error = new LoaderError('database-no-space', "The server's disk is full.", {
    hint: 'Free some space.',
  })
  return { date: '2026-05-01', error, sources }
}

const tell = (failed: FailedLoad) => announceFailedLoad(database.engine, failed, delivering)
const bodies = () => service.heard.map(({ text }) => JSON.parse(text))
const events = () =>
  bodies().map(({ event_action, dedup_key }) => [event_action, dedup_key.replace(/^leads-loader\/[^/]+/, '')])

async function published(date: string): Promise<void> {
  const { run } = await load(database.engine, {
    ...request('good.csv', date),
    mode: 'new',
    publish: 'always',
  })
  await announce(database.engine, run.runId, delivering)
}

test('a load whose file is not understood is told of, without a run', async () => {
  await target()
  const failed = failedLoad(await loadError('odd.csv'), request('odd.csv'), false) as FailedLoad
  expect(await tell(failed)).toMatchObject({ sent: 1, notices: [] })
  expect(bodies()).toMatchObject([
    {
      event: 'load-failed',
      severity: 'error',
      run: null,
      sources: [],
      failures: [],
      title: 'The load of 2026-05-01 failed: nothing was loaded',
      text: expect.stringMatching(
        /^odd.csv: unknown layout; .* It was started by .*; earlier runs are as they/,
      ),
      open: ['leads runs --date 2026-05-01'],
    },
  ])
})

describe('the sources of a load', () => {
  test('are known once all of its files are', async () => {
    await published('2026-05-02')
    expect(await loadError('good.csv', '2026-05-02')).toMatchObject({
      code: 'date-taken',
      sources: ['texas'],
    })
    expect(await loadError('odd.csv')).toMatchObject({ code: 'file-unrecognised', sources: undefined })
  })

  test('are those that the person named, where a file can not be read', () => {
    const error = new LoaderError('file-missing', 'a.csv is not there.')
    const files = ['a.csv', 'b.csv']
    const wantedSources = { 'b.csv': 'texas', 'a.csv': 'nevada' }
    expect(failedLoad(error, { date: '2026-05-01', files, wantedSources }, false)?.sources).toEqual([
      ...['nevada', 'texas'],
    ])
    expect(failedLoad(error, { date: '2026-05-01', files }, false)?.sources).toEqual([])
  })

  test('decide whom it goes to; where they are not known it goes to all', async () => {
    await target({ sources: ['nevada'] })
    await tell(failedOn(['texas']))
    expect(bodies()).toEqual([])
    await tell(failedOn(['nevada', 'texas']))
    await tell(failedOn([]))
    expect(bodies().map(({ sources }) => sources)).toEqual([['nevada'], []])
  })
})

describe('an incident', () => {
  test('of a source is resolved by the next published run of it', async () => {
    await target({ kind: 'pagerduty' })
    await tell(failedOn(['nevada', 'texas']))
    await published('2026-05-03')
    expect(events()).toEqual([
      ['trigger', '/nevada'],
      ['trigger', '/texas'],
      ['resolve', '/texas'],
    ])
    expect(bodies()[0].payload).toMatchObject({ class: 'load', severity: 'error', component: 'nevada' })
  })

  test('of files that nobody knew is one, and resolved by the next published run, whatever its source', async () => {
    await target({ kind: 'pagerduty', sources: ['nevada'] })
    await tell(failedOn([]))
    await tell(failedOn([]))
    await published('2026-05-04')
    await published('2026-05-05')
    expect(events()).toEqual([
      ['trigger', ''],
      ['resolve', ''],
    ])
    expect(bodies()[1].payload.summary).toMatch(
      /^Run \d+ of 2026-05-04 was published: files are loaded again$/,
    )
  })
})

test('a load that is tried again and again says one thing while it waits to be sent', async () => {
  await target()
  service.answer(says(503, 'down', { 'retry-after': '60' }))
  await tell(failedOn([]))
  await tell(failedOn([]))
  await tell(failedOn(['texas']))
  expect(await findDeliveries(database.engine.client)).toHaveLength(2)
})

test('a database that can not be asked for its targets is a notice, and no error', async () => {
  const { engine } = database
  const connection = { ...engine.target.connection, port: 1 }
  const broken = { ...engine, target: { ...engine.target, connection } }
  const told = await announceFailedLoad(broken, failedOn([]), delivering)
  expect(told).toMatchObject({ sent: 0, notices: [expect.stringMatching(/^Alerts could not be sent: /)] })
})

test.each<[ErrorCode, told: boolean, toldByTheWindow: boolean]>([
  ['internal', true, true],
  ['file-missing', true, false],
  ['file-unrecognised', true, false],
  ['file-changed', true, false],
  ['database-no-space', true, true],
  ['database-locked', true, true],
  ['usage', false, false],
  ['run-state', false, false],
  ['date-taken', false, false],
  ['date-busy', false, false],
  ['cancelled', false, false],
  ['terminated', false, false],
])('%s: told of %j, where a person watches %j', (code, told, toldByTheWindow) => {
  const error = new LoaderError(code, 'Something happened.')
  const wanted = { date: '2026-05-01', files: ['a.csv'] }
  expect([false, true].map((isWatched) => failedLoad(error, wanted, isWatched) !== null)).toEqual([
    ...[told, toldByTheWindow],
  ])
  const numbered = new LoaderError(code, 'Something happened.', { runId: 7 })
  expect(failedLoad(numbered, wanted, false)).toBe(null)
})

test('what the program did wrong is told without the words of the error, which may quote a file', async () => {
  await target()
  const failed = failedLoad(new Error('no QUACKENBUSH here'), request('good.csv'), true) as FailedLoad
  await tell(failed)
  expect(bodies()[0].text).toContain('The program made a mistake')
  expect(JSON.stringify(bodies())).not.toContain('QUACKENBUSH')
})
