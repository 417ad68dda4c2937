import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands, start, texasFile, texasLine } from '../testing/command.ts'
import { testDatabase } from '../testing/database.ts'
import { temporaryDataFolder } from '../testing/servers.ts'

const database = testDatabase()
const leads = commands(() => database.url)
const { run, json, write } = leads
const read = (name: string) => readFileSync(join(leads.folder, name), 'utf8')

beforeAll(async () => {
  write('texas.csv', texasFile(20))
  const { code, err } = await run('load', '-f', 'texas.csv', '--date', '2026-01-01')
  expect(code, err).toBe(0)
})

describe('leads load', () => {
  test('prints JSON in the promised shape', async () => {
    write('again.csv', `\ufeff${texasFile(1)}`)
    const { code, document } = await json<Record<string, unknown>>(
      ...[
        'load',
        '-p',
        leads.folder,
        '-f',
        'texas.csv',
        '-f',
        'again.csv',
        '--date',
        '20260102',
        '--publish',
        'always',
      ],
    )
    expect(code).toBe(0)
    const { files, checks, ...rest } = document as Record<string, unknown> &
      Record<'files' | 'checks', unknown[]>
    const ends = { rowsLoaded: 20, rowsRejected: 1, rowsSetAside: 0 }
    const counts = { rowsRead: 21, ...ends, rowsBlank: 0, warnings: 0 }
    expect(rest).toEqual({
      runId: expect.any(Number),
      date: '2026-01-02',
      schema: 'leads_20260102',
      status: 'published',
      published: true,
      rowsBefore: 0,
      vanished: [],
      durationMs: expect.any(Number),
      ...counts,
    })
    expect(files).toMatchObject([
      { alreadyLoaded: { date: '2026-01-01', runId: 1 } },
      { alreadyLoaded: null },
    ])
    expect(files[1]).toEqual({
      name: 'again.csv',
      source: 'texas',
      encoding: 'utf-8-bom',
      alreadyLoaded: null,
      encodingReason: 'begins with a UTF-8 byte order mark',
      notes: [],
      setAside: [],
      ...counts,
      rowsRead: 1,
      rowsLoaded: 0,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(checks[0]).toEqual({
      name: expect.any(String),
      severity: expect.stringMatching(/^(error|warn)$/),
      source: 'texas',
      family: expect.any(String),
      explanation: expect.any(String),
      snoozed: null,
      sameAs: null,
      status: 'passed',
      observed: expect.any(String),
      expected: expect.any(String),
    })
  })

  test('adds to a date and tells what it held', async () => {
    write('more.csv', texasFile(5, [], 31))
    expect((await run('load', '-f', 'texas.csv', '--date', '2026-01-03')).code).toBe(0)
    const { document } = await json('load', '-f', 'more.csv', '--date', '2026-01-03', '--add')
    expect(document).toMatchObject({ rowsBefore: 20, rowsLoaded: 5, rowsRead: 5, status: 'published' })
  })

  test('names an earlier load of the same bytes, and shows the sum', async () => {
    const { out } = await run('load', '-f', 'texas.csv', '--date', '2026-01-01', '--replace')
    expect(out).toContain('same bytes as run')
    expect(out).toContain('20 read = 20 loaded + 0 rejected')
    expect(out).toMatch(/sql 'select .* from leads_20260101\.facility limit 5' --database-url/)
    expect(out).not.toContain(database.connection.password)
  })

  test('shows no control characters of a file', async () => {
    write('odd\u001b[31m.csv', texasFile(18, [texasLine(19, '\u0085[2JACORN\u202e'), texasLine(20, '')]))
    const { out, err } = await run('load', '-f', 'odd\u001b[31m.csv', '--date', '2026-01-04')
    const query = await run('sql', 'select company from leads_20260104.facility')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    for (const text of [out, err, query.out]) expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    // a trace of a wrong encoding is kept, what is invisible is not
    expect(query.out).toMatch(/\[2JACORN\n/)
  })
})

describe('rejects', () => {
  const bad = [
    texasLine(21, ''),
    `22,"Smith, ""Bo"" & Co",1 Elm St`,
    `${texasLine(23, '=1+1')},extra`,
    texasLine(24, 'Bad "quote" here'),
    texasLine(25, ' é ').replace(/^25/, ''),
  ]

  test('are exported as they are, rejected again, and join the date once they are fixed', async () => {
    write('list.csv', texasFile(20, bad))
    const words = ['load', '-f', 'list.csv', '--date', '2026-02-01', '--publish', 'always']
    const first = await json<{ runId: number }>(...words)
    expect(first.document).toMatchObject({ rowsRead: 25, rowsLoaded: 20, rowsRejected: 5 })

    const exported = await json('issues', String(first.document.runId), '--rejects', 'rejects.csv')
    expect(exported.document).toMatchObject({
      rejects: 5,
      written: [{ file: 'rejects.csv', of: 'list.csv', rows: 5 }],
    })
    const lines = read('rejects.csv').split('\r\n')
    expect(lines[0]).toMatch(/^\ufeffOperation #,.*,School,_line,_field,_value,_reason$/)
    const starts = lines.slice(1, 6).map((line, index) => line.slice(0, (bad[index] as string).length + 4))
    expect(starts).toEqual(bad.map((line, index) => `${line},${22 + index},`))

    const again = ['load', '-f', 'rejects.csv', '--date', '2026-02-01', '--add', '--publish', 'never']
    const second = await json<{ runId: number }>(...again)
    expect(second.document).toMatchObject({ rowsRead: 5, rowsLoaded: 0, rowsRejected: 5 })

    // the rejects of rejects have the four columns once
    await run('issues', String(second.document.runId), '--rejects', 'rejects2.csv')
    const header = read('rejects2.csv').split('\r\n')[0] as string
    expect(header).toBe(lines[0])

    const fixed = read('rejects2.csv')
      .replace('\n21,,', '\n21,Oak,')
      .replace(/\n22,.*Elm St,/, `\n${texasLine(22)},`)
      .replace(',extra', '')
      .replace('Bad "quote" here', '"Bad ""quote"" here"')
      .replace('\n, é ', '\n25, é ')
    write('fixed.csv', fixed)
    const third = await json('load', '-f', 'fixed.csv', '--date', '2026-02-01', '--add')
    expect(third.document).toMatchObject({
      rowsBefore: 20,
      rowsRead: 5,
      rowsLoaded: 5,
      rowsRejected: 0,
      published: true,
    })
    const names = await json<{ rows: { company: string }[] }>(
      ...['sql', 'select company from leads_20260201.facility where facility_id > 20 order by 1'],
    )
    expect(names.document.rows.map(({ company }) => company)).toEqual(
      ['=1+1', 'Bad "quote" here', 'Oak', 'é', 'Acorn House 22'].sort(),
    )
  })

  test('of several files go into a file each, and no file is written over', async () => {
    write('one.csv', texasFile(1, [texasLine(2, '')]))
    write('two.csv', texasFile(1, [texasLine(3, '')], 5))
    await run('load', '-f', 'one.csv', 'two.csv', '--date', '2026-02-02', '--publish', 'always')
    const { code, out } = await run('issues', '2026-02-02', '--rejects', 'bad.csv')
    expect(code, out).toBe(0)
    expect(read('bad-one.csv').split('\r\n')).toHaveLength(3)
    expect(read('bad-two.csv').split('\r\n')).toHaveLength(3)
    expect(out).toContain('load -f bad-one.csv bad-two.csv --date 2026-02-02 --add')
    const again = await run('issues', '2026-02-02', '--rejects', 'bad.csv')
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('exists already')])
  })

  test('of a run without any are no file', async () => {
    const { code, out } = await run(
      'issues',
      '2026-01-01',
      '--rejects',
      'none.csv',
      '--warnings',
      'none2.csv',
    )
    expect([code, out]).toEqual([0, expect.stringContaining('no rejects; nothing was written')])
    expect(existsSync(join(leads.folder, 'none.csv'))).toBe(false)
  })
})

describe('leads issues', () => {
  test('lists causes with counts, then places; warnings are exported for a spreadsheet', async () => {
    const phones = [texasLine(1).replace('512-555-0100', '=12'), texasLine(2).replace('512-555-0100', 'call')]
    write('phones.csv', texasFile(38, phones, 3))
    await run('load', '-f', 'phones.csv', '--date', '2026-02-03', '--publish', 'always')
    const { out } = await run('issues', '2026-02-03', '--limit', '1')
    expect(out).toMatch(/2 warning {3}Phone not understood: first phones\.csv, line 40/)
    expect(out).toContain('and 1 more')
    await run('issues', '2026-02-03', '--warnings', 'warnings.csv')
    const [header, first] = read('warnings.csv').split('\r\n')
    expect(header).toBe('\ufefffile,record,line,column,field,value,cause,reason')
    expect(first).toContain(`phones.csv,39,40,Phone,contact.phone,'=12,phone_not_understood,`)
  })
})

describe('leads export', () => {
  test('writes a table for spreadsheets, or with --raw as it is', async () => {
    const { document } = await json('export', '2026-01-01', 'contact', 'contacts.csv')
    expect(document).toMatchObject({ table: 'contact', rows: 20 })
    const lines = read('contacts.csv').split('\r\n')
    expect(lines[0]).toBe('\ufeffcontact_id,first_name,last_name,title,email,phone,phone2,updated_dt')
    expect(lines[1]).toMatch(/^1,,,,h1@example\.com,'\+15125550100,,2/)
    expect(lines).toHaveLength(22)
    await run('export', '2026-01-01', 'facility', 'raw.csv', '--raw')
    expect(read('raw.csv')).toMatch(
      /^facility_id,.*\r\n1,Acorn House 1,,Licensed Center,,"\{infant,toddler\}"/,
    )
  })
})

describe('leads sql', () => {
  test('looks into the newest published date, and gives what JSON can hold', async () => {
    const sql = `select count(*) as n, true as yes, null as nothing, '{"a":1}'::jsonb as j, 1.50 as exact, 2 as n from facility`
    const { document } = await json('sql', sql)
    expect(document).toMatchObject({
      rows: [{ n: expect.any(Number), yes: true, nothing: null, j: { a: 1 }, exact: '1.50', n_2: 2 }],
      more: false,
    })
  })

  test('shows where an error is', async () => {
    const { err } = await run('sql', 'select company,\n  kapacity\nfrom facility')
    expect(err).toContain('column "kapacity" does not exist (line 2, character 3)')
    expect(err).toContain('    kapacity\n    ^\n')
  })

  test('stops at the limit and says so', async () => {
    const { out, err } = await run('sql', 'select generate_series(1, 100000)', '--limit', '3')
    expect(out).toBe('generate_series\n              1\n              2\n              3\n(3 rows)\n')
    expect(err).toContain('Only the first 3 rows')
  })

  test('answers SHOW and EXPLAIN too', async () => {
    expect((await json('sql', 'show transaction_read_only')).document).toMatchObject({
      rows: [{ transaction_read_only: 'on' }],
    })
  })
})

describe('leads delete and restore', () => {
  test('tell what goes and how it comes back', async () => {
    // the file is older than what was published since
    await run('load', '-f', 'texas.csv', '--date', '2026-03-01', '--publish', 'always')
    const deleted = await json<{ runId: number }>('delete', '--date', '2026-03-01', '--yes')
    expect(deleted.document).toMatchObject({ status: 'deleted', tableRows: { facility: 20 }, dependents: [] })
    const shown = await run('show', String(deleted.document.runId))
    expect(shown.out).toContain(`restore ${deleted.document.runId} `)
    expect((await json('restore', String(deleted.document.runId))).document).toMatchObject({
      status: 'published',
      schema: 'leads_20260301',
    })
  })
})

describe('leads preview', () => {
  test('counts as the load does, and writes nothing', async () => {
    write('mixed.csv', texasFile(8, [texasLine(3), texasLine(9, ''), texasLine(1, 'Other')]))
    const before = (await json<{ runs: unknown[] }>('runs')).document.runs.length
    const previewed = await json<Record<string, unknown>>('preview', '-f', 'mixed.csv', 'texas.csv')
    expect((await json<{ runs: unknown[] }>('runs')).document.runs).toHaveLength(before)
    const words = ['load', '-f', 'mixed.csv', 'texas.csv', '--date', '2026-03-02', '--publish', 'always']
    const loaded = await json<Record<string, unknown>>(...words)
    for (const key of ['rowsRead', 'rowsLoaded', 'rowsRejected', 'rowsBlank', 'warnings']) {
      expect([key, previewed.document[key]]).toEqual([key, loaded.document[key]])
    }
    expect(previewed.document).toMatchObject({ rowsRead: 31, rowsRejected: 10, warnings: 1 })
  })

  test('needs no database and makes none', async () => {
    const { folder, remove } = temporaryDataFolder()
    const dataDir = join(folder, 'not-there')
    const { code, out } = await start(['preview', '-f', 'texas.csv', '--data-dir', dataDir], {
      cwd: leads.folder,
    }).ended
    expect(code).toBe(0)
    expect(out).toContain('company                     Acorn House 1')
    expect(existsSync(dataDir)).toBe(false)
    await remove()
  })

  test('goes on when the database is out of reach, and says so', async () => {
    const url = 'postgresql://a:b@127.0.0.1:1/d'
    const words = ['preview', '-f', 'texas.csv', '--database-url', url]
    const { code, err } = await start(words, { cwd: leads.folder }).ended
    expect([code, err]).toEqual([0, expect.stringContaining('are not considered')])
  })
})

describe('leads db', () => {
  test('tells of a server that is not there, and starts none', async () => {
    const { folder, remove } = temporaryDataFolder()
    const words = (command: string) => ['db', command, '--data-dir', join(folder, 'x'), '--json']
    const status = await start(words('status')).ended
    expect(JSON.parse(status.out)).toMatchObject({
      exists: false,
      running: false,
      pinned: false,
      sessions: [],
    })
    const url = await start(words('url')).ended
    expect(url.code).toBe(6)
    expect(JSON.parse(url.out)).toMatchObject({ error: { hint: expect.stringContaining('db start') } })
    expect(JSON.parse((await start(words('stop')).ended).out)).toMatchObject({ stopped: true })
    await remove()
  })

  test('hides the password of a URL', async () => {
    const { document } = await json<{ url: string }>('db', 'url')
    expect(document.url).not.toContain(database.connection.password)
    expect((await json<{ url: string }>('db', 'url', '--show-password')).document.url).toBe(database.url)
  })
})
