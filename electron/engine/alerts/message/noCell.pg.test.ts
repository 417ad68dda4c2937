import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deliveringTo, makeTarget, settingsOn } from '../../../testing/alerts/delivery.ts'
import { testService } from '../../../testing/alerts/service.ts'
import { type MailServer, says, startMailServer } from '../../../testing/alerts/services.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { csv } from '../../../testing/invent/csv.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'
import { type TexasColumn, texasRecord } from '../../../testing/invent/numbered.ts'
import { load } from '../../load/load.ts'
import { announce, announceFailedLoad } from '../announce.ts'
import { type FailedLoad, failedLoad } from '../failedLoad.ts'
import type { Delivering } from '../queue/alertLanes.ts'
import { channels } from '../sending/channels.ts'

// In no alert of any kind a cell of a file goes out: every cell of these files that can hold a word holds this one.
const canary = 'QUACKENBUSH'

const { folder, write } = testFiles()
const database = testEngine()
const service = testService()
let mail: MailServer
let delivering: Delivering
/** Notifications of the window. */
const shown: string[] = []

beforeAll(async () => {
  mail = await startMailServer()
  delivering = { ...deliveringTo(service, 'secret'), notify: (...words) => void shown.push(words.join(' ')) }
  const { engine } = database
  for (const { declaration } of channels) {
    const { kind } = declaration
    const settings = settingsOn(declaration, mail.port) ?? {}
    await makeTarget(engine, { name: kind, kind, minSeverity: 'warn', settings })
  }
})
beforeEach(() => {
  mail.letters.length = 0
  shown.length = 0
  service.answer(says(200, 'ok'))
})
afterAll(async () => {
  await mail.close()
})

/** Of 240 records the first `odd` hold the canary in all cells that take a word. */
function file(odd: number): string {
  const columns: TexasColumn[] = ['City', 'County', 'Type', 'Status', 'Monitoring Frequency', 'Agency Number']
  const words = Object.fromEntries(columns.map((column) => [column, `${canary} ${column}`]))
  const records = Array.from({ length: 240 }, (_, number) =>
    texasRecord(number, {
      City: 'AUSTIN',
      County: 'TRAVIS',
      'Monitoring Frequency': 'yearly',
      ...(number < odd && {
        ...words,
        'Operation Name': `ERIKA ${canary}`,
        Operation: `${canary}0${number}`,
        Address: `${number} ${canary} RD`,
        Zip: `${canary}`,
        Phone: `call ${canary}`,
        Capacity: canary,
        'Issue Date': canary,
        'Email Address': number % 2 === 0 ? `erika@${canary}.example` : `ask ${canary}`,
        Infant: canary,
      }),
    }),
  )
  return csv([
    [...texasHeader, 'Remark'],
    ...records.map((record, number) => [...record, number < odd ? canary : '']),
  ])
}

/** What went out, and what stands in the registry of it. */
async function everything(): Promise<string> {
  const { rows } = await database.engine.client.query('select * from loader.outbox')
  return JSON.stringify([rows, service.heard, mail.letters, shown])
}

test('no cell of a file stands in an alert on checks, learned ones too', async () => {
  const { engine } = database
  for (const [day, odd] of [3, 4, 3, 5, 4].entries()) {
    const files = [write(`week${day}.csv`, file(odd))]
    const request = { folder, files, date: `2026-01-0${day + 1}`, mode: 'new', publish: 'always' } as const
    await load(engine, request)
  }
  await engine.client.query('delete from loader.outbox')
  const files = [write('last.csv', file(150))]
  const { run, checks } = await load(engine, {
    folder,
    files,
    date: '2026-01-08',
    mode: 'new',
    publish: 'passing',
  })
  // what the canary could come out by is there
  const learned = checks.find(({ name }) => name === 'categories_are_usual')
  expect(learned).toMatchObject({ status: 'failed', explanation: expect.stringContaining(canary) })
  expect(JSON.stringify(checks.map(({ rows }) => rows))).toContain(canary)

  const told = await announce(engine, run.runId, delivering)
  expect(told).toMatchObject({ sent: channels.length, notices: [] })
  expect(service.heard.length + mail.letters.length + shown.length).toBe(channels.length)
  const out = await everything()
  expect(out.includes('Categories have their usual shares')).toBe(true)
  expect(out.toUpperCase().includes(canary)).toBe(false)
})

test('nor where the database quotes one, because a check or the whole load could not be run', async () => {
  const { engine } = database
  const quoted = `invalid input syntax for type integer: "${canary}"`
  const files = [write('one.csv', file(0))]
  const loaded = async (date: string) =>
    (await load(engine, { folder, files, date, mode: 'new', publish: 'never' })).run.runId
  const [unchecked, failed] = [await loaded('2026-02-01'), await loaded('2026-02-02')]
  await engine.client.query(
    `update loader.check_result set status = 'error', observed = $2, explanation = $2
      where run_id = $1 and name = 'zips_are_well_formed'`,
    [unchecked, quoted],
  )
  await engine.client.query(
    `update loader.run set status = 'failed', error = jsonb_build_object('code', 'internal', 'message', $2::text)
      where run_id = $1`,
    [failed, quoted],
  )
  // they were told of before they were so
  await engine.client.query('delete from loader.outbox')
  await engine.client.query('update loader.run set announced = null where run_id = any($1)', [
    [unchecked, failed],
  ])
  for (const runId of [unchecked, failed])
    expect(await announce(engine, runId, delivering)).toMatchObject({ sent: channels.length, notices: [] })
  const out = await everything()
  for (const text of ['he check could not be run', 'The program made a mistake'])
    expect(out.includes(text)).toBe(true)
  expect(out.toUpperCase().includes(canary)).toBe(false)
})

/** A Texas header whose cells hold the canary, or records with it, in each way that a file is refused for. */
const refused: readonly [why: string, content: string | Buffer][] = [
  ['file-unrecognised', `${canary},${canary} 2\n${canary},${canary}\n`],
  ['file-quotes', `${texasHeader.join(',')}\n"${canary},${canary}\n`],
  ['file-quotes', `${canary} "${canary}",b\n${canary},2\n`],
  ['file-not-text', Buffer.from(`${canary},b\n${canary}\0,2\n`)],
  ['file-too-wide', `${`${canary},`.repeat(2500)}\n${canary}\n`],
  ['file-record-too-large', `${texasHeader.join(',')}\n"${canary.repeat(900_000)}\n`],
  ['file-no-records', `${canary},${canary}\n`],
]

test.each(refused)('nor in one on a file that is refused as %s', async (code, content) => {
  const { engine } = database
  const request = { folder, files: [write('refused.csv', content)], date: '2026-03-01' }
  const error = await load(engine, { ...request, mode: 'new', publish: 'never' }).catch((thrown) => thrown)
  expect(error).toMatchObject({ code })
  const failed = failedLoad(error, request, false) as FailedLoad
  expect(await announceFailedLoad(engine, failed, delivering)).toMatchObject({
    sent: channels.length,
    notices: [],
  })
  const out = await everything()
  expect(out.includes('refused.csv')).toBe(true)
  expect(out.toUpperCase().includes(canary)).toBe(false)
})
