import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ColumnType } from '../../../../shared/columns/definition.ts'
import {
  type CleanedRecord,
  columnsOf,
  fieldTables,
  type RecordField,
  recordColumns,
  schemaVersion,
  tables,
} from '../../../../shared/columns.ts'
import { connect } from '../../../db/connection/connect.ts'
import { addKeys } from '../../../db/schema/keys.ts'
import { candidateName, insertRun, setSchema, setStatus } from '../../../db/schema/runs.ts'
import { copyBase, createCandidate } from '../../../db/schema/schemas.ts'
import { thisVersion } from '../../../db/schema/sqlFile.ts'
import { emptyRecord } from '../../../sources/emptyRecord.ts'
import { sourceById } from '../../../sources/index.ts'
import { layoutOf } from '../../../sources/layout.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { everyChange, openChanges } from '../../changes/openChanges.ts'
import type { RecognisedFile } from '../../files/recognisedFile.ts'
import {
  addressFingerprint,
  contactFingerprint,
  licenseFingerprint,
  recordFingerprint,
} from '../../intake/recordFingerprint.ts'
import { requireRun } from '../../runs/change/changeRun.ts'
import { exportTable } from '../../runs/export/exportTable.ts'
import { readTablePage } from '../../runs/tablePage.ts'
import { trace } from '../../trace/trace.ts'
import { load } from '../load.ts'
import { openCandidateSink } from '../stage/candidateSink.ts'
import { readDateRecords } from '../stage/recordsOfDate.ts'

// A new column was forgotten in places that said nothing: fingerprints took two records for one, a comparison saw no
// change, a date that was added to lost the value. Every column of the catalog is taken through all of them here.

const { folder, write } = testFiles()
const database = testEngine()

const signal = new AbortController().signal
const fields = recordColumns.map(({ name, type }) => [name as RecordField, type] as const)

/** A value of a column that no other column has, and another one. */
function sampleOf(name: string, type: ColumnType, another = false): unknown {
  const place = recordColumns.findIndex((column) => column.name === name) + 1 + (another ? 100 : 0)
  switch (type) {
    case 'text':
      return `${name} ${place}`
    case 'integer':
      return place
    case 'number':
      return place + 0.5
    case 'boolean':
      return !another
    case 'date':
      return `20${place % 50 < 10 ? '0' : ''}${place % 50}-01-${another ? '02' : '01'}`
    case 'ageGroups':
      return another ? ['infant'] : ['toddler', 'preschool']
    case 'attributes':
      return { key: place }
    case 'time':
      throw new Error('a record has no time')
  }
}

const record = (): CleanedRecord =>
  Object.assign(emptyRecord(), Object.fromEntries(fields.map(([name, type]) => [name, sampleOf(name, type)])))

const differing = (name: RecordField, type: ColumnType): CleanedRecord =>
  Object.assign(record(), { [name]: sampleOf(name, type, true) })

const source = sourceById('texas')
const file = {
  number: 0,
  file: { name: 'invented.csv' },
  layout: layoutOf(source, ['Operation', 'Operation Name']),
} as unknown as RecognisedFile

function fingerprintOf(of: CleanedRecord): string {
  const license = { ...licenseFingerprint(source.state, of.license_number as string) }
  const contact = { ...(contactFingerprint(of) ?? { low: 0, high: 0 }) }
  const address = { ...(addressFingerprint(of) ?? { low: 0, high: 0 }) }
  const { low, high } = recordFingerprint(source.id, of, license, contact, address)
  return `${low} ${high}`
}

/** A candidate with the one record, complete with keys. */
async function candidate(): Promise<{ runId: number; schema: string }> {
  const { engine } = database
  const { connection } = engine.target
  const uuid = randomUUID()
  const date = '2026-01-05'
  const runId = await insertRun(engine.client, {
    uuid,
    date,
    mode: 'new',
    baseRunId: null,
    schemaVersion,
    appVersion: 'test',
    without: [],
    who: 'test',
  })
  const schema = candidateName(runId)
  const control = await connect(connection, 'tests')
  const second = await connect(connection, 'tests')
  await createCandidate(control, schema, () => setSchema(control, runId, schema))
  const sink = await openCandidateSink(connection, schema, runId, Date.now())
  const own = record()
  sink.license(1, source.state, own)
  sink.contact(1, own)
  sink.addressCode(1, own)
  sink.facility({ id: 1, file, recordNumber: 1, record: own, licenseId: 1, contactId: 1, addressCodeId: 1 })
  await sink.drain()
  await sink.finish()
  await addKeys(control, second, schema)
  await setStatus(control, runId, { status: 'waiting', who: 'test' })
  await control.end()
  await second.end()
  return { runId, schema }
}

const rowOf = async (schema: string) => {
  const { rows } = await database.engine.client.query<Record<string, unknown>>(
    `select * from ${schema}.facility join ${schema}.license using (license_id)
       join ${schema}.contact using (contact_id) join ${schema}.addresscode using (addresscode_id)`,
  )
  return rows[0] as Record<string, unknown>
}

describe('every column', () => {
  let made: Awaited<ReturnType<typeof candidate>>
  beforeAll(async () => {
    made = await candidate()
  })

  test('of the catalog stands in the tables, with its comment', async () => {
    const { rows } = await database.engine.client.query<{ table: string; name: string; comment: string }>(
      `select c.relname as table, a.attname as name, col_description(c.oid, a.attnum) as comment
         from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 order by c.relname, a.attnum`,
      [made.schema],
    )
    const wanted = [...tables]
      .sort()
      .flatMap((table) => columnsOf(table).map(({ name, comment }) => ({ table, name, comment })))
    expect(rows).toEqual(wanted)
  })

  test.each(fields)('%s is written and copied', async (name, type) => {
    const copy = `loader_candidate_${900_000 + recordColumns.findIndex((one) => one.name === name)}`
    const client = await connect(database.engine.target.connection, 'tests')
    try {
      await createCandidate(client, copy)
      await copyBase(client, copy, thisVersion(made.schema))
      expect((await rowOf(made.schema))[name]).toEqual(sampleOf(name, type))
      expect((await rowOf(copy))[name]).toEqual(sampleOf(name, type))
    } finally {
      await client.query(`drop schema if exists ${copy} cascade`)
      await client.end()
    }
  })

  test.each(fields)('%s tells a record from another', (name, type) => {
    expect(fingerprintOf(differing(name, type))).not.toBe(fingerprintOf(record()))
    const nothing = type === 'attributes' ? {} : null
    expect(fingerprintOf(Object.assign(record(), { [name]: nothing }))).not.toBe(fingerprintOf(record()))
  })

  test('alone makes a contact or an address code', () => {
    for (const { name, type, table } of recordColumns) {
      const only = Object.assign(emptyRecord(), { [name]: sampleOf(name, type) })
      expect([name, contactFingerprint(only) !== null]).toEqual([name, table === 'contact'])
      expect([name, addressFingerprint(only) !== null]).toEqual([name, table === 'addresscode'])
    }
  })

  test('is known of a record of the date that is added to', async () => {
    const { connection } = database.engine.target
    const date = await readDateRecords(
      connection,
      thisVersion(made.schema),
      thisVersion(made.schema),
      made.runId,
    )
    try {
      const asked = { record: record(), reject: null, warnings: [] }
      await date.fetch(file, [asked])
      const entryOf = (of: CleanedRecord) => {
        const { low, high } = licenseFingerprint(source.state, of.license_number as string)
        return date.known.licenses.find(low, high)
      }
      const repeats = (of: CleanedRecord) => {
        const [low = 0, high = 0] = fingerprintOf(of).split(' ').map(Number)
        const entry = entryOf(of)
        return entry >= 0 && date.known.licenses.repeats(entry, low, high) >= 0
      }
      expect(repeats(record())).toBe(true)
      for (const [name, type] of fields) expect([name, repeats(differing(name, type))]).toEqual([name, false])
    } finally {
      await date.close()
    }
  })
})

describe('of every column', () => {
  const header =
    'Operation,Operation Name,Address,City,State,Zip,County,Phone,Type,Status,Issue Date,Capacity'
  const line = '1,Acorn House,1 Elm St,AUSTIN,TX,78701,TRAVIS,512-555-0101,Center,Full,1/2/15,12'
  let before: number
  let after: number
  beforeAll(async () => {
    write('one.csv', `${header}\n${line}\n`)
    const one = async (date: string) =>
      (await load(database.engine, { folder, files: ['one.csv'], date, mode: 'new', publish: 'always' })).run
        .runId
    before = await one('2026-02-02')
    after = await one('2026-02-09')
  })

  test.each(fields.filter(([name]) => name !== 'license_number'))(
    'a change of %s is found by a comparison and told by a trace',
    async (name, type) => {
      const { client } = database.engine
      const table = fieldTables[name]
      const value = sampleOf(name, type, true)
      await client.query(`update leads_20260209.${table} set ${name} = $1`, [
        type === 'attributes' ? JSON.stringify(value) : value,
      ])
      const changes = await openChanges(database.engine, after, before)
      const { rows } = await changes.rows(everyChange, 0, 10)
      await changes.close()
      const { subjects } = await trace(database.engine, '1')
      // it alone: another one that differs would show the row whatever the comparison sees of this one
      await client.query(
        `update leads_20260209.${table} set ${name} = (select ${name} from leads_20260202.${table})`,
      )
      const named = type === 'attributes' ? 'attributes.key' : `${table}.${name}`
      expect(rows.flatMap((row) => row.fields.map(({ field }) => field))).toEqual([named])
      expect(subjects[0]?.steps.at(-1)?.changes.map(({ field }) => field)).toEqual([named])
    },
  )

  test('the table shows and exports it', async () => {
    const run = await requireRun(database.engine, after)
    for (const table of tables) {
      const names = columnsOf(table).map(({ name }) => name)
      const page = await readTablePage(database.engine, {
        runId: after,
        table,
        from: 0,
        count: 1,
        sort: null,
        search: '',
      })
      expect(page.columns.map(({ name }) => name)).toEqual(names)
      const path = `${folder}/${table}.csv`
      await exportTable(database.engine, { run, table, path, raw: true, signal })
      expect(readFileSync(path, 'utf8').split('\r\n')[0]).toBe(names.join(','))
    }
  })
})
