import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { testEngine } from '../../../testing/engine.ts'
import { type LoadResult, load } from '../load.ts'

const samples = fileURLToPath(new URL('../../../../samples/', import.meta.url))
const flawed = `${samples}flawed/`
const ofSources = fileURLToPath(new URL('../../../sources/states/', import.meta.url))
const date = '2025-11-05'
const states = ['nevada', 'oklahoma', 'texas'] as const

const database = testEngine()

function loadFiles(
  folder: string,
  files: readonly string[],
  publish: 'passing' | 'always' = 'passing',
): Promise<LoadResult> {
  return load(database.engine, { folder, files, date, mode: 'replace', publish })
}

interface Issue {
  readonly record: number
  readonly line: number
  readonly cause: string
  readonly column: string | null
}

async function issuesOf(runId: number, severity: 'reject' | 'warning', file: string) {
  const { rows } = await database.engine.client.query<
    Issue & { field: string; value: string; reason: string }
  >(
    `select i.record, i.line, i.cause, i.column_name as column, i.field, i.value, i.reason
       from loader.row_issue i
       join loader.run_file f using (run_id, file_number)
      where i.run_id = $1 and i.severity = $2 and f.name = $3
      order by i.record, i.column_name`,
    [runId, severity, file],
  )
  return rows
}

/** Everything that the date's readers see and what was set aside, without ids and times. */
async function contentOf(runId: number): Promise<unknown> {
  const { rows } = await database.engine.client.query(
    `with record as (
       select f.source_file, f.source_record,
              to_jsonb(f) - '{facility_id,license_id,contact_id,addresscode_id,updated_dt}'::text[] as facility,
              to_jsonb(l) - '{license_id,updated_dt}'::text[] as license,
              to_jsonb(c) - '{contact_id,updated_dt}'::text[] as contact,
              to_jsonb(a) - '{addresscode_id,updated_dt}'::text[] as address
         from leads_20251105.facility f
         join leads_20251105.license l using (license_id)
         left join leads_20251105.contact c using (contact_id)
         left join leads_20251105.addresscode a using (addresscode_id)
     ), issue as (
       select f.name, i.record, i.line, i.cause, i.column_name, i.field, i.value, i.reason, i.raw
         from loader.row_issue i
         join loader.run_file f using (run_id, file_number)
        where i.run_id = $1
     )
     select (select md5(string_agg(r::text, '' order by source_file, source_record)) from record r) as records,
            (select md5(string_agg(i::text, '' order by name, record, column_name, cause)) from issue i) as issues,
            (select count(*) from record) as facilities`,
    [runId],
  )
  return rows[0]
}

const files = states.map((id) => `${id}.csv`)

test('the samples end with nothing to look at', async () => {
  const { run, published, checks } = await loadFiles(samples, files)
  expect(published).toBe(true)
  expect(run).toMatchObject({ rowsRead: 70, rowsLoaded: 70, rowsRejected: 0, rowsBlank: 0, warnings: 0 })
  expect(checks.filter(({ status }) => status !== 'passed' && status !== 'skipped')).toEqual([])
  expect(checks.filter(({ status }) => status === 'passed').length).toBeGreaterThan(50)
})

describe('the samples with flaws', () => {
  test('load and publish, with a few rejects and warnings to look at', async () => {
    const { run, published, checks } = await loadFiles(flawed, files)
    expect(published).toBe(true)
    expect(run).toMatchObject({ rowsRead: 94, rowsLoaded: 88, rowsRejected: 6, rowsBlank: 1, warnings: 12 })
    expect(checks.filter(({ status }) => status === 'error')).toEqual([])
  })

  test.each(states)('have the rejects and warnings that are expected: %s', async (id) => {
    const { run } = await loadFiles(flawed, files)
    const expected = JSON.parse(readFileSync(`${ofSources}${id}/expected.json`, 'utf8'))
    const rejects = await issuesOf(run.runId, 'reject', `${id}.csv`)
    expect(rejects.map(({ record, line, cause, column }) => ({ record, line, cause, column }))).toEqual(
      expected.rejects.map(({ record, line, cause, column }: Issue) => ({ record, line, cause, column })),
    )
    const warnings = await issuesOf(run.runId, 'warning', `${id}.csv`)
    expect(warnings.map(({ reason: _, ...warning }) => warning)).toEqual(expected.warnings)
  })

  test('loaded twice give the same content', async () => {
    const first = await contentOf((await loadFiles(flawed, files)).run.runId)
    const second = await contentOf((await loadFiles(flawed, files)).run.runId)
    expect(second).toEqual(first)
  })

  test.each([[['texas.csv', 'nevada.csv', 'oklahoma.csv']], [['oklahoma.csv', 'texas.csv', 'nevada.csv']]])(
    'give the same content in the order %j',
    async (order) => {
      const usual = await contentOf((await loadFiles(flawed, files)).run.runId)
      expect(await contentOf((await loadFiles(flawed, order)).run.runId)).toEqual(usual)
    },
  )
})

describe('two files of one source', () => {
  const folder = `${samples}more/runs`

  test('load each record once, whatever the columns stand in which order', async () => {
    const { run } = await loadFiles(folder, ['first.csv', 'second.csv'], 'always')
    expect(run).toMatchObject({
      rowsLoaded: 8,
      rowsRejected: 3,
      tableRows: { facility: 8, license: 5, contact: 4, addresscode: 1 },
    })
    const inFirst = await issuesOf(run.runId, 'reject', 'first.csv')
    expect(inFirst).toMatchObject([{ record: 4, cause: 'repeat' }])
    expect(inFirst[0]?.reason).toMatch(/record 3 of first\.csv/)
    const inSecond = await issuesOf(run.runId, 'reject', 'second.csv')
    expect(inSecond).toMatchObject([
      { record: 1, cause: 'repeat' },
      { record: 5, cause: 'repeat' },
    ])
    expect(inSecond[0]?.reason).toMatch(/record 1 of first\.csv/)
    expect(inSecond[1]?.reason).toMatch(/record 4 of second\.csv/)
  })

  test('share a license: empty values are filled from a later record, a conflict is a warning', async () => {
    const { run } = await loadFiles(folder, ['first.csv', 'second.csv'], 'always')
    const { rows } = await database.engine.client.query(
      `select license_number, license_status, license_issued, count(*) as facilities
         from leads_20251105.license join leads_20251105.facility using (license_id)
        group by 1, 2, 3 order by 1`,
    )
    expect(rows).toEqual([
      shared('7700001', 'Full Permit', '2015-05-05', 1),
      shared('7700002', 'Full Permit', '2014-04-04', 3),
      shared('7700003', 'Full Permit', '2016-06-06', 1),
      shared('7700004', 'Full Permit', '2017-07-07', 2),
      shared('7700005', 'Full Permit', '2018-08-08', 1),
    ])
    const warnings = await issuesOf(run.runId, 'warning', 'second.csv')
    expect(warnings).toMatchObject([
      { record: 3, cause: 'license_conflict', column: 'Issue Date', field: 'license.license_issued' },
    ])
    // not the license's first record, which had no date, but the one that filled it
    expect(warnings[0]?.reason).toMatch(/'2014-04-04' by record 2 of second\.csv and '2014-04-05'/)
  })

  test('in the other order keep the other records', async () => {
    const { run } = await loadFiles(folder, ['second.csv', 'first.csv'], 'always')
    expect(run).toMatchObject({ rowsLoaded: 8, rowsRejected: 3 })
    const rejects = await issuesOf(run.runId, 'reject', 'first.csv')
    expect(rejects.map(({ record }) => record)).toEqual([1, 4])
  })

  function shared(
    license_number: string,
    license_status: string,
    license_issued: string,
    facilities: number,
  ) {
    return { license_number, license_status, license_issued, facilities }
  }
})
