import type { Client } from 'pg'

/** Nobody waits longer for a lock that another session holds; who that is, is told then. */
export const lockTimeout = '3s'

/** First keys of our advisory locks; the second key is the run's number or the date as YYYYMMDD. */
export const runLocks = 528_202_401
const dateLocks = 528_202_402

function dateKey(date: string): number {
  return Number(date.replaceAll('-', ''))
}

/** Held by a run until it ends: a `running` run whose lock nobody holds was killed. */
export async function lockRun(client: Client, runId: number): Promise<void> {
  await client.query('select pg_advisory_lock($1::int, $2::int)', [runLocks, runId])
}

export async function unlockRun(client: Client, runId: number): Promise<void> {
  await client.query('select pg_advisory_unlock($1::int, $2::int)', [runLocks, runId])
}

export async function tryLockRun(client: Client, runId: number): Promise<boolean> {
  return tryLock(client, runLocks, runId)
}

/** Held from the start of a load of the date to the end of its checks, and for publish, delete and restore. */
export async function tryLockDate(client: Client, date: string): Promise<boolean> {
  return tryLock(client, dateLocks, dateKey(date))
}

async function tryLock(client: Client, kind: number, key: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1::int, $2::int) as locked',
    [kind, key],
  )
  return rows[0]?.locked === true
}

interface LockHolder {
  /** What the connection calls itself. */
  readonly application: string
  /** ISO 8601; null where the server does not tell this role. */
  readonly since: string | null
}

/** The connection that holds the date's lock, if one does. */
export async function dateLockHolder(client: Client, date: string): Promise<LockHolder | null> {
  const { rows } = await client.query<LockHolder>(
    `select coalesce(a.application_name, '') as application,
            to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.classid = $1::int::oid and l.objid = $2::int::oid and l.granted
        and l.database = (select oid from pg_database where datname = current_database())`,
    [dateLocks, dateKey(date)],
  )
  return rows[0] ?? null
}
