import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Run } from '../../../shared/run.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { load } from '../load/load.ts'
import { withOwnClient } from '../ownClient.ts'
import { readOnlyQuery } from '../readOnlyQuery.ts'
import { chooseColumn } from '../sources/chooseColumn.ts'
import { sourceHistory } from '../sources/sourceVersions.ts'
import { exportTable } from './export/exportTable.ts'
import { readTablePage } from './tablePage.ts'

const { folder, write } = testFiles()
const { signal } = new AbortController()
const database = testEngine()
let run: Run

beforeAll(async () => {
  write('texas.csv', texas(6000))
  const request = {
    folder,
    files: ['texas.csv'],
    date: '2026-03-02',
    mode: 'new',
    publish: 'passing',
  } as const
  run = (await load(database.engine, request)).run
})

const exported = (name: string) =>
  exportTable(database.engine, { run, table: 'facility', path: join(folder, name), raw: true, signal })

/**
 * All calls of a window share one engine. Its one connection was used for transactions too: two exports at once both
 * failed ("cursor pages already exists"), and a choice made during an export ended with "cannot execute INSERT in a
 * read-only transaction".
 */
test('calls at once do not run into each other', async () => {
  const { engine } = database
  const page = { runId: run.runId, table: 'facility', from: 0, count: 100, sort: null, search: '' } as const
  const choice = { source: 'texas', column: 'Phone', fileColumn: 'Telephone' } as const
  const [first, second, rows, answer] = await Promise.all([
    exported('first.csv'),
    exported('second.csv'),
    readTablePage(engine, page),
    readOnlyQuery(engine, 'select count(*) from facility', null, signal),
    withOwnClient(engine, 'window', ({ client, who }) => chooseColumn(client, who, choice)),
  ])
  expect([first.rows, second.rows, rows.rows.length, answer.rows]).toEqual([6000, 6000, 100, [['6000']]])
  expect(readFileSync(join(folder, 'first.csv'), 'utf8')).toBe(
    readFileSync(join(folder, 'second.csv'), 'utf8'),
  )
  expect(await sourceHistory(engine.client, 'texas')).toMatchObject([{ why: 'Telephone feeds Phone' }])
})
