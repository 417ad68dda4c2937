import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Edit } from '../../../shared/edits/edit.ts'
import { load } from '../../engine/load/load.ts'
import { runDetail } from '../../engine/runs/runViews.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texasRecord } from '../../testing/invent/numbered.ts'
import { correctionHandlers } from './handlers.ts'

const { folder, write } = testFiles()
const database = testEngine()

test('what stands is listed, and removed it is told as ended by whom; the run names the file of its edits', async () => {
  const name = write(
    'list.csv',
    csv([texasHeader, ...[1, 2, 3].map((n) => texasRecord(n, { City: 'AUSTN' }))]),
  )
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
  const by = { who: 'ada', at: '2026-11-21T09:00:00.000Z', why: 'a letter was lost' }
  const place = texasHeader.indexOf('City')
  const edit: Edit = {
    kind: 'value',
    column: 'City',
    place,
    from: 'AUSTN',
    to: 'AUSTIN',
    standing: true,
    ...by,
  }
  const document = { files: [{ name: 'list.csv', sha256, source: 'texas', edits: [edit] }] }
  const edits = { document, lenient: false }
  const request = {
    folder,
    files: ['list.csv'],
    date: '2026-11-22',
    mode: 'new',
    publish: 'always',
    edits,
  } as const
  const { run } = await load(database.engine, request)
  const handlers = correctionHandlers(async (work) => work(database.engine))
  const list = await handlers['corrections.list'](undefined)
  expect(list).toHaveLength(3)
  expect(list[0]).toMatchObject({
    source: 'texas',
    column: 'City',
    from: 'AUSTN',
    to: 'AUSTIN',
    ended: null,
    ...by,
    at: expect.stringMatching(/^2026-11-21T09:00/),
  })
  const left = await handlers['corrections.remove']({ correctionId: list[0]?.correctionId ?? 0 })
  expect(left.map(({ ended }) => ended === null)).toEqual([false, true, true])
  expect(left[0]?.ended).toMatchObject({ who: database.engine.who, runId: null })
  const { command, edits: count } = await runDetail(database.engine, run.runId, 'linux')
  expect(count).toBe(1)
  expect(command).toBe(
    `leads load -p . -f list.csv --edits edits-2026-11-22-run-${run.runId}.json --date 2026-11-22`,
  )
})
