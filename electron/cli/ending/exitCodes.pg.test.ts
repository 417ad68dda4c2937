import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands, start, texasFile, texasLine } from '../../testing/command.ts'
import { testDatabase } from '../../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)
const { run, json, write } = leads

interface Failure {
  runId?: number
  error: { code: string; message: string; hint?: string; file?: string }
}

beforeAll(async () => {
  write('texas.csv', texasFile(20))
  write('later.csv', texasFile(20, [], 21))
  write('rejects.csv', texasFile(19, [texasLine(50, '')], 101))
  write('bad.csv', texasFile(1, [texasLine(2, ''), texasLine(3, '')]))
  write('copy.csv', texasFile(20))
  write('empty.csv', '')
  write('header.csv', texasFile(0))
  write('other.csv', 'a,b\n1,2\n')
  write('book.csv', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  write('cut.csv', Buffer.from('504b0304140006000800', 'hex'))
  write('quote.csv', texasFile(1, ['2,"never closed']))
  const { code, err } = await run('load', '-f', 'texas.csv', '--date', '2026-01-01')
  expect(code, err).toBe(0)
})

describe('exit code 2, wrong usage', () => {
  test.each([
    ['no command', [], 'No command was given'],
    ['an unknown command', ['laod'], 'Unknown command'],
    ['an unknown option', ['runs', '--dat', '2026-01-01'], 'Unknown option'],
    ['no files', ['load'], '--files'],
    ['files without -f', ['load', 'texas.csv', '-f', 'later.csv'], 'Too many arguments'],
    ['both ways to meet a run', ['load', '-f', 'texas.csv', '--replace', '--add'], 'cannot be used with'],
    ['a day that no calendar has', ['load', '-f', 'texas.csv', '--date', '2026-02-30'], 'is not a date'],
    ['an unknown way to publish', ['load', '-f', 'texas.csv', '--publish', 'perhaps'], 'Allowed choices'],
    [
      'an unknown source',
      ['load', '-f', 'texas.csv', '--source', 'texas.csv=utah'],
      'There is no source utah',
    ],
    ['a source for no file', ['load', '-f', 'texas.csv', '--source', 'x.csv=texas'], 'not among the files'],
    ['a source without a file', ['load', '-f', 'texas.csv', '--source', 'texas'], 'write FILE=SOURCE'],
    ['an unknown reader', ['load', '-f', 'texas.csv', '--reader', 'nobody'], 'no such role'],
    ['an unknown run', ['show', '999'], 'There is no run 999'],
    ['a date without a run', ['show', '2026-12-31'], 'no published run'],
    ['a run that is neither', ['show', 'latest'], "neither a run's number nor a date"],
    ['a table that is none', ['export', '1', 'facilities', 'x.csv'], 'There is no table facilities'],
    ['a file that exists', ['export', '1', 'facility', 'texas.csv'], 'it exists already'],
    ['nothing to delete', ['delete'], 'No run was named'],
    ['a run to delete twice named', ['delete', '1', '--date', '2026-01-01'], 'Both a run and --date'],
    ['a delete that nobody confirms', ['delete', '2026-01-01'], 'needs to be confirmed'],
    ['publishing what is published', ['publish', '1'], "can't be published"],
    ['discarding what is published', ['discard', '1', '--yes'], "can't be discarded"],
    ['restoring what is published', ['restore', '1'], "can't be restored"],
    ['an error in a query', ['sql', 'selekt 1'], 'syntax error'],
    ['a query that writes', ['sql', 'delete from facility'], 'only reads'],
    ['two queries', ['sql', 'select 1; select 2'], 'one statement'],
    ['a URL for the embedded server', ['db', 'stop'], 'about the embedded database'],
  ])('%s', async (_, words, message) => {
    const { code, out, err } = await run(...words)
    expect(err).toContain(message)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('a URL that is none, of which nothing is shown', async () => {
    const { code, err } = await start(['runs', '--database-url', 'mysql://me:canary@x']).ended
    expect(err).toContain("can't be understood")
    expect(err).not.toContain('canary')
    expect(code).toBe(2)
  })

  test('is told as JSON too, with what to do', async () => {
    const { code, document } = await json<Failure>('load')
    expect(code).toBe(2)
    expect(document).toEqual({
      error: { code: 'usage', message: expect.stringContaining('--files'), hint: 'See "leads load --help".' },
    })
  })
})

describe('exit code 3, a file', () => {
  test.each([
    ['that is not there', 'missing.csv', 'file-missing'],
    ['that is empty', 'empty.csv', 'file-empty'],
    ['without records', 'header.csv', 'file-no-records'],
    ['that no source recognises', 'other.csv', 'file-unrecognised'],
    ['that is an old workbook', 'book.csv', 'file-workbook'],
    ['that is packed and cut off', 'cut.csv', 'file-packed'],
    ['with a quote never closed', 'quote.csv', 'file-quotes'],
  ])('%s', async (_, file, error) => {
    for (const command of ['load', 'preview']) {
      const { code, document } = await json<Failure>(command, '-f', 'later.csv', file, '--date', '2026-01-02')
      expect(document.error).toMatchObject({ code: error, file, message: expect.stringContaining(file) })
      expect(code).toBe(3)
    }
  })

  test('twice in one run', async () => {
    const { code, document } = await json<Failure>('load', '-f', 'texas.csv', 'copy.csv')
    expect(document.error.code).toBe('file-twice')
    expect(code).toBe(3)
  })
})

test('exit code 4: rejects with --fail-on rejects; the run is published', async () => {
  // before all others: no check holds it against a run with other licenses
  const words = ['load', '-f', 'rejects.csv', '--date', '2025-12-04', '--fail-on', 'rejects']
  const { code, document } = await json<Failure & { published: boolean }>(...words)
  expect(document).toMatchObject({ published: true, rowsRejected: 1, error: { code: 'rejects' } })
  expect(code).toBe(4)
})

describe('exit code 5, a failed check', () => {
  test('makes the run wait, and the hint publishes it; comes before 4', async () => {
    const words = ['load', '-f', 'bad.csv', '--date', '2026-01-05', '--fail-on', 'rejects']
    const { code, out, err } = await run(...words)
    expect(code).toBe(5)
    const runId = /Run (\d+) of 2026-01-05 is waiting/.exec(out)?.[1] as string
    expect(err).toContain(`leads publish ${runId}`)
    expect(out).toContain('3 read = 1 loaded + 2 rejected')

    const checks = await json<{ checks: { status: string }[] }>('checks', runId)
    expect(checks.code).toBe(5)
    expect(checks.document.checks.filter(({ status }) => status === 'failed').length).toBeGreaterThan(0)

    const refused = await run('discard', runId)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--yes')])
    const published = await json<{ status: string }>('publish', runId, '--reason', 'the list is known')
    expect(published.document.status).toBe('published')
  })

  test.each([
    ['never', 'waiting'],
    ['always', 'published'],
  ])('is no failure with --publish %s', async (publish, status) => {
    const date = publish === 'never' ? '2026-01-06' : '2026-01-07'
    const { code, document } = await json<{ status: string; published: boolean; runId: number }>(
      ...['load', '-f', 'bad.csv', '--date', date, '--publish', publish],
    )
    expect(document).toMatchObject({ status, published: status === 'published' })
    expect(code).toBe(0)
    if (status === 'published') return
    const discarded = await json<{ status: string }>('discard', String(document.runId), '--yes')
    expect(discarded).toMatchObject({ code: 0, document: { status: 'discarded' } })
  })
})

describe('exit code 6, the database', () => {
  test.each([
    ['unreachable', 'postgresql://leads:x@127.0.0.1:1/d', 'database-unreachable'],
    ['refused', null, 'database-refused'],
    ['not encrypted as it should be', 'postgresql://u:p@localhost:1/d?sslmode=require', 'database-tls'],
  ])('%s', async (_, url, error) => {
    const wrong = url ?? database.url.replace(/:[^:@/]+@/, ':wrong@')
    const { code, out } = await start(['runs', '--json', '--database-url', wrong]).ended
    expect(JSON.parse(out)).toMatchObject({ error: { code: error, hint: expect.any(String) } })
    expect(code).toBe(6)
  })
})

describe('exit code 7, the date', () => {
  test('has a published run', async () => {
    const { code, document } = await json<Failure>('load', '-f', 'later.csv', '--date', '2026-01-01')
    expect(document.error).toMatchObject({
      code: 'date-taken',
      message: expect.stringContaining('2026-01-01 has a published run: 1, 20 facilities'),
      hint: expect.stringContaining('--replace'),
    })
    expect(code).toBe(7)
  })

  test('got another run while this one waited', async () => {
    const words = ['load', '--date', '2026-01-08', '--publish', 'never', '-f']
    const first = await json<{ runId: number }>(...words, 'texas.csv')
    const second = await json<{ runId: number }>(...words, 'later.csv')
    const published = await run('publish', String(second.document.runId), '--reason', 'the list is known')
    expect(published.code).toBe(0)
    const { code, document } = await json<Failure>('publish', String(first.document.runId))
    expect(document.error).toMatchObject({
      code: 'date-changed',
      message: expect.stringContaining('was published'),
    })
    expect(code).toBe(7)
  })

  test('has a run where another is to be restored', async () => {
    const runs = async (date: string) =>
      (await json<{ runs: { runId: number; status: string }[] }>('runs', '--date', date)).document.runs
    expect((await run('load', '-f', 'later.csv', '--date', '2026-01-01', '--replace')).code).toBe(0)
    expect(await runs('2026-01-01')).toMatchObject([
      { status: 'published' },
      { runId: 1, status: 'replaced' },
    ])
    expect((await run('restore', '1')).code).toBe(7)
    expect((await run('restore', '1', '--replace')).code).toBe(0)
    expect(await runs('2026-01-01')).toMatchObject([
      { status: 'replaced' },
      { runId: 1, status: 'published' },
    ])
  })
})

test('exit code 75: another load of the date is under way', async () => {
  const words = ['load', '-f', 'texas.csv', '--date', '2026-01-09']
  const first = leads.start(words, { LEADS_FAULT: 'mid-copy:wait' })
  await first.says('fault point')
  const { code, document } = await json<Failure>(...words)
  expect(document.error).toMatchObject({ code: 'date-busy', message: expect.stringContaining('2026-01-09') })
  expect(code).toBe(75)
  first.child.kill('SIGINT')
  expect((await first.ended).code).toBe(130)
})

describe('a signal', () => {
  test.each([
    ['SIGINT', 130, 'cancelled'],
    ['SIGTERM', 143, 'terminated'],
    ['SIGHUP', 143, 'terminated'],
  ] as const)('%s ends a load with %i and changes nothing', async (signal, exitCode, error) => {
    const words = ['load', '-f', 'later.csv', '--date', '2026-01-01', '--replace', '--json']
    const load = leads.start(words, { LEADS_FAULT: 'mid-copy:wait' })
    await load.says('fault point')
    load.child.kill(signal)
    const { code, out } = await load.ended
    expect(code).toBe(exitCode)
    const { runId, error: failure } = JSON.parse(out) as Failure
    expect(failure.code).toBe(error)
    expect(failure.message).toContain('nothing was changed')
    expect((await json('show', String(runId))).document).toMatchObject({ status: 'cancelled', schema: null })
    expect((await json('show', '2026-01-01')).document).toMatchObject({
      runId: 1,
      tableRows: { facility: 20 },
    })
  })

  test('that comes twice ends at once; the next command cleans up', async () => {
    const load = leads.start(['load', '-f', 'later.csv', '--date', '2026-01-10'], {
      LEADS_FAULT: 'before-checks:wait',
      LEADS_FAULT_MS: '8000',
    })
    await load.says('fault point')
    load.child.kill('SIGTERM')
    await load.says('Cancelling')
    load.child.kill('SIGTERM')
    expect((await load.ended).code).toBe(143)
    let swept = ''
    // the server notices the end of a session a moment later
    for (let look = 0; look < 20 && !swept.includes('Cleaned up'); look += 1) swept = (await run('runs')).err
    expect(swept).toContain('of 2026-01-10')
  })

  test('that comes after COMMIT changes nothing any more: 0, already published', async () => {
    // always: the runs before have made other files the usual ones
    const load = leads.start(['load', '-f', 'later.csv', '--date', '2026-01-11', '--publish', 'always'], {
      LEADS_FAULT: 'after-publish:wait',
      LEADS_FAULT_MS: '900',
    })
    await load.says('fault point')
    load.child.kill('SIGINT')
    const { code, err } = await load.ended
    expect(err).toContain('already published')
    expect(code).toBe(0)
  })

  test('ends a query', async () => {
    const query = leads.start(['sql', 'select pg_sleep(30)'])
    const watching = `select count(*) as n from pg_stat_activity where query like 'fetch%' and state = 'active' and pid <> pg_backend_pid()`
    let running = 0
    while (running === 0) {
      running = (await json<{ rows: { n: number }[] }>('sql', watching)).document.rows[0]?.n ?? 0
    }
    query.child.kill('SIGINT')
    expect((await query.ended).code).toBe(130)
  })
})

test('a reader that goes away does not break the program', async () => {
  const { child, ended } = leads.start(['sql', 'select generate_series(1, 900), repeat($$x$$, 900)'])
  child.stdout?.destroy()
  expect(await ended).toMatchObject({ code: 0, err: '' })
})

test('files are never written over', () => {
  expect(readFileSync(join(leads.folder, 'texas.csv'), 'utf8')).toBe(texasFile(20))
})
