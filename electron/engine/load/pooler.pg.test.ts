import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Client, connectBare, disconnect } from '../../db/connection/connect.ts'
import { urlOf } from '../../db/connection/target.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { testFiles } from '../../testing/files.ts'
import { breaches } from '../../testing/invariants.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { hasPgBouncer, startPgBouncer } from '../../testing/network/pgbouncer.ts'
import { type Pooler, startPooler } from '../../testing/network/pooler.ts'
import { openEngine } from '../engine.ts'
import { tryDatabase } from '../tryDatabase.ts'
import { load } from './load.ts'

const { folder, write } = testFiles()
let database: TestDatabase
let pooler: Pooler | undefined
let others: Client[] = []

beforeAll(() => void write('texas.csv', texas(50)))
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  for (const client of others) await disconnect(client)
  others = []
  await pooler?.close()
  await database.drop()
})

const through = (port: number) => urlOf({ ...database.connection, port }, true)

/** Other programs on the pool, each with one short transaction after the other. */
async function makeBusy(port: number, programs: number): Promise<() => void> {
  let isOver = false
  for (let index = 0; index < programs; index += 1) {
    const client = await connectBare({ ...database.connection, port }, `other ${index}`)
    others.push(client)
    void (async () => {
      while (!isOver)
        await client.query('begin; select pg_sleep(0.003); commit').catch(() => {
          isOver = true
        })
    })()
  }
  return () => {
    isOver = true
  }
}

/** What sessions of the pool would show to other programs. */
async function traces(): Promise<unknown> {
  const client = await connectBare(
    { ...inject('administrator'), database: database.connection.database },
    't',
  )
  try {
    const { rows } = await client.query(
      `select to_regnamespace('loader') is not null as "hasRegistry",
              (select count(*)::int from pg_locks l where locktype = 'advisory'
                  and database = (select oid from pg_database where datname = current_database())) as locks`,
    )
    return rows[0]
  } finally {
    await disconnect(client)
  }
}

const poolers: [string, typeof startPooler][] = [
  ['a pooler of ours', startPooler],
  ...(hasPgBouncer ? ([['PgBouncer', startPgBouncer]] as [string, typeof startPooler][]) : []),
]

describe.each(poolers)('%s in transaction mode', (_name, startOne) => {
  test.each([
    ['of one connection, idle', 1, 0],
    ['of one connection, busy', 1, 2],
    ['of five connections, idle', 5, 0],
    ['of three connections, busy', 3, 5],
  ])('%s is refused before anything is written or set', async (_what, size, programs) => {
    pooler = await startOne(database.connection, 'transaction', size)
    const end = await makeBusy(pooler.port, programs)
    const refused = {
      code: 'database-refused',
      exitCode: 6,
      message: expect.stringContaining('connection pooler'),
      hint: expect.stringContaining("the server's own port"),
    }
    await expect(openEngine({ databaseUrl: through(pooler.port), shell: 'test' })).rejects.toMatchObject(
      refused,
    )
    expect(await tryDatabase({ databaseUrl: through(pooler.port), dataDir: undefined })).toMatchObject({
      ok: false,
      message: expect.stringContaining('connection pooler'),
    })
    end()
    expect(await traces()).toEqual({ hasRegistry: false, locks: 0 })
    // what the next program on the pool sees
    const next = await connectBare({ ...database.connection, port: pooler.port }, 'next')
    others.push(next)
    for (let look = 0; look < size; look += 1) {
      const { rows } = await next.query(`select current_setting('search_path') as path,
        current_setting('lock_timeout') as lock`)
      expect(rows).toEqual([{ path: '"$user", public', lock: '0' }])
    }
  })
})

describe.each(poolers)('%s in session mode', (_name, startOne) => {
  test('takes a load, and keeps no setting or lock of it', async () => {
    pooler = await startOne(database.connection, 'session', 12)
    const engine = await openEngine({ databaseUrl: through(pooler.port), shell: 'test' })
    const { run } = await load(engine, {
      ...{ folder, files: ['texas.csv'], date: '2026-03-02', mode: 'new', publish: 'passing' },
    })
    expect(run).toMatchObject({ status: 'published', rowsLoaded: 50 })
    await engine.close()
    expect(await traces()).toEqual({ hasRegistry: true, locks: 0 })
    for (let look = 0; look < 12; look += 1) {
      const next = await connectBare({ ...database.connection, port: pooler.port }, 'next')
      others.push(next)
      const { rows } = await next.query(`select current_setting('search_path') as path,
        current_setting('lock_timeout') as lock`)
      expect(rows).toEqual([{ path: '"$user", public', lock: '0' }])
    }
    expect((await breaches(database.connection)).filter((one) => !one.includes('next'))).toEqual([])
  })
})
