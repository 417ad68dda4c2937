import { expect, test } from 'vitest'
import { disconnect } from '../db/connection/connect.ts'
import { start } from '../testing/command.ts'
import { testEngine } from '../testing/engine.ts'
import { openEngine } from './engine.ts'
import { findRun, findRuns } from './runs/findRuns.ts'
import { sweep } from './sweep.ts'

const database = testEngine()

test('a run that the registry has wrongly is said, and keeps no command from its work', async () => {
  const { client } = database.engine
  await client.query(
    `insert into loader.run (run_uuid, run_date, mode, status, schema_name, app_version, started_by, schema_version)
     select gen_random_uuid(), '2026-03-02', 'new', 'running', name, '0', 'nobody', 1
       from unnest(array['public', 'loader']) name
      union all
     select gen_random_uuid(), date, 'new', 'failed', null, '0', 'nobody', 1
       from unnest(array['0044-03-15 BC', '12345-01-01']::date[]) date`,
  )
  const next = await openEngine({ databaseUrl: database.url, shell: 'test' })
  expect(next.notices.filter((notice) => notice.includes("can't be cleaned up"))).toHaveLength(2)
  expect(await findRuns(next.client)).toHaveLength(4)
  const { code, err } = await start(['runs', '--database-url', database.url]).ended
  expect([code, err]).toEqual([0, expect.not.stringContaining('This should not happen')])
  await next.close()
})

test('a run whose lock nobody holds is left alone while another session of it is at work', async () => {
  const { client } = database.engine
  const { rows } = await client.query<{ runId: number }>(
    `insert into loader.run (run_uuid, run_date, mode, status, app_version, started_by, schema_version)
     values (gen_random_uuid(), '2026-03-03', 'new', 'running', '0', 'nobody', 1) returning run_id as "runId"`,
  )
  const runId = rows[0]?.runId as number
  const copying = await database.connect(`leads-loader run ${runId} copy`)
  await sweep(client, 'tests')
  expect(await findRun(client, runId)).toMatchObject({ status: 'running' })
  await disconnect(copying)
  await sweep(client, 'tests')
  expect(await findRun(client, runId)).toMatchObject({ status: 'failed' })
})
