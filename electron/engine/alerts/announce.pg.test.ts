import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { deliveringTo, makeTarget } from '../../testing/alerts/delivery.ts'
import { testService } from '../../testing/alerts/service.ts'
import { says } from '../../testing/alerts/services.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import { isAnythingLeft } from '../outbox/left.ts'
import { deleteRun, publish } from '../runs/change/changeRun.ts'
import { findDeliveries } from './alertsView.ts'
import { announce, type DeliverOptions, sendLeft as sendLeftFor } from './announce.ts'
import type { Delivering } from './queue/alertLanes.ts'
import { removeTarget, type TargetToStore } from './targets.ts'

const { folder, write } = testFiles()
const canary = 'CANARY-OF-THE-QUEUE'
const person = 'WILHELMINA QUACKENBUSH'
const database = testEngine()
const service = testService()
let delivering: Delivering
let day = 0

beforeAll(async () => {
  delivering = deliveringTo(service, canary)
  const records = (zip: string) =>
    Array.from({ length: 20 }, (_, number) => texasRecord(number, { Zip: zip, 'Operation Name': person }))
  // the same firm twenty times at different streets; ZIP codes without their leading zero
  write('good.csv', csv([texasHeader, ...records('75001')]))
  const [first, ...others] = [...records('75002').slice(0, 1), ...records('75001').slice(1)]
  write('good next week.csv', csv([texasHeader, ...others, first as string[]]))
  write('bad.csv', csv([texasHeader, ...records('7500')]))
})
afterEach(async () => {
  // each test stands for itself: nothing is learned from its few runs, and no file is older than that of an earlier test
  const { rows } = await database.engine.client.query<{ run_id: number }>(
    `select run_id from loader.run where status = 'published'`,
  )
  for (const { run_id } of rows) await deleteRun(database.engine, run_id)
  await database.engine.client.query(
    'delete from loader.outbox; delete from loader.alert_target; delete from loader.measure',
  )
})

const target = (other: Partial<TargetToStore> = {}) => makeTarget(database.engine, other)

/** A run of a date of its own; bad ones wait. */
async function run(
  file: 'good.csv' | 'good next week.csv' | 'bad.csv',
  when: 'passing' | 'always' = 'passing',
  on?: string,
): Promise<number> {
  day += 1
  const date = on ?? `2026-0${1 + Math.floor(day / 28)}-${String(1 + (day % 28)).padStart(2, '0')}`
  const loaded = await load(database.engine, { folder, files: [file], date, mode: 'new', publish: when })
  return loaded.run.runId
}

/** Too short to ask again. */
const seconds = 2
const tell = (runId: number, by: Delivering | null = delivering) =>
  announce(database.engine, runId, by, { seconds })
const sendLeft = (_: unknown, by: Delivering, options: DeliverOptions = {}) =>
  sendLeftFor(database.engine, by, { seconds, ...options })
const statuses = async () => (await findDeliveries(database.engine.client)).map(({ status }) => status)
const events = () =>
  service.heard.map(({ text }) => JSON.parse(text) as { event_action: string; dedup_key: string })
/** As if the pause were over. */
const waitOver = () =>
  database.engine.client.query(
    `update loader.outbox set next_at = clock_timestamp() where status in ('pending', 'held', 'refused')`,
  )

/** As if the program had been killed before it could tell of the run. */
async function untold(runId: number): Promise<void> {
  await database.engine.client.query('delete from loader.outbox')
  await database.engine.client.query('update loader.run set announced = null where run_id = $1', [runId])
}

/** As if the program that sends were killed. */
const killOutboxSessions = () =>
  database.engine.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'leads-loader outbox%'`,
  )

describe('one run', () => {
  test('of which checks failed is one message, however many failed and however often it is told', async () => {
    await target()
    const runId = await run('bad.csv')
    expect(await tell(runId)).toMatchObject({ sent: 1, notices: [] })
    expect(await tell(runId)).toMatchObject({ sent: 0 })
    expect(service.heard).toHaveLength(1)
    const body = JSON.parse(service.heard[0]?.text ?? '')
    expect(body).toMatchObject({
      event: 'checks-failed',
      run: { runId, status: 'waiting' },
      sources: ['texas'],
    })
    expect(body.title).toMatch(/^\d+ checks? failed on run \d+ of 2026-.*: not published$/)
    const samples = body.failures.flatMap((failure: { samples: unknown[] }) => failure.samples)
    expect(samples.length).toBeGreaterThan(0)
    expect(samples.length).toBeLessThanOrEqual(5)
  })

  test('that is well is no message', async () => {
    await target()
    expect(await tell(await run('good.csv'))).toMatchObject({ sent: 0 })
    expect(await statuses()).toEqual([])
  })

  test('sends no person, phone or street away, and keeps none for it', async () => {
    await target({ minSeverity: 'warn' })
    await tell(await run('bad.csv'))
    const { rows } = await database.engine.client.query('select * from loader.outbox')
    const everything = JSON.stringify([rows, service.heard])
    expect(everything).toContain('zips_are_well_formed')
    for (const cell of [person, 'QUACKENBUSH', 'EXAMPLE RD', 'office7@'])
      expect(everything).not.toContain(cell)
  })

  test('that failed is told as an error, one that was never told by the next program', async () => {
    await target()
    const runId = await run('bad.csv')
    await untold(runId)
    await database.engine.client.query(
      `update loader.run set status = 'failed', error = '{"code": "database-lost", "message": "The connection was lost."}',
              status_changed_at = now() where run_id = $1`,
      [runId],
    )
    expect(await isAnythingLeft(database.engine)).toBe(true)
    await sendLeft(database.engine, delivering)
    const bodies = service.heard.map(({ text }) => JSON.parse(text))
    expect(bodies.find((body) => body.run.runId === runId)).toMatchObject({
      event: 'load-failed',
      severity: 'error',
      text: expect.stringContaining('The connection was lost.'),
    })
    expect(await isAnythingLeft(database.engine)).toBe(false)
  })

  test('whose failures are all snoozed is no message', async () => {
    await target()
    const runId = await run('bad.csv')
    await untold(runId)
    await database.engine.client.query(
      `update loader.check_result set snoozed = '{"until": "2030-01-01", "who": "a", "why": "b"}' where run_id = $1`,
      [runId],
    )
    expect(await tell(runId)).toMatchObject({ sent: 0 })
  })
})

describe('what was told before', () => {
  test('is told to be over by every kind, once', async () => {
    await target()
    await tell(await run('bad.csv'))
    await tell(await run('good.csv'))
    await tell(await run('good.csv'))
    const bodies = service.heard.map(({ text }) => JSON.parse(text))
    expect(bodies.map(({ event }) => event)).toEqual(['checks-failed', 'recovered'])
    expect(bodies[1]).toMatchObject({
      title: expect.stringMatching(/^Run \d+ of .* was published: texas is well again$/),
      sources: ['texas'],
      recovered: ['texas'],
    })
  })

  test('is not told to be over where it was never sent', async () => {
    await target()
    await tell(await run('bad.csv'), null)
    await tell(await run('good.csv'))
    expect([await statuses(), service.heard]).toEqual([['withdrawn'], []])
  })

  test('is not said again of a load that is tried again, unless it was well in between', async () => {
    await target()
    const date = '2027-03-01'
    const first = await run('bad.csv', 'passing', date)
    await tell(first)
    await tell(await run('bad.csv', 'passing', date))
    const [again] = await findDeliveries(database.engine.client)
    expect([service.heard.length, again]).toMatchObject([
      1,
      { status: 'withdrawn', answer: `Run ${first} said the same less than 24 hours ago.` },
    ])
    await database.engine.client.query(`update loader.alert_target set repeat_hours = 0`)
    await tell(await run('bad.csv', 'passing', date))
    expect(service.heard).toHaveLength(2)
  })

  test('is set apart from what is new', async () => {
    await target({ minSeverity: 'warn', repeatHours: 0 })
    await run('bad.csv', 'always')
    service.heard.length = 0
    await database.engine.client.query('delete from loader.outbox')
    const last = await run('bad.csv', 'always')
    await tell(last)
    const body = JSON.parse(service.heard.at(-1)?.text ?? '')
    expect(body.title).toMatch(/published all the same, (as last time|\d new)$/)
    const zips = body.failures.find(({ check }: { check: string }) => check === 'zips_are_well_formed')
    expect(zips).toMatchObject({ sameAs: last - 1, sentence: expect.stringContaining('5 or 5+4 digits') })
    expect(body.last).toMatchObject({ runId: last - 1 })
  })

  // the same ten warnings went out every week
  test('is not told again where a run has nothing but its warnings', async () => {
    await target({ minSeverity: 'warn', repeatHours: 0 })
    await tell(await run('good.csv'))
    await tell(await run('good next week.csv'))
    const bodies = service.heard.map(({ text }) => JSON.parse(text))
    expect(bodies.map(({ title }) => title)).toEqual([expect.stringMatching(/warns? on run/)])
    // nobody was told that the source is well again
    expect(bodies[0].recovered).toEqual([])
  })
})

test('a heartbeat hears of the beginning, of success and of failure', async () => {
  await target({ kind: 'heartbeat' })
  const paths = () => service.heard.map(({ path }) => path.slice(`/${canary}`.length))
  await tell(await run('bad.csv'))
  expect(paths()).toEqual(['/fail'])
  const good = await run('good.csv', 'passing')
  await sendLeft(database.engine, delivering)
  await tell(good)
  // the beginning was sent too late to be of use
  expect(paths()).toEqual(['/fail', ''])
  const { rows } = await database.engine.client.query(
    `select kind, status, answer from loader.outbox where kind = 'start' order by delivery_id`,
  )
  expect(rows).toMatchObject([{ status: 'withdrawn' }, { status: 'withdrawn' }])
})

describe('whom it goes to', () => {
  test('a target of other sources, or one that is off, hears nothing', async () => {
    await target({ sources: ['nevada'] })
    await target({ name: 'Off', enabled: false })
    await tell(await run('bad.csv'))
    expect(await statuses()).toEqual([])
  })

  test('quiet hours hold it until they end', async () => {
    const hour = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
    await target({ quietHours: { from: hour(-60), until: hour(60), zone: 'UTC' } })
    await tell(await run('bad.csv'))
    expect([await statuses(), service.heard]).toEqual([['held'], []])
    // also when its time seems to have come
    await waitOver()
    await sendLeft(database.engine, delivering)
    expect(await statuses()).toEqual(['held'])
    await database.engine.client.query('update loader.alert_target set quiet_hours = null')
    await waitOver()
    await sendLeft(database.engine, delivering)
    expect(await statuses()).toEqual(['sent'])
  })

  test('a target that goes takes back what it was not sent', async () => {
    const targetId = await target()
    await tell(await run('bad.csv'), null)
    await removeTarget(database.engine.client, targetId)
    expect(await statuses()).toEqual(['withdrawn'])
  })
})

describe('an incident', () => {
  test('of a source is opened once, and resolved by the next published run without the failure', async () => {
    await target({ kind: 'pagerduty' })
    await tell(await run('bad.csv'))
    await tell(await run('good.csv'))
    await tell(await run('good.csv'))
    const [opened, resolved] = events()
    expect(events().map((event) => event.event_action)).toEqual(['trigger', 'resolve'])
    expect(opened?.dedup_key).toBe(resolved?.dedup_key)
    expect(opened?.dedup_key).toMatch(/^leads-loader\/test_[0-9a-f]+-[0-9a-f]{8}\/texas$/)
  })

  test('stays open when the run is published all the same', async () => {
    await target({ kind: 'pagerduty' })
    const runId = await run('bad.csv')
    await tell(runId)
    await publish(database.engine, runId, { reason: 'the state has no phones' })
    await tell(runId)
    expect(events().map((event) => event.event_action)).toEqual(['trigger'])
  })

  test('that nobody was told of is withdrawn when it is over', async () => {
    await target({ kind: 'pagerduty' })
    await tell(await run('bad.csv'), null)
    await tell(await run('good.csv'))
    expect([await statuses(), service.heard]).toEqual([['withdrawn'], []])
  })

  // the last of several messages alone was taken back: the first opened an incident that was over already
  test('that nobody was told of is withdrawn with all of its messages', async () => {
    await target({ kind: 'pagerduty' })
    for (const file of ['bad.csv', 'bad.csv'] as const) await tell(await run(file), null)
    await tell(await run('good.csv'))
    expect([await statuses(), service.heard]).toEqual([['withdrawn', 'withdrawn'], []])
  })

  // a second message that had not gone out yet was taken back, and the incident stayed open
  test('is resolved though what followed its opening was never sent', async () => {
    await target({ kind: 'pagerduty' })
    await tell(await run('bad.csv'))
    await tell(await run('bad.csv'), null)
    await tell(await run('good.csv'))
    expect(events().map((event) => event.event_action)).toEqual(['trigger', 'resolve'])
    expect(await statuses()).toEqual(['sent', 'withdrawn', 'sent'])
  })
})

describe('delivery', () => {
  test('is tried again after a pause, longer where the service asks for it', async () => {
    await target()
    service.answer(says(429, 'busy', { 'retry-after': '3000' }))
    const { notices } = await tell(await run('bad.csv'))
    expect(notices).toEqual([expect.stringContaining('429')])
    const [delivery] = await findDeliveries(database.engine.client)
    expect(delivery).toMatchObject({ status: 'pending', attempts: 1, answer: '429: busy' })
    expect((Date.parse(delivery?.nextAt ?? '') - Date.now()) / 1000).toBeGreaterThan(2900)
    service.answer(says(200, 'ok'))
    await sendLeft(database.engine, delivering)
    expect(await statuses()).toEqual(['pending'])
    await sendLeft(database.engine, delivering, { hurry: true })
    expect(await statuses()).toEqual(['sent'])
  })

  test('is asked again within the same program while there is time', async () => {
    await target()
    const runId = await run('bad.csv')
    service.answer(says(503, 'down'), says(500, 'broken'), says(200, 'ok'))
    expect(await announce(database.engine, runId, delivering)).toMatchObject({ sent: 1, notices: [] })
    const ids = service.heard.map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([3, 1])
    expect((await findDeliveries(database.engine.client))[0]).toMatchObject({ status: 'sent', attempts: 3 })
  })

  // a weekly scheduler lost it: given up as too old before it was tried a second time
  test('is not given up for its age before this program has tried it too', async () => {
    await target()
    service.answer(says(503, 'down'))
    await tell(await run('bad.csv'))
    const weeks = (count: number) =>
      database.engine.client.query(
        'update loader.outbox set created_at = now() - make_interval(weeks => $1), next_at = now()',
        [count],
      )
    await weeks(1)
    await sendLeft(database.engine, delivering)
    expect(await statuses()).toEqual(['pending'])
    await weeks(3)
    service.answer(says(200, 'ok'))
    await sendLeft(database.engine, delivering)
    expect(await statuses()).toEqual(['sent'])
    await database.engine.client.query(`update loader.outbox set status = 'pending'`)
    await weeks(3)
    service.answer(says(503, 'still down'))
    await sendLeft(database.engine, delivering)
    expect((await findDeliveries(database.engine.client))[0]).toMatchObject({
      status: 'failed',
      answer: expect.stringMatching(/^Given up after two weeks and 4 attempts\. Last: 503: still down$/),
    })
  })

  test.each([
    [301, ''],
    [400, 'invalid_blocks'],
    [404, 'no_service'],
  ])('that is refused with %d is kept, and sent once somebody has put it right', async (status, text) => {
    await target()
    service.answer(says(status, text))
    await tell(await run('bad.csv'))
    expect((await findDeliveries(database.engine.client))[0]).toMatchObject({
      status: 'refused',
      attempts: 1,
    })
    // not at every turn: it was no accident
    await sendLeft(database.engine, delivering)
    expect(service.heard).toHaveLength(1)
    service.answer(says(200, 'ok'))
    expect(await sendLeft(database.engine, delivering, { hurry: true })).toMatchObject({ sent: 1 })
    expect(await statuses()).toEqual(['sent'])
  })

  test('is held up by no clock that was set back', async () => {
    await target()
    service.answer(says(503, 'down'))
    await tell(await run('bad.csv'))
    await database.engine.client.query(
      `update loader.outbox set created_at = created_at + interval '4 years', next_at = next_at + interval '4 years'`,
    )
    service.answer(says(200, 'ok'))
    expect(await isAnythingLeft(database.engine)).toBe(true)
    expect(await sendLeft(database.engine, delivering)).toMatchObject({ sent: 1 })
  })

  test('goes on after a program that was killed while it sent, at once and with the same id', async () => {
    await target()
    const runId = await run('bad.csv')
    service.answer(() => void killOutboxSessions())
    const { notices } = await announce(database.engine, runId, delivering, { seconds: 10 })
    expect(notices.join()).toMatch(/could not be sent/)
    service.answer(says(200, 'ok'))
    expect(await sendLeft(database.engine, delivering)).toMatchObject({ sent: 1 })
    const ids = service.heard.map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })

  test('by two programs at the same time sends nothing twice', async () => {
    await target()
    await tell(await run('bad.csv'), null)
    service.answer((response) => void setTimeout(() => response.end('ok'), 200))
    await Promise.all([1, 2, 3].map(() => sendLeft(database.engine, delivering, { hurry: true })))
    expect(service.heard).toHaveLength(1)
  })

  test('to several targets goes on though one of them does not answer', async () => {
    await target()
    await target({ name: 'Silent' })
    service.answer(() => undefined, says(200, 'ok'))
    const { sent, notices } = await tell(await run('bad.csv'))
    expect([sent, notices.length]).toEqual([1, 1])
    expect((await statuses()).sort()).toEqual(['pending', 'sent'])
  })

  test('without the secret waits, and says for whom', async () => {
    await target()
    const told = await tell(await run('bad.csv'), { ...delivering, secretOf: async () => ({}) })
    expect(told.withoutSecret.map(({ name }) => name)).toEqual(['Ops'])
    expect(await statuses()).toEqual(['pending'])
  })

  test('of a notification waits for a window', async () => {
    await target({ kind: 'desktop', allowPrivate: false })
    await tell(await run('bad.csv'))
    expect(await statuses()).toEqual(['pending'])
    const shown: string[] = []
    await sendLeft(database.engine, { ...delivering, notify: (title) => void shown.push(title) })
    expect([await statuses(), shown]).toEqual([['sent'], [expect.stringContaining('failed on run')]])
  })

  test('of a kind that only a newer program knows waits for one, and says so', async () => {
    await target({ name: 'Pager' })
    await database.engine.client.query(`update loader.alert_target set kind = 'pigeon'`)
    const { sent, notices } = await tell(await run('bad.csv'))
    expect([sent, notices]).toEqual([
      0,
      [expect.stringMatching(/^Pager was not alerted\. .*pigeon: update it/)],
    ])
    expect(await statuses()).toEqual(['pending'])
  })

  test('of settings with what a newer program has put there is sent all the same', async () => {
    await target({ kind: 'pagerduty', settings: { region: 'eu' } })
    await database.engine.client.query(
      `update loader.alert_target set settings = settings || '{"team": {"id": 7}}'`,
    )
    expect(await tell(await run('bad.csv'))).toMatchObject({ sent: 1 })
  })

  test('leaves no secret in the registry, also where a service repeats it', async () => {
    await target()
    service.answer((response, { path }) => void response.writeHead(400).end(`bad ${path}`))
    await tell(await run('bad.csv'))
    const { rows } = await database.engine.client.query(
      'select to_jsonb(d) as d, (select jsonb_agg(to_jsonb(t)) from loader.alert_target t) as t from loader.outbox d',
    )
    expect(JSON.stringify(rows)).toContain('400')
    expect(JSON.stringify(rows)).not.toContain(canary)
  })
})

test.each([
  [{ name: 'ops!' }, 'There is a target Ops already.'],
  [{ name: 'Ops signing' }, 'The name may not end in "signing": that is kept for signing secrets.'],
  [{ name: 'Ops file' }, 'The name may not end in "file": that is kept for files with secrets.'],
  [{ name: 'Other', sources: ['atlantis'] }, /^There is no source atlantis/],
  [{ name: 'Fax', kind: 'fax' }, /^There are no alert targets of kind fax: there are .*slack/],
  [{ name: 'Mail', kind: 'email' }, /needs the host of a mail server/],
  [{ name: 'Page', kind: 'pagerduty', settings: { host: 'x' } }, 'A target of kind pagerduty has no host.'],
])('a target %j is refused', async (other, message) => {
  await target()
  await expect(target(other)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(message),
  })
})
