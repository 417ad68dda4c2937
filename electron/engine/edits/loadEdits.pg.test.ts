import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Edit } from '../../../shared/edits/edit.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { contentHash } from '../../testing/invariants.ts'
import { csv } from '../../testing/invent/csv.ts'
import { nevadaHeader } from '../../testing/invent/headers.ts'
import { nevadaRow, type Row } from '../../testing/invent/numbered.ts'
import { everyChange, openChanges } from '../changes/openChanges.ts'
import { load } from '../load/load.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { preview } from '../review/preview.ts'
import { trace } from '../trace/trace.ts'
import { listCorrections, removeCorrection, standingCorrections } from './corrections.ts'
import { type EditsDocument, readEditsFile } from './editsFile.ts'
import { exportRunEdits } from './runEdits.ts'

const { folder, write } = testFiles()
const database = testEngine()
const by = { who: 'ada', at: '2026-11-21T09:00:00.000Z', why: 'they said so on the phone' }
const place = (column: string) => nevadaHeader.indexOf(column as (typeof nevadaHeader)[number])

/** Each test has dates of its own, and none the corrections of another. */
let days = 0
let date = ''
beforeEach(async () => {
  days += 1
  date = `2026-${String(days).padStart(2, '0')}-01`
  await database.engine.client.query('update loader.correction set ended_at = now() where ended_at is null')
})

function file(name: string, rows: readonly Row[]): string {
  return write(
    name,
    csv([nevadaHeader, ...rows.map((row) => nevadaHeader.map((column) => row[column] ?? ''))]),
  )
}

function sha256(name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
}

function editsOf(name: string, edits: readonly Edit[]): EditsDocument {
  return { files: [{ name, sha256: sha256(name), source: 'nevada', edits }] }
}

function cell(row: Row, record: number, column: string, to: string, standing = false): Edit {
  const { Name: company = '', 'Credential Number': license = '' } = row
  const where = { record, line: record + 1, column, place: place(column) }
  return { kind: 'cell', ...where, license, company, from: row[column] ?? '', to, standing, ...by }
}

function request(names: readonly string[], other: Partial<LoadRequest> = {}): LoadRequest {
  return { folder, files: names, date, mode: 'new', publish: 'always', ...other }
}

const edited = async (runId: number) =>
  (
    await database.engine.client.query(
      `select kind, record, from_value as "from", to_value as "to", who, made_at as at, why, records
         from loader.run_edit where run_id = $1 order by file_number, edit_number`,
      [runId],
    )
  ).rows

test('a file with edits becomes what the mended file becomes, and the edits are kept with the run', async () => {
  const rows = [1, 2, 3, 4, 5, 6].map((n) => nevadaRow(n, { County: n % 2 ? 'N/K' : 'CLARK' }))
  const wrong = rows.map((row, index) => (index === 1 ? { ...row, 'Credential Number': '' } : row))
  file('list.csv', wrong)
  const last = csv([nevadaHeader.map((column) => wrong[5]?.[column] ?? '')]).trimEnd()
  const edits = editsOf('list.csv', [
    cell(wrong[1] as Row, 2, 'Credential Number', '1002-23'),
    {
      kind: 'value',
      column: 'County',
      place: place('County'),
      from: 'N/K',
      to: 'NYE',
      standing: false,
      ...by,
    },
    { kind: 'leave-out', record: 6, line: 7, from: last, ...by },
  ])
  const seen = await preview({
    ...{ folder, files: ['list.csv'], date, recordsPerFile: 9, examplesPerCause: 1 },
    edits: { document: edits, lenient: false },
  })
  const loaded = await load(
    database.engine,
    request(['list.csv'], { edits: { document: edits, lenient: false } }),
  )
  const counts = { rowsRead: 6, rowsLoaded: 5, rowsRejected: 0, rowsSetAside: 1, warnings: 0 }
  expect(seen).toMatchObject(counts)
  expect(loaded.run).toMatchObject(counts)
  expect(await edited(loaded.run.runId)).toEqual([
    {
      kind: 'cell',
      record: 2,
      from: '',
      to: '1002-23',
      records: [2],
      who: 'ada',
      at: by.at.replace('.000', ''),
      why: by.why,
    },
    expect.objectContaining({ kind: 'value', from: 'N/K', to: 'NYE', records: [1, 3, 5] }),
    expect.objectContaining({ kind: 'leave-out', record: 6, records: [6] }),
  ])
  const hash = await contentHash(database.engine.client, loaded.run.schema as string, { times: false })

  file(
    'list.csv',
    rows.slice(0, 5).map((row) => ({ ...row, County: row.County === 'N/K' ? 'NYE' : 'CLARK' })),
  )
  const mended = await load(database.engine, request(['list.csv'], { mode: 'replace' }))
  expect(await contentHash(database.engine.client, mended.run.schema as string, { times: false })).toBe(hash)
})

test('a later record shares the license of an earlier one as it was edited', async () => {
  const rows = [
    nevadaRow(1, { Status: 'Pending' }),
    nevadaRow(2, { Name: 'MARIGOLD HOUSE 1', 'Credential Number': '1001-23' }),
  ]
  file('shared.csv', rows)
  const edits = editsOf('shared.csv', [cell(rows[0] as Row, 1, 'Status', 'Active')])
  const { run } = await load(
    database.engine,
    request(['shared.csv'], { edits: { document: edits, lenient: false } }),
  )
  expect(run).toMatchObject({ rowsLoaded: 2, warnings: 0 })
})

test('edits for other bytes are refused, and leniently applied where the file says the old value', async () => {
  const rows = [nevadaRow(1, { Phone: 'x' }), nevadaRow(2, { Phone: 'y' })]
  file('week.csv', rows)
  const document = editsOf('week.csv', [
    cell(rows[0] as Row, 1, 'Phone', '702-555-0001'),
    cell(rows[1] as Row, 2, 'Phone', '702-555-0002'),
  ])
  // another record before them, and the second was mended by the state
  file('week.csv', [nevadaRow(9), rows[0] as Row, nevadaRow(2)])
  await expect(
    load(database.engine, request(['week.csv'], { edits: { document, lenient: false } })),
  ).rejects.toMatchObject({
    code: 'edits-other-file',
    exitCode: 3,
    hint: expect.stringContaining('--edits-lenient'),
  })
  const { run, notices } = await load(
    database.engine,
    request(['week.csv'], { edits: { document, lenient: true } }),
  )
  expect(run).toMatchObject({ rowsLoaded: 3, warnings: 0 })
  expect(notices.join()).toContain('week.csv: 1 of 2 edits was not applied')

  // what found nothing to change is not for the bytes of this run
  const path = join(folder, 'lenient.json')
  expect(await exportRunEdits(database.engine.client, run.runId, path)).toMatchObject({ edits: 1 })
  const again = await load(
    database.engine,
    request(['week.csv'], {
      mode: 'replace',
      edits: { document: await readEditsFile(path), lenient: false },
    }),
  )
  expect(again.run).toMatchObject({ rowsLoaded: 3, warnings: 0 })
})

test('edits of the same bytes that expect another value end the load, and nothing is published', async () => {
  file('same.csv', [nevadaRow(1)])
  const document = editsOf('same.csv', [cell(nevadaRow(1, { Phone: 'another' }), 1, 'Phone', 'x')])
  await expect(
    load(database.engine, request(['same.csv'], { edits: { document, lenient: false } })),
  ).rejects.toMatchObject({
    code: 'edits-other-file',
    line: 2,
    message: expect.stringContaining("Phone does not say 'another'"),
  })
  const nowhere = editsOf('same.csv', [
    { kind: 'value', column: 'Phone', place: -1, from: 'nowhere', to: '', standing: false, ...by },
  ])
  await expect(
    load(database.engine, request(['same.csv'], { edits: { document: nowhere, lenient: false } })),
  ).rejects.toMatchObject({
    code: 'edits-other-file',
    message: expect.stringContaining("no record says 'nowhere' in Phone"),
  })
})

test('a correction stands once its run is published, is applied to the next file, and ends where the state has mended it', async () => {
  const row = nevadaRow(1, { Phone: '702-555-O1O1' })
  file('one.csv', [row])
  const edits = {
    document: editsOf('one.csv', [cell(row, 1, 'Phone', '702-555-0101', true)]),
    lenient: false,
  }
  const { client } = database.engine
  await load(database.engine, request(['one.csv'], { edits, publish: 'never' }))
  expect(await standingCorrections(client, ['nevada'], '2099-12-31')).toEqual([])
  await load(database.engine, request(['one.csv'], { edits }))
  expect(await standingCorrections(client, ['nevada'], '2099-12-31')).toMatchObject([
    {
      license: '1001-23',
      company: null,
      column: 'Phone',
      from: '702-555-O1O1',
      to: '702-555-0101',
      who: 'ada',
      why: by.why,
    },
  ])

  file('two.csv', [nevadaRow(7), row])
  const second = await load(database.engine, request(['two.csv'], { date: `${date.slice(0, 8)}08` }))
  expect(second.run).toMatchObject({ rowsLoaded: 2, warnings: 0 })
  expect(await edited(second.run.runId)).toMatchObject([{ kind: 'correction', record: 2, records: [2] }])

  file('three.csv', [nevadaRow(7), nevadaRow(1, { Phone: '702-555-0188' })])
  const third = await load(database.engine, request(['three.csv'], { date: `${date.slice(0, 8)}15` }))
  expect(third.notices.join()).toContain("three.csv, line 3, Phone: the file now says '702-555-0188'")
  expect(await standingCorrections(client, ['nevada'], '2099-12-31')).toEqual([])
  expect((await listCorrections(client)).slice(0, 1)).toMatchObject([
    { ended: { runId: third.run.runId, says: '702-555-0188' } },
  ])
})

test('a run that a correction changed is made again by its export when the correction stands no more', async () => {
  const row = nevadaRow(1, { Phone: '702-555-O2O2' })
  file('corrected.csv', [row])
  const document = editsOf('corrected.csv', [cell(row, 1, 'Phone', '702-555-0202', true)])
  await load(
    database.engine,
    request(['corrected.csv'], { date: '2026-07-06', edits: { document, lenient: false } }),
  )
  const { run } = await load(database.engine, request(['corrected.csv'], { date: '2026-07-13' }))
  const path = join(folder, 'corrected.json')
  expect(await exportRunEdits(database.engine.client, run.runId, path)).toMatchObject({ edits: 1 })
  const standing = await standingCorrections(database.engine.client, ['nevada'], '2026-07-13')
  for (const { correctionId } of standing) await removeCorrection(database.engine.client, 'ada', correctionId)
  const { run: again } = await load(
    database.engine,
    request(['corrected.csv'], {
      date: '2026-07-13',
      mode: 'replace',
      edits: { document: await readEditsFile(path), lenient: false },
    }),
  )
  expect(await edited(again.runId)).toMatchObject([{ to: '702-555-0202' }])
  const hashOf = (schema: string | null) =>
    contentHash(database.engine.client, schema as string, { times: false })
  expect(await hashOf(again.schema)).toBe(await hashOf(`loader_trash_${run.runId}`))
})

test('a correction says nothing of a date before that in which it was made', async () => {
  const row = nevadaRow(1, { Phone: '702-555-O1O1' })
  file('made.csv', [row])
  const document = editsOf('made.csv', [cell(row, 1, 'Phone', '702-555-0101', true)])
  await load(
    database.engine,
    request(['made.csv'], { date: '2026-08-10', edits: { document, lenient: false } }),
  )
  file('earlier.csv', [nevadaRow(1, { Phone: '702-555-0199' })])
  const { notices } = await load(database.engine, request(['earlier.csv'], { date: '2026-08-03' }))
  expect(notices.join()).not.toContain('correction')
  const on = (date: string) => standingCorrections(database.engine.client, ['nevada'], date)
  expect((await on('2026-08-10')).filter(({ from }) => from === '702-555-O1O1')).toHaveLength(1)
  expect((await on('2026-08-09')).filter(({ from }) => from === '702-555-O1O1')).toHaveLength(0)
})

test('a correction of a column that the file lacks is told', async () => {
  const row = nevadaRow(1, { County: 'not asked' })
  file('with.csv', [row])
  const document = editsOf('with.csv', [cell(row, 1, 'County', 'CLARK', true)])
  await load(
    database.engine,
    request(['with.csv'], { date: '2026-09-07', edits: { document, lenient: false } }),
  )
  const place = nevadaHeader.indexOf('County')
  const lacking = [nevadaHeader, nevadaHeader.map((column) => row[column] ?? '')]
  write('lacking.csv', csv(lacking.map((cells) => cells.filter((_, at) => at !== place))))
  const { notices } = await load(database.engine, request(['lacking.csv'], { date: '2026-09-14' }))
  expect(notices.join()).toContain(
    'lacking.csv: 1 standing correction was not applied, since the file has no column County.',
  )
})

test('a correction that is made again takes the place of the one before, and one can be taken back', async () => {
  const row = nevadaRow(1, { Phone: 'x' })
  file('again.csv', [row])
  const edits = (to: string) => ({
    document: editsOf('again.csv', [cell(row, 1, 'Phone', to, true)]),
    lenient: false,
  })
  const { client } = database.engine
  await load(database.engine, request(['again.csv'], { edits: edits('702-555-0101') }))
  await load(database.engine, request(['again.csv'], { edits: edits('702-555-0102'), mode: 'replace' }))
  const [standing, ...others] = await standingCorrections(client, ['nevada'], '2099-12-31')
  expect([standing?.to, others]).toEqual(['702-555-0102', []])
  await removeCorrection(client, 'grace', standing?.correctionId as number)
  expect(await standingCorrections(client, ['nevada'], '2099-12-31')).toEqual([])
  await expect(removeCorrection(client, 'grace', standing?.correctionId as number)).rejects.toMatchObject({
    code: 'run-state',
  })
})

test('hostile text in an edit is a value like any other', async () => {
  const hostile = [
    "'; drop schema loader cascade; --",
    '<img src=x onerror=alert(1)>',
    '=cmd|calc',
    '\u202eabc',
    '{"a":1}',
    '$1 \\N',
  ]
  const rows = hostile.map((_, index) => nevadaRow(index + 1))
  file('hostile.csv', rows)
  const edits = editsOf(
    'hostile.csv',
    rows.map((row, index) => ({
      ...cell(row, index + 1, 'Name', hostile[index] as string, true),
      why: hostile[index] as string,
    })),
  )
  const { run } = await load(
    database.engine,
    request(['hostile.csv'], { edits: { document: edits, lenient: false } }),
  )
  expect(run.rowsLoaded).toBe(hostile.length)
  expect((await edited(run.runId)).map(({ to }) => to)).toEqual(hostile)
  expect(
    (await standingCorrections(database.engine.client, ['nevada'], '2099-12-31')).map(({ to, why }) => [
      to,
      why,
    ]),
  ).toEqual(hostile.map((text) => [text, text]))
})

test('trace, diff and an export tell of edits, and a load by the export makes the same run', async () => {
  const rows = [nevadaRow(1, { Phone: 'x' }), nevadaRow(2), nevadaRow(3, { 'Primary Contact Role': 'Owner' })]
  file('before.csv', rows.slice(1))
  await load(database.engine, request(['before.csv'], { date: '2026-10-30' }))
  file('told.csv', rows)
  const last = csv([nevadaHeader.map((column) => rows[2]?.[column] ?? '')]).trimEnd()
  const edits = editsOf('told.csv', [
    cell(rows[0] as Row, 1, 'Phone', '702-555-0101'),
    cell(rows[1] as Row, 2, 'Status', 'Closed'),
    { kind: 'leave-out', record: 3, line: 4, from: last, ...by, why: 'it moved to Utah' },
  ])
  const { run } = await load(
    database.engine,
    request(['told.csv'], { date: '2026-10-31', edits: { document: edits, lenient: false } }),
  )
  const stepOf = async (license: string) =>
    (await trace(database.engine, license)).subjects[0]?.steps.find(({ runId }) => runId === run.runId)
  expect(await stepOf('1001-23')).toMatchObject({
    state: 'loaded',
    edits: [{ kind: 'cell', column: 'Phone', from: 'x', to: '702-555-0101', who: 'ada', why: by.why }],
  })
  expect(await stepOf('1003-23')).toMatchObject({
    state: 'set-aside',
    why: 'set aside by ada on 2026-11-21: it moved to Utah',
  })

  const changes = await openChanges(database.engine, run.runId, null)
  const changed = await changes.rows({ ...everyChange, kind: 'changed' }, 0, 9)
  await changes.close()
  expect(changed.rows).toMatchObject([
    { licenseNumber: '1002-23', edits: [{ column: 'Status', to: 'Closed' }] },
  ])

  const path = join(folder, 'edits.json')
  expect(await exportRunEdits(database.engine.client, run.runId, path)).toMatchObject({ edits: 3 })
  const again = await readEditsFile(path)
  expect(again).toEqual(edits)
  const second = await load(
    database.engine,
    request(['told.csv'], {
      date: '2026-10-31',
      mode: 'replace',
      edits: { document: again, lenient: false },
    }),
  )
  const hashOf = (schema: string | null) =>
    contentHash(database.engine.client, schema as string, { times: false })
  expect(await hashOf(second.run.schema)).toBe(await hashOf(`loader_trash_${run.runId}`))
})
