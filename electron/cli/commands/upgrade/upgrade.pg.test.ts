import { copyFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../../testing/command.ts'
import { breaches } from '../../../testing/invariants.ts'
import { databaseOfVersionOne } from '../../../testing/versionOne.ts'

const database = databaseOfVersionOne()
const cli = commands(() => database.url)

beforeAll(() => copyFileSync('samples/flawed/texas.csv', `${cli.folder}/texas.csv`))
afterEach(async () => {
  // a command that is wrong usage opens no registry
  await cli.run('db', 'migrate')
  expect(await breaches(database.connection)).toEqual([])
})

interface Upgraded {
  runs: { runId: number; from: number; to: number; columns: string[]; outcome: string; why: string | null }[]
}
const outcomes = ({ runs }: Upgraded) => runs.map(({ runId, outcome }) => [runId, outcome])

describe('leads upgrade', () => {
  test('says first what it would do, then does it, once', async () => {
    const dry = await cli.json<Upgraded>('upgrade', '--all', '--dry-run')
    expect(dry.code).toBe(0)
    expect(outcomes(dry.document)).toEqual([1, 2, 3, 4, 5, 6].map((runId) => [runId, 'pending']))
    const shown = await cli.run('show', '2')
    expect(shown.out).toContain('its tables are of version 1')
    expect((await cli.run('upgrade', '2026-01-05')).out).toMatch(
      /2\s+2026-01-05\s+leads_20260105\s+1 → 2.*upgraded/,
    )
    const all = await cli.json<Upgraded>('upgrade', '--all')
    expect(outcomes(all.document)).toEqual(
      [1, 2, 3, 4, 5, 6].map((runId) => [runId, runId === 2 ? 'current' : 'upgraded']),
    )
    expect((await cli.run('upgrade', '--all')).out).toContain('Nothing to do')
    expect((await cli.run('show', '2')).out).not.toContain('its tables are of version')
  })

  test.each([[['upgrade']], [['upgrade', '2', '--all']], [['upgrade', '999']], [['upgrade', '2030-01-01']]])(
    '%j is wrong usage',
    async (words) => {
      const { code, err } = await cli.run(...words)
      expect(code, err).toBe(2)
      expect(err).toMatch(/^Error: |\nError: /)
    },
  )

  test('that is killed in between leaves each run whole, of the one version or the other', async () => {
    const killed = cli.start(['upgrade', '--all'], { LEADS_FAULT: 'in-upgrade:kill:3' })
    expect((await killed.ended).code).toBeNull()
    const { document } = await cli.json<Upgraded>('upgrade', '--all', '--dry-run')
    expect(outcomes(document)).toEqual(
      [1, 2, 3, 4, 5, 6].map((runId) => [runId, runId < 3 ? 'current' : 'pending']),
    )
    expect(outcomes((await cli.json<Upgraded>('upgrade', '--all')).document).at(-1)).toEqual([6, 'upgraded'])
  })
})

test('every command works on runs of version 1', { timeout: 240_000 }, async () => {
  const asked: [string[], number][] = [
    [['load', '-f', 'texas.csv', '--date', '2026-02-02', '--publish', 'always'], 0],
    [['load', '-f', 'texas.csv', '--date', '2026-01-05', '--add', '--publish', 'always'], 0],
    [['runs'], 0],
    [['show', '5'], 0],
    [['issues', '5'], 0],
    [['checks', '5'], 5],
    // rejects are measured over the date since, and no longer over the added file
    [['checks', '5', '--again'], 0],
    [['diff', '2', '5'], 0],
    [['diff', '5', '7'], 0],
    [['trace', 'Kettle'], 0],
    [['export', '2', 'facility', 'facility.csv'], 0],
    [['sql', 'select count(*) from facility'], 0],
    [['publish', '6'], 0],
    [['delete', '6', '--yes'], 0],
    [['restore', '1'], 0],
    [['restore', '3', '--replace'], 0],
  ]
  for (const [words, code] of asked) {
    const ended = await cli.run(...words)
    expect([words.join(' '), ended.code], ended.err).toEqual([words.join(' '), code])
  }
  const { document } = await cli.json<{ notCompared: string[] }>('diff', '3', '7')
  expect(document.notCompared).toEqual(['facility.latitude', 'facility.longitude'])
})

interface Migrated {
  migrations: { name: string; appliedAt: string | null }[]
  made: string[]
}

test('leads db migrate lists what is pending, makes it, and lists all', async () => {
  const dry = await cli.json<Migrated>('db', 'migrate', '--dry-run')
  expect(dry.document.made).toEqual([])
  const pending = dry.document.migrations
    .filter(({ appliedAt }) => appliedAt === null)
    .map(({ name }) => name)
  expect(pending).toContain('007_own_license_values')
  expect((await cli.run('db', 'migrate', '--status')).out).toMatch(
    /001_registry\s+20.*\n.*\n.*[\s\S]*007_own_license_values\s+pending/,
  )
  expect((await cli.json<Migrated>('db', 'migrate')).document.made).toEqual(pending)
  expect((await cli.run('db', 'migrate', '--dry-run')).out).toContain('Nothing is pending')
})
