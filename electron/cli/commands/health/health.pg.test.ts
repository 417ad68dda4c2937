import { beforeAll, expect, test } from 'vitest'
import { commands, texasFile } from '../../../testing/command.ts'
import { testDatabase } from '../../../testing/database.ts'

const database = testDatabase()
const leads = commands(() => database.url)
beforeAll(() => leads.write('good.csv', texasFile(20)))

interface Document {
  readonly healthy: boolean
  readonly sources: readonly { readonly source: string; readonly healthy: boolean }[]
  readonly problems: readonly string[]
}
const query = async (sql: string) => void (await (await database.connect('test')).query(sql))
const health = (...words: string[]) => leads.json<Document>('health', ...words)

test('is ill before anything was published, well after it, and ill when that was too long ago', async () => {
  expect(await health()).toMatchObject({
    code: 5,
    document: { healthy: false, sources: [], problems: ['Nothing was ever published.'] },
  })
  expect((await leads.run('load', '-f', 'good.csv', '--date', '2025-02-03')).code).toBe(0)
  expect(await health()).toMatchObject({
    code: 0,
    document: {
      healthy: true,
      sources: [{ source: 'texas', healthy: true, date: '2025-02-03' }],
      problems: [],
    },
  })
  await query("update loader.run_event set at = at - interval '9 days'")
  expect(await health('--max-age', '8d')).toMatchObject({
    code: 5,
    document: {
      problems: ['texas was last published 9 days ago, by run 1; it should be every 8 days.'],
      error: { code: 'unhealthy' },
    },
  })
  expect((await health('--max-age', '10d')).code).toBe(0)
  await query("update loader.run_event set at = at + interval '400 days'")
  expect(await health()).toMatchObject({
    code: 5,
    document: {
      problems: ["texas was last published in the future, by run 1: the server's clock was set back."],
    },
  })
  await query("update loader.run_event set at = at - interval '400 days'")
})

test('a source that is asked for and never came is told', async () => {
  expect(await health('--source', 'nevada')).toMatchObject({
    code: 5,
    document: { problems: ['nevada was never published.'] },
  })
  const unknown = await leads.run('health', '--source', 'atlantis')
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("There is no source 'atlantis'")])
})

test('a source that is paused is not asked for, unless it is named', async () => {
  expect((await health('--max-age', '8d')).code).toBe(5)
  expect((await leads.run('sources', 'pause', 'texas', '--reason', 'twice a year')).code).toBe(0)
  expect(await health('--max-age', '8d')).toMatchObject({ code: 0, document: { sources: [], problems: [] } })
  expect((await health('--max-age', '8d', '--source', 'texas')).code).toBe(5)
  expect((await leads.run('sources', 'resume', 'texas', '--reason', 'weekly again')).code).toBe(0)
})

test('a message that was refused or given up, or has waited too long, is told', async () => {
  const enter = (status: string, days: number) =>
    query(
      `insert into loader.outbox (target_name, kind, severity, message, status, created_at, finished_at)
       values ('Ops', 'trigger', 'error', '{}', '${status}', now() - interval '${days} days', now())`,
    )
  await enter('pending', 2)
  await enter('refused', 0)
  await enter('failed', 15)
  const { code, document } = await health('--max-age', '10d')
  expect([code, document.problems]).toEqual([
    5,
    [
      'A message has waited for 2 days to be sent; see leads alerts and leads deliver.',
      '1 message was refused; see leads alerts.',
      '1 message was given up; see leads alerts.',
    ],
  ])
})

test.each(['8', 'soon', '9999d'])('--max-age %s is wrong usage', async (age) => {
  expect((await leads.run('health', '--max-age', age)).code).toBe(2)
})
