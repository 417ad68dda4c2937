import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CleanedRecord } from '../../../shared/columns.ts'
import type { Edit } from '../../../shared/edits/edit.ts'
import type { ReviewRow } from '../../../shared/window/review.ts'
import { testEngine } from '../../testing/engine.ts'
import { testFiles } from '../../testing/files.ts'
import { csv } from '../../testing/invent/csv.ts'
import { texasHeader } from '../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../testing/invent/numbered.ts'
import { type FileParts, partsOf } from '../files/recognisedFile.ts'
import { type FilesRequest, recogniseFiles } from '../files/recogniseFiles.ts'
import { load } from '../load/load.ts'
import { type OpenReview, openReview } from './review.ts'
import type { ReviewProgress, ReviewRequest } from './reviewRequest.ts'
import { runsBefore } from './runsBefore.ts'

const { folder, write } = testFiles()
const date = '2026-11-22'
const database = testEngine()

async function requestFor(...files: string[]): Promise<ReviewRequest> {
  const inputs = await recogniseFiles({ folder, files })
  return {
    runDate: date,
    files: inputs.map(partsOf),
    base: null,
    before: inputs.map(() => null),
  }
}

/** A review that has come to its end. */
async function reviewOf(...files: string[]): Promise<OpenReview> {
  const request = await requestFor(...files)
  return new Promise((resolve) => {
    const review = openReview(request, ({ done }) => {
      if (done) resolve(review)
    })
  })
}

async function allRows(review: OpenReview, file: number, page: number): Promise<ReviewRow[]> {
  const rows: ReviewRow[] = []
  for (;;) {
    const more = await review.rows({ file, from: rows.length + 1, count: page })
    if (more.length === 0) return rows
    rows.push(...more)
  }
}

/** Every 40th record has something wrong, of seven kinds. */
function troubled(count: number, first: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = first + index
    if (index % 40 !== 7) return texasRecord(number)
    return [
      texasRecord(number, { Capacity: '12O' }),
      texasRecord(number, { 'Operation Name': '' }),
      texasRecord(number).slice(1),
      texasRecord(number - 3), // repeats
      texasRecord(number, { Operation: `00${100_000 + number - 5}`, Status: 'On Hold' }), // disagrees
      texasRecord(number, { Phone: '911', 'Issue Date': '13/45/2020' }),
      texasRecord(number, { 'Operation Name': 'Two\nlines' }),
    ][Math.floor(index / 40) % 7] as string[]
  })
  return csv([texasHeader, ...rows])
}

test('shows of every record what the load makes of it, with the same counts', async () => {
  write('first.csv', troubled(30_000, 1))
  // begins with what the first file has too
  write('second.csv', troubled(20_000, 29_000))
  const request: FilesRequest = { folder, files: ['first.csv', 'second.csv'] }
  const review = await reviewOf(...request.files)
  const { files, error } = review.progress()
  expect(error).toBeNull()

  const { run, files: loaded } = await load(database.engine, {
    ...request,
    date,
    mode: 'new',
    publish: 'always',
  })
  for (const [number, { counts }] of files.entries()) {
    const { rowsRead, rowsLoaded, rowsRejected, rowsSetAside, rowsBlank, warnings } = loaded[
      number
    ] as (typeof loaded)[number]
    expect(counts).toEqual({ rowsRead, rowsLoaded, rowsRejected, rowsSetAside, rowsBlank, warnings })
  }
  expect(run.rowsRead).toBe(50_000)

  const { client } = database.engine
  for (const [number, name] of request.files.entries()) {
    const rows = await allRows(review, number, 500)
    const { rows: facilities } = await client.query<Record<string, unknown> & { record: number }>(
      `select source_record as record, license_number, licensee_name, first_name, last_name, title, email, phone, phone2,
              city, county, state, zip, f.*
         from leads_20261122.facility f
         join leads_20261122.license using (license_id)
         left join leads_20261122.contact using (contact_id)
         left join leads_20261122.addresscode using (addresscode_id)
        where source_file = $1 order by source_record`,
      [name],
    )
    const kept = rows.filter(({ rejected }) => !rejected)
    expect(kept.map(({ record }) => record)).toEqual(facilities.map(({ record }) => record))
    // the license's own values are the first record's, so they may differ
    const own = ['license_status', 'license_type', 'license_issued', 'license_renewed', 'licensee_name']
    const differing = kept.flatMap(({ cleaned, record }, index) => {
      const facility = facilities[index] as Record<string, unknown>
      return Object.entries(cleaned as CleanedRecord)
        .filter(
          ([field, value]) =>
            !own.includes(field) && JSON.stringify(facility[field]) !== JSON.stringify(value),
        )
        .map(([field, value]) => ({ record, field, value, loaded: facility[field] }))
    })
    expect(differing).toEqual([])
    const { rows: issues } = await client.query(
      `select record, severity, cause, column_name as "column", field, value, reason
         from loader.row_issue where run_id = $1 and file_number = $2 order by record, cause, field`,
      [run.runId, number],
    )
    const shown = rows
      .flatMap(({ record, issues: of }) => of.map((issue) => ({ record, ...issue })))
      .sort(
        (a, b) =>
          a.record - b.record ||
          a.cause.localeCompare(b.cause) ||
          (a.field ?? '').localeCompare(b.field ?? ''),
      )
    expect(shown).toEqual(issues)
    expect(rows.every(({ checked }) => checked)).toBe(true)
  }
  await review.close()
})

test('goes from problem to problem, also of one cause and backwards', async () => {
  write('few.csv', troubled(600, 200_000))
  const review = await reviewOf('few.csv')
  const step = (from: number, direction: 'next' | 'previous', cause: string | null = null) =>
    review.problem({ file: 0, from, direction, cause })
  expect(await step(0, 'next')).toBe(8)
  expect(await step(8, 'next')).toBe(48)
  expect(await step(48, 'previous')).toBe(8)
  expect(await step(8, 'previous')).toBeNull()
  expect(await step(0, 'next', 'repeat')).toBe(128)
  expect(await step(128, 'next', 'repeat')).toBe(408)
  expect(await step(408, 'next', 'repeat')).toBeNull()
  expect(await step(600, 'previous', 'too_few_cells')).toBe(368)
  expect(await step(0, 'next', 'constructor')).toBeNull()
  await review.close()
})

test('a page is shown before the reading has come to it, and says what is not known yet', async () => {
  write('big.csv', texas(20_000, 300_000))
  write('after.csv', csv([texasHeader, texasRecord(300_000), texasRecord(400_000)]))
  const request = await requestFor('big.csv', 'after.csv')
  const seen: ReviewProgress[] = []
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const review = openReview(request, (progress) => {
    seen.push(progress)
    if (progress.done) finish()
  })
  const [repeat, other] = await review.rows({ file: 1, from: 1, count: 10 })
  expect(repeat).toMatchObject({ record: 1, line: 2, rejected: false, checked: false, issues: [] })
  expect(other?.cleaned?.company).toBe('Invented Care 400000')
  const [far] = await review.rows({ file: 0, from: 19_999, count: 1 })
  expect(far?.cleaned?.company).toBe('Invented Care 319998')
  await finished
  const [checked] = await review.rows({ file: 1, from: 1, count: 1 })
  expect(checked).toMatchObject({ rejected: true, checked: true, issues: [{ cause: 'repeat' }] })
  expect(checked?.issues[0]?.reason).toContain('record 1 of big.csv')
  expect(await review.rows({ file: 1, from: 3, count: 5 })).toEqual([])
  const read = seen.map(({ files }) => files[0]?.counts.rowsRead ?? 0)
  expect(read).toEqual([...read].sort((a, b) => a - b))
  expect(seen.at(-1)?.files.map(({ bytesRead }) => bytesRead)).toEqual(
    request.files.map(({ file }) => file.bytes),
  )
  await review.close()
})

test('a quote that is never closed ends the counting, and the records before it can be looked at', async () => {
  write('open.csv', `${texas(3000)}"never closed,${'x'.repeat(50)}\n`)
  const review = await reviewOf('open.csv')
  expect(review.progress()).toMatchObject({ done: true, error: { code: 'file-quotes' } })
  expect(await review.rows({ file: 0, from: 1, count: 2 })).toHaveLength(2)
  await review.close()
})

test('what would be a long answer is cut, cell by cell and row by row', async () => {
  const long = 'x'.repeat(5000)
  write(
    'long.csv',
    csv([texasHeader, texasRecord(1, { Address: long }), texasRecord(2, { Zip: `"${long}` })]),
  )
  const review = await reviewOf('long.csv')
  const [first] = await review.rows({ file: 0, from: 1, count: 500 })
  expect(first?.raw[3]).toHaveLength(2000)
  expect(first?.cleaned?.address1).toHaveLength(2000)
  const header = [...texasHeader, ...Array.from({ length: 1000 }, (_, index) => `More ${index}`)]
  const wide = (number: number) => [
    ...texasRecord(number),
    ...Array.from({ length: 1000 }, () => 'y'.repeat(900)),
  ]
  write('wide.csv', csv([header, ...Array.from({ length: 40 }, (_, index) => wide(index))]))
  const other = await reviewOf('wide.csv')
  const rows = await other.rows({ file: 0, from: 1, count: 40 })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.length).toBeLessThan(40)
  await Promise.all([review.close(), other.close()])
})

test('rejects are written as they stand in the file, with what is wrong', async () => {
  const bad = texasRecord(1, { 'Operation Name': '', City: '=1+1' })
  write('bad.csv', csv([texasHeader, bad, texasRecord(2), texasRecord(2)]))
  const review = await reviewOf('bad.csv')
  const path = join(folder, 'rejects.csv')
  expect(await review.exportRejects({ path })).toEqual([{ file: path, of: 'bad.csv', rows: 2 }])
  const [header, first, second] = readFileSync(path, 'utf8').split('\r\n')
  expect(header?.endsWith('School,_line,_field,_value,_reason')).toBe(true)
  expect(first).toBe(`${bad.join(',')},2,facility.company,,has no company name: Operation Name is empty`)
  expect(second).toContain(',4,,,repeats record 2 of bad.csv in all its values')
  await expect(review.exportRejects({ path })).rejects.toMatchObject({ code: 'output-failed' })
  await review.close()
  await expect(review.rows({ file: 0, from: 1, count: 1 })).rejects.toMatchObject({ code: 'cancelled' })
})

test('a file that changes under a review is told, not shown', async () => {
  write('changing.csv', texas(100))
  const review = await reviewOf('changing.csv')
  write('changing.csv', texas(101))
  await expect(review.rows({ file: 0, from: 1, count: 1 })).rejects.toMatchObject({ code: 'file-changed' })
  await review.close()
})

test('records that are not as in the run before of their source are counted and shown, edits included', async () => {
  write('week1.csv', texas(5))
  const week2 = [1, 2, 3, 4, 5, 6].map((n) => texasRecord(n, n === 2 ? { City: 'AUSTIN' } : {}))
  write('week2.csv', csv([texasHeader, ...week2]))
  const before = { folder, files: ['week1.csv'], date: '2026-11-08', mode: 'new', publish: 'always' } as const
  await load(database.engine, before)
  const { client, target } = database.engine
  const asked = { sources: ['texas', 'nevada'], date, replaces: false }
  const [run, none] = await runsBefore(client, target.connection, asked)
  expect(run).toMatchObject({ date: '2026-11-08' })
  expect(none).toBeNull()
  const request = await requestFor('week2.csv')
  const told: { last: ReviewProgress | null } = { last: null }
  const review = openReview({ ...request, before: [run ?? null] }, (progress) => {
    told.last = progress
  })
  const changed = () => told.last?.files[0]?.changed
  const show = { show: 'changed', cause: null, search: '', sort: null, neighbours: 0 } as const
  await review.filter({ filterId: 1, filter: show })
  await expect
    .poll(() => [changed(), told.last?.filter?.done])
    .toEqual([{ since: '2026-11-08', records: 2 }, true])
  expect((await review.rows({ file: 0, from: 1, count: 9 })).map(({ record }) => record)).toEqual([2, 6])
  const place = texasHeader.indexOf('City')
  const own = { who: 'ada', at: '2026-11-22T09:00:00.000Z', why: null, standing: false }
  const from = String(week2[3]?.[place])
  const edit = {
    kind: 'cell',
    record: 4,
    line: 5,
    place,
    column: 'City',
    license: '',
    company: '',
    from,
    to: 'WACO',
  } as const
  await review.edit({ edits: [[{ ...edit, ...own }]] })
  await expect.poll(changed).toEqual({ since: '2026-11-08', records: 3 })
  // a search among them
  await review.filter({ filterId: 2, filter: { ...show, search: 'waco' } })
  await expect.poll(() => told.last?.filter).toMatchObject({ filterId: 2, done: true, fitting: [1] })
  await review.close()
})

test('what a source or a person sets aside is marked, and can be shown alone', async () => {
  const cities = ['AUSTIN', 'AUSTIN', 'WACO', 'AUSTIN']
  write('one.csv', csv([texasHeader, ...cities.map((City, n) => texasRecord(n + 1, { City }))]))
  const request = await requestFor('one.csv')
  const [file] = request.files
  const source = { ...file?.source, file: { onePer: { column: 'City' } } } as FileParts['source']
  const parts = { ...(file as FileParts), source }
  const told: { last: ReviewProgress | null } = { last: null }
  const review = openReview({ ...request, files: [parts] }, (progress) => {
    told.last = progress
  })
  await expect.poll(() => told.last?.done).toBe(true)
  const leaveOut = { kind: 'leave-out', id: '', record: 3, why: null } as const
  const made = await review.editOf({ file: 0, request: leaveOut })
  const by = { who: 'ada', at: '2026-11-22T09:00:00.000Z', why: null }
  await review.edit({ edits: [[{ ...made, ...by } as Edit]] })
  await expect.poll(() => told.last?.recounting).toBe(false)
  const show = { show: 'aside', cause: null, search: '', sort: null, neighbours: 0 } as const
  await review.filter({ filterId: 1, filter: show })
  const rows = await review.rows({ file: 0, from: 1, count: 9 })
  expect(rows).toHaveLength(told.last?.files[0]?.counts.rowsSetAside ?? -1)
  expect(rows.every(({ leftOut, rejected }) => leftOut && !rejected)).toBe(true)
  expect(rows.map(({ record, aside }) => [record, aside])).toEqual([
    [2, expect.stringContaining('City')],
    [3, null],
    [4, expect.stringContaining('City')],
  ])
  await review.close()
})
