import { describe, expect, inject, test } from 'vitest'
import { tidyCell } from '../../../clean/text/cell.ts'
import { usualNoValue } from '../../../clean/text/noValue.ts'
import { cleanText } from '../../../clean/text/text.ts'
import { connect } from '../../../db/connection/connect.ts'
import { isRunSchemaName } from '../../../db/schema/sqlFile.ts'
import { testEngine } from '../../../testing/engine.ts'
import { testFiles } from '../../../testing/files.ts'
import { contentHash, noBreachesAfterEach } from '../../../testing/invariants.ts'
import { csv } from '../../../testing/invent/csv.ts'
import { texasHeader } from '../../../testing/invent/headers.ts'
import { texas, texasRecord } from '../../../testing/invent/numbered.ts'
import { texasLoad } from '../../../testing/texasLoad.ts'
import { openEngine } from '../../engine.ts'
import { deleteRun } from '../../runs/change/changeRun.ts'
import { load } from '../load.ts'

const { folder, write } = testFiles()
const database = testEngine()

const request = texasLoad(folder, { files: ['hostile.csv'], publish: 'always' })

noBreachesAfterEach(database)

const query = async <Row extends object>(sql: string): Promise<Row[]> =>
  (await database.engine.client.query<Row>(sql)).rows

/** Texts that break programs which paste, guess, format or render them. */
const naughty = [
  `'; drop schema loader cascade; --`,
  `"; drop table "facility"; --`,
  `leads_20260101"; drop schema public; --`,
  `$1`,
  `$$; select pg_sleep(10); $$`,
  `:"load_schema"`,
  `:'variable'`,
  `%I %L %s %n %x`,
  `{{7*7}} \${7*7} <%= 7*7 %> #{7*7}`,
  `\\copy x to program 'true'`,
  `\\. `,
  `\\N`,
  `NULL`,
  `null`,
  `undefined`,
  `NaN`,
  `Infinity`,
  `true`,
  `0x7fffffff`,
  `1e400`,
  `-0`,
  `__proto__`,
  `constructor`,
  `toString`,
  `hasOwnProperty`,
  `a.__proto__.b`,
  `=cmd|' /C calc'!A0`,
  `+1+1`,
  `@SUM(1,1)`,
  `<img src=x onerror=alert(1)>`,
  `<script>alert('x')</script>`,
  `javascript:alert(1)`,
  `../../../../etc/passwd`,
  `C:\\CON\\NUL`,
  `{"a":"b"}`,
  `[1,2`,
  `{infant,"toddler"}`,
  `"quoted" and ""twice""`,
  `comma, "quote" and\nline break`,
  `\u202egnp.exe`,
  `zero\u200bwidth\u200djoiner`,
  `\ufeffmark inside`,
  `e\u0301 Z\u0351\u036b\u0343\u036aalgo`,
  `𝒳 😀 👩‍👩‍👧‍👦 🇺🇸`,
  `\u001b[31mred\u0007`,
  `田中さんにあげて下さい`,
  `الكل في المجمو عة`,
  `K${'"'}`,
  `x`.repeat(5000),
]

describe('strings that break other programs', () => {
  test('are data in every cell', async () => {
    const records = naughty.map((text, index) => [
      ...texasRecord(index, { 'Operation Name': `Name ${text}`.slice(0, 400) }),
      text,
    ])
    write('hostile.csv', csv([[...texasHeader, 'Note'], ...records]))
    const { run } = await load(database.engine, request)
    expect(run).toMatchObject({ rowsRead: naughty.length, rowsLoaded: naughty.length, rowsRejected: 0 })
    const rows = await query<{ company: string; note: string | null }>(
      `select company, attributes ->> 'note' as note from leads_20260302.facility order by source_record`,
    )
    expect(rows).toEqual(
      naughty.map((text) => ({
        company: cleanText(tidyCell(`Name ${text}`.slice(0, 400), 'name', usualNoValue)),
        note: cleanText(tidyCell(text, 'value', usualNoValue)),
      })),
    )
  })

  test('end as data, a warning or a reject in every column of a source', async () => {
    const records = texasHeader.flatMap((column, block) =>
      naughty.map((text, index) => texasRecord(block * 1000 + index, { [column]: text })),
    )
    write('hostile.csv', csv([texasHeader, ...records]))
    const { run } = await load(database.engine, request)
    expect(run.rowsRead).toBe(records.length)
    expect(run.rowsLoaded + run.rowsRejected).toBe(run.rowsRead)
    // a license number has a digit and no 5,000 characters, and no word for no value names a company
    expect(
      await query(`select distinct column_name, cause from loader.row_issue where run_id = ${run.runId} and severity = 'reject'
                         order by 1`),
    ).toEqual([
      { column_name: 'Operation', cause: 'no_license_number' },
      { column_name: 'Operation Name', cause: 'no_company' },
    ])
  })

  test('are names of attributes in every header; nothing of JavaScript is changed by them', async () => {
    const before = Reflect.ownKeys(Object.prototype)
    const headers = naughty.map((text) => text.slice(0, 200))
    write(
      'hostile.csv',
      csv([
        [...texasHeader, ...headers],
        [...texasRecord(1), ...headers.map((_, index) => `value ${index}`)],
      ]),
    )
    const { run } = await load(database.engine, request)
    expect(run.rowsLoaded).toBe(1)
    const [row] = await query<{ attributes: Record<string, string> }>(
      'select attributes from leads_20260302.facility',
    )
    const values = Object.values(row?.attributes ?? {}).filter((value) => String(value).startsWith('value '))
    expect(values.toSorted()).toEqual(headers.map((_, index) => `value ${index}`).toSorted())
    for (const key of ['proto', 'constructor', 'to_string', 'has_own_property', 'a_proto_b'])
      expect(Object.hasOwn(row?.attributes ?? {}, key)).toBe(true)
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
    expect(({} as Record<string, unknown>).value).toBe(undefined)
  })

  test.each(['__proto__', 'constructor', `it's "quoted".csv`, 'ünï 😀.csv', '$1', '%s'])(
    'are names of files: %s',
    async (name) => {
      write(name, texas(3))
      const { files } = await load(database.engine, { ...request, files: [name] })
      expect(files).toMatchObject([{ name, source: 'texas', rowsLoaded: 3 }])
      expect(await query('select distinct source_file from leads_20260302.facility')).toEqual([
        { source_file: name },
      ])
    },
  )
})

describe('names of schemas', () => {
  test.each([
    'leads_20260101"; drop schema public; --',
    'leads_20261399',
    'leads_20260229',
    'LEADS_20260101',
    'leads_20260101\n',
    ' leads_20260101',
    'leads_２０２６０１０１',
    `leads_20260101${'x'.repeat(60)}`,
    'leads_202601011',
    'pg_catalog',
    'public',
    'loader',
    'loader_candidate_0',
    'loader_candidate_1;',
    'loader_trash_-1',
    'loader_trash_1\n',
    '',
  ])('other than those of runs are never touched: %j', (name) => {
    expect(isRunSchemaName(name)).toBe(false)
  })

  test.each(['2026-13-01', '2026-02-30', "2026-01-01'; drop schema public; --", ''])(
    'are not made of what is no date: %j',
    async (date) => {
      write('hostile.csv', texas(3))
      await expect(load(database.engine, { ...request, date })).rejects.toMatchObject({
        code: expect.stringMatching(/^(usage|internal)$/),
      })
    },
  )
})

describe('the role that loads', () => {
  test('is no superuser, and a run is loaded with no more than the right to create schemas', async () => {
    expect(
      await query(`select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user`),
    ).toEqual([{ rolsuper: false, rolcreaterole: false, rolbypassrls: false }])
    await expect(query(`copy (select 1) to program 'true'`)).rejects.toThrow('permission denied')
  })

  test('calls no function and reads no table of others, whatever they are named', async () => {
    write('hostile.csv', texas(50))
    const { run } = await load(database.engine, { ...request, date: '2026-03-09' })
    const content = await contentHash(database.engine.client, 'leads_20260309', { times: false })
    await deleteRun(database.engine, run.runId)

    const { connection } = database.engine.target
    const other = await connect(
      { ...inject('administrator'), database: connection.database },
      'another program',
    )
    await other.query(`
      create function public.trap() returns void language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.count(anyelement) returns bigint language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.coalesce_text(text) returns text language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.now() returns timestamptz language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.clock_timestamp() returns timestamptz language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.pg_try_advisory_lock(int, int) returns boolean language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.format(text, text) returns text language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.upper(text) returns text language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.octet_length(text) returns int language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function public.lower_than(text, text) returns boolean language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create operator public.<> (function = public.lower_than, leftarg = text, rightarg = text);
      create table public.facility (trap int); create table public.run (trap int); create table public.pg_class (trap int);
      create schema ${connection.user}; create table ${connection.user}.facility (trap int);
      alter role ${connection.user} in database ${connection.database} set search_path = public, ${connection.user}, pg_catalog;
      alter role ${connection.user} in database ${connection.database} set datestyle = 'SQL, DMY';
      alter role ${connection.user} in database ${connection.database} set timezone = 'Asia/Tokyo';
      alter role ${connection.user} in database ${connection.database} set statement_timeout = '1ms';
      alter role ${connection.user} in database ${connection.database} set standard_conforming_strings = off`)
    await other.end()
    const engine = await openEngine({ databaseUrl: database.url, shell: 'test' })
    const again = await load(engine, { ...request, date: '2026-03-09' })
    expect(again.published).toBe(true)
    expect(await contentHash(engine.client, 'leads_20260309', { times: false })).toBe(content)
    const [times] = (
      await engine.client.query(
        `select started_at - finished_at < interval '0' as forward, now() - started_at < interval '1 minute' as recent
           from loader.run where run_id = ${again.run.runId}`,
      )
    ).rows
    expect(times).toEqual({ forward: true, recent: true })
    await engine.close()
  })
})
