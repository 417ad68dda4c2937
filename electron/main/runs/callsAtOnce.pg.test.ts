import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, disconnect } from '../../db/connection/connect.ts'
import { createAsk } from '../../engine/ask.ts'
import { fileDrift } from '../../engine/files/inspect/fileDrift.ts'
import { createInspections } from '../../engine/files/inspect/inspections.ts'
import { samplesOf } from '../../engine/files/inspect/samples.ts'
import { dateState } from '../../engine/load/date/dateState.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import { listRuns } from '../../engine/runs/runViews.ts'
import { chooseColumn } from '../../engine/sources/chooseColumn.ts'
import { sourceHistory } from '../../engine/sources/sourceVersions.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { checkHandlers } from '../checks/handlers.ts'
import { type Database, startDatabase } from '../connections/database.ts'
import { createFiles } from '../files/files.ts'
import { type FileViewParts, fileCard } from '../files/fileViews.ts'
import { createReadBy } from '../sources/readBy.ts'

const { folder, write } = testFiles()
const warnings: string[] = []
const hear = ({ message }: Error) => void warnings.push(message)
const opened = testEngine()
let database: Database

beforeAll(async () => {
  process.on('warning', hear)
  database = startDatabase({
    open: async () => opened.engine,
    profile: () => ({ id: 'local', name: 'Local', color: 'green' }),
    onChange: () => {},
    log: () => {},
  })
  await database.engine()
})
afterAll(async () => {
  process.off('warning', hear)
})

/** Each card of a file asks twice; three of them and the screens' own calls made the driver warn on every start. */
test('calls at once are all answered, without a warning of the driver', async () => {
  const files = createFiles()
  const views: FileViewParts = {
    files,
    inspect: createInspections(),
    samples: samplesOf,
    drift: fileDrift,
    readBy: createReadBy(database.engine),
    samplesFolder: folder,
    engine: () => database.engine(),
    lastFolder: () => folder,
  }
  const names = ['one.csv', 'two.csv', 'three.csv']
  names.forEach((name, index) => {
    write(name, texas(10, index * 10))
  })
  const chosen = await files.add(names.map((name) => join(folder, name)))
  const ask = createAsk(database.engine)
  const checks = checkHandlers({ ask, onChange: () => {} })
  const [cards, runs, date, board] = await Promise.all([
    Promise.all(chosen.map(({ id }) => fileCard(views, id, null))),
    ask(listRuns),
    ask((engine) => dateState(engine, '2026-11-22')),
    checks['checks.board'](undefined),
  ])
  expect(cards.map(({ name, recognition }) => [name, recognition.kind])).toEqual(
    names.map((name) => [name, 'recognised']),
  )
  expect([runs, date.published]).toEqual([[], null])
  expect(board.checks.length).toBeGreaterThan(10)
  await new Promise(setImmediate)
  expect(warnings).toEqual([])
})

test('what is chosen while a transaction runs stays, though that is rolled back', async () => {
  const { client } = opened.engine
  await client.query(`
    create function public.refuse() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(1); raise exception 'refused by the test'; end $$;
    create trigger refuse before insert on loader.threshold for each row execute function public.refuse()`)
  const ask = createAsk(database.engine)
  const checks = checkHandlers({ ask, onChange: () => {} })
  const threshold = {
    check: 'zips_are_well_formed',
    source: null,
    warn: 'over 1 %',
    error: 'over 5 %',
    why: 'a test',
  }
  const choice = { source: 'texas', column: 'Phone', fileColumn: 'Telephone' }
  const waits = `select from pg_locks join pg_database d on d.oid = database
                  where d.datname = current_database() and locktype = 'advisory' and not granted`
  const held = await connect(opened.engine.target.connection, 'tests')
  try {
    await held.query('select pg_advisory_lock(1)')
    const setting = expect(checks['checks.set'](threshold)).rejects.toThrow('SQLSTATE P0001')
    await expect.poll(async () => (await held.query(waits)).rows.length).toBe(1)
    await ask((engine) =>
      withOwnClient(engine, 'window', ({ client, who }) => chooseColumn(client, who, choice)),
    )
    await held.query('select pg_advisory_unlock(1)')
    await setting
  } finally {
    await disconnect(held)
  }
  expect(await sourceHistory(client, 'texas')).toMatchObject([{ why: 'Telephone feeds Phone' }])
})
