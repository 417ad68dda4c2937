import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isoDate } from '../../../shared/isoDate.ts'
import { testDatabase } from '../../testing/database.ts'
import { examples } from '../../testing/examples.ts'
import { type Client, connect } from '../connection/connect.ts'
import { type CopyWriter, copyInto } from './copyWriter.ts'

interface Row {
  text: string | null
  integer: number | null
  boolean: boolean | null
  date: string | null
  json: unknown
  texts: string[] | null
}

const database = testDatabase()
let client: Client
const copy =
  'copy public.copied (number, "text", "integer", "boolean", "date", "time", json, texts) from stdin (format binary)'
/** 2026-11-22T10:00:00.123Z */
const micros = BigInt(Date.UTC(2026, 10, 22, 10, 0, 0, 123) - Date.UTC(2000, 0, 1)) * 1000n

beforeAll(async () => {
  client = await database.connect('tests')
  await client.query(`create table public.copied (number integer primary key, "text" text, "integer" integer,
    "boolean" boolean, "date" date, "time" timestamptz not null, json jsonb not null, texts text[])`)
})
beforeEach(async () => {
  await client.query('truncate public.copied')
})

function write(writer: CopyWriter, row: Row, number: number): void {
  writer.row(8)
  writer.integer(number)
  writer.text(row.text)
  writer.integer(row.integer)
  writer.boolean(row.boolean)
  writer.date(row.date === null ? null : isoDate(row.date))
  writer.timestamp(micros)
  writer.json(JSON.stringify(row.json))
  writer.texts(row.texts)
}

async function roundTrip(rows: readonly Row[], drainEach = 1): Promise<Row[]> {
  const writer = copyInto(client, copy, 'copying')
  for (const [number, row] of rows.entries()) {
    write(writer, row, number)
    if (number % drainEach === 0) await writer.drain()
  }
  expect(await writer.finish()).toBe(rows.length)
  const { rows: found } = await client.query<Row>(
    'select "text", "integer", "boolean", "date", json, texts from public.copied order by number',
  )
  return found
}

const nothing: Row = { text: null, integer: null, boolean: null, date: null, json: {}, texts: null }

describe('comes back from the database as it went in', () => {
  test.each<[string, Partial<Row>]>([
    ['nothing', {}],
    ['an empty text', { text: '' }],
    ['two, three and four bytes a character', { text: 'é – 日 😀 👩‍👩‍👧‍👦 e\u0301' }],
    ['what COPY in text format would escape', { text: '\\N \\. \t \r\n \b " \' , $1' }],
    ['a character after plain ones', { text: `${'a'.repeat(300_000)}é${'b'.repeat(10)}` }],
    ['a mebibyte of one byte each', { text: 'x'.repeat(1024 * 1024) }],
    ['a mebibyte of four bytes each', { text: '😀'.repeat(256 * 1024) }],
    ['the least and the greatest integer', { integer: -2147483648 }],
    ['the greatest integer', { integer: 2147483647 }],
    ['minus one', { integer: -1 }],
    ['true', { boolean: true }],
    ['false', { boolean: false }],
    ['the first day of all', { date: '0001-01-01' }],
    ['the last day of February 1900, which had 28', { date: '1900-02-28' }],
    ['a leap day', { date: '2000-02-29' }],
    ['the day before the epoch of the server', { date: '1999-12-31' }],
    ['the last day of all', { date: '9999-12-31' }],
    ['an empty list', { texts: [] }],
    ['a list of lists that are none', { texts: ['{a,b}', '', 'NULL', '"', '😀', 'a,b'] }],
    ['a list of a thousand', { texts: Array.from({ length: 1000 }, (_, index) => `text ${index}`) }],
    ['deep attributes', { json: { a: ['b', 'ü'], c: 1.5, '': '', constructor: 'x', '😀': '"\\\n' } }],
    ['attributes of a mebibyte', { json: { note: 'é'.repeat(512 * 1024) } }],
  ])('%s', async (_what, row) => {
    const expected = { ...nothing, ...row }
    expect(await roundTrip([nothing, expected, nothing])).toEqual([nothing, expected, nothing])
  })

  test('the time, to the millisecond', async () => {
    await roundTrip([nothing])
    const { rows } = await client.query('select "time" from public.copied')
    expect(rows).toEqual([{ time: '2026-11-22T10:00:00.123Z' }])
  })

  test('any row, whatever stands beside it and however often the writer waits', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => value.replaceAll('\0', ''))
    const row = fc.record<Row>({
      text: fc.option(text),
      integer: fc.option(fc.integer()),
      boolean: fc.option(fc.boolean()),
      date: fc.option(
        fc
          .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
      ),
      json: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 3 })), {
        maxKeys: 4,
      }),
      texts: fc.option(fc.array(text, { maxLength: 5 })),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 30 }),
        async (rows, each) => {
          await client.query('truncate public.copied')
          const found = await roundTrip(rows, each)
          expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(rows)))
        },
      ),
      { numRuns: examples(60) },
    )
  })

  test('rows that fill many buffers, each of which is used again', async () => {
    const rows = Array.from({ length: 4000 }, (_, number) => ({
      ...nothing,
      text: `${number} `.repeat(50 + (number % 300)),
    }))
    expect(await roundTrip(rows, 400)).toEqual(rows)
  })
})

describe('a COPY that fails', () => {
  test('because of a row says so at the next wait or at the end, and takes no rows', async () => {
    const writer = copyInto(client, copy, 'copying')
    const writing = async () => {
      for (let number = 0; number < 200_000; number += 1) {
        write(writer, { ...nothing, text: 'x'.repeat(100) }, number % 1000)
        if (number % 1000 === 0) await writer.drain()
      }
      await writer.finish()
    }
    await expect(writing()).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('copying'),
    })
    expect((await client.query('select count(*) as rows from public.copied')).rows).toEqual([{ rows: 0 }])
  })

  test('because its session was ended says that the connection was lost', async () => {
    const own = await connect(database.connection, 'tests copy')
    const { rows } = await own.query<{ pid: number }>('select pg_backend_pid() as pid')
    const writer = copyInto(own, copy, 'copying')
    write(writer, nothing, 1)
    await client.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    const writing = async () => {
      for (let number = 2; number < 200_000; number += 1) {
        write(writer, { ...nothing, text: 'x'.repeat(100) }, number)
        if (number % 1000 === 0) await writer.drain()
      }
      await writer.finish()
    }
    await expect(writing()).rejects.toMatchObject({ code: 'database-lost' })
    await own.end()
  })

  test('because it was given up takes no rows, and the session can be used', async () => {
    const own = await connect(database.connection, 'tests copy')
    const writer = copyInto(own, copy, 'copying')
    for (let number = 0; number < 5000; number += 1)
      write(writer, { ...nothing, text: 'x'.repeat(200) }, number)
    await writer.drain()
    writer.abort()
    expect((await client.query('select count(*) as rows from public.copied')).rows).toEqual([{ rows: 0 }])
    await own.end()
  })
})
