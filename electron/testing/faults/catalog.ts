import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import type { FaultPoint } from '../../engine/faultPoint.ts'
import { texas } from '../invent/numbered.ts'
import type { NetworkFault } from '../network/network.ts'
import type { Moment, World } from './world.ts'
import { silence } from './world.ts'

/** One fault: what it is, when it comes, and what it does to a command that waits there. */
export interface Fault {
  readonly kind: string
  readonly moment: FaultPoint | `${FaultPoint}:wait:${number}`
  /** Seconds after which the command must have ended. */
  readonly limit: number
  /** In `npm test` too: no other test makes it. */
  readonly isUsual: boolean
  strike(world: World, command: Moment): Promise<unknown>
  /** Ends it before the oracle looks. */
  heal?(world: World): Promise<unknown>
}

type Kind = Omit<Fault, 'moment' | 'isUsual'> & {
  readonly moments: readonly FaultPoint[]
  usual: readonly FaultPoint[]
}

const whole: readonly FaultPoint[] = [
  ...(['after-register', 'after-staging-ddl', 'mid-copy', 'after-copy'] as const),
  ...(['before-keys', 'before-checks', 'before-publish', 'in-publish', 'after-publish'] as const),
]
const untilCopied = whole.slice(0, 3)
const beforePublished = whole.slice(0, -2)

/** A command under test takes a second or two to end by itself; the machine may be busy. */
const soon = 8

const network = (how: NetworkFault, moments: readonly FaultPoint[], usual: readonly FaultPoint[]): Kind => ({
  kind: `network: ${how}`,
  limit: silence + 14,
  ...{ moments, usual },
  strike: async ({ network: net }) => net.become(how),
  async heal(world) {
    world.network.become('cut')
    world.network.become('none')
    // what the server has not heard of yet
    await endSessions(world)
  },
})

const signal = (name: NodeJS.Signals, usual: readonly FaultPoint[]): Kind => ({
  kind: `signal: ${name}`,
  limit: name === 'SIGKILL' ? 5 : 4,
  moments: whole,
  usual,
  strike: async (_, { child }) => child.kill(name),
})

const statement = (kind: string, sql: string, healing: string, usual: readonly FaultPoint[]): Kind => ({
  kind,
  limit: soon + 4,
  moments: whole,
  usual,
  strike: ({ other, database }) => other.query(filled(sql, database.connection)),
  heal: ({ other, database }) => other.query(filled(healing, database.connection)),
})

const input = (kind: string, change: (path: string) => void, usual: readonly FaultPoint[]): Kind => ({
  kind: `input: ${kind}`,
  limit: soon,
  moments: untilCopied,
  usual,
  strike: async ({ input: path }) => change(path),
  heal: async ({ input: path }) => writeFileSync(path, texas(600)),
})

const ofUs = `datname = current_database() and application_name like 'leads-loader%'`

const kinds: readonly Kind[] = [
  signal('SIGKILL', ['after-staging-ddl', 'in-publish']),
  signal('SIGTERM', ['after-register', 'mid-copy', 'before-checks', 'before-publish', 'after-publish']),
  signal('SIGINT', ['after-staging-ddl', 'after-copy', 'before-keys', 'in-publish']),
  network('cut', whole, ['after-register', 'mid-copy', 'before-keys', 'before-publish', 'after-publish']),
  network('black hole', whole, ['after-staging-ddl', 'mid-copy', 'before-checks', 'in-publish']),
  network('half-open', whole, ['after-copy', 'before-publish', 'after-publish']),
  {
    ...network('trickle', beforePublished, ['mid-copy', 'before-checks']),
    kind: 'network: a byte a second, and SIGTERM',
    limit: 8,
    // it is slow and not silent, so that it would go on for hours: whoever waits can end it
    strike: async ({ network: net }, { child }) => {
      net.become('trickle')
      setTimeout(() => child.kill('SIGTERM'), 3000)
    },
  },
  network('flipped bits', beforePublished, ['after-register', 'mid-copy', 'before-keys']),
  network('reset at COMMIT', whole, ['after-staging-ddl', 'before-publish', 'in-publish']),
  network('reset after COMMIT', whole, ['mid-copy', 'before-checks', 'in-publish']),
  statement(
    'sessions ended',
    `select pg_terminate_backend(pid) from pg_stat_activity where ${ofUs}`,
    'select',
    [],
  ),
  statement(
    'sessions of copies ended',
    `select pg_terminate_backend(pid) from pg_stat_activity where ${ofUs} and query like 'copy%'`,
    'select',
    [],
  ),
  statement(
    'statements cancelled',
    `select pg_cancel_backend(pid) from pg_stat_activity where ${ofUs}`,
    'select',
    [],
  ),
  statement('the registry locked', 'begin; lock table loader.run, loader.run_event', 'rollback', [
    'after-register',
  ]),
  statement('issues locked', 'begin; lock table loader.row_issue', 'rollback', []),
  statement(
    'a reader idle in the old run',
    `begin; select count(*) from leads_20260302.facility`,
    'rollback',
    [],
  ),
  statement('the old run locked', 'begin; lock table leads_20260302.facility', 'rollback', []),
  statement(
    'the right to create taken away',
    'revoke create on database "DATABASE" from "USER"; alter database "DATABASE" owner to leads_admin',
    'alter database "DATABASE" owner to "USER"',
    [],
  ),
  statement(
    'the registry made read-only',
    'revoke insert, update, delete on all tables in schema loader from "USER"',
    'grant all on all tables in schema loader to "USER"',
    [],
  ),
  statement(
    'no more connections',
    'alter database "DATABASE" connection limit 1',
    'alter database "DATABASE" connection limit -1',
    [],
  ),
  statement(
    'the server made read-only',
    'alter database "DATABASE" set default_transaction_read_only = on',
    'set default_transaction_read_only = off; alter database "DATABASE" reset default_transaction_read_only',
    [],
  ),
  statement(
    'time limits set on the role',
    `alter database "DATABASE" set statement_timeout = '50ms'; alter database "DATABASE" set idle_in_transaction_session_timeout = '100ms'`,
    `set statement_timeout = 0; alter database "DATABASE" reset all`,
    [],
  ),
  {
    kind: 'candidate dropped',
    limit: soon + 4,
    moments: ['after-staging-ddl', 'before-keys', 'before-checks', 'before-publish'],
    usual: [],
    strike: async ({ other }) => {
      const { rows } = await other.query<{ name: string }>(
        `select nspname as name from pg_namespace where nspname like 'loader_candidate_%'`,
      )
      for (const { name } of rows) await other.query(`drop schema ${name} cascade`)
    },
  },
  input('truncated', (path) => truncateSync(path, 2000), []),
  input('appended', (path) => appendFileSync(path, texas(5, 90_000).split('\n').slice(1).join('\n')), []),
  input('replaced', (path) => writeFileSync(path, texas(600, 30_000)), []),
  input('deleted', (path) => rmSync(path), []),
  {
    kind: 'sleep of three seconds',
    limit: soon + 4,
    moments: whole,
    usual: [],
    strike: async (_, { child }) => {
      child.kill('SIGSTOP')
      setTimeout(() => child.kill('SIGCONT'), 3000)
    },
  },
]

/** All faults at the moments that a load passes, in an order of their own. */
export const faults: readonly Fault[] = kinds.flatMap(({ moments, usual, ...kind }) =>
  moments.map((moment) => ({ ...kind, moment, isUsual: usual.includes(moment) })),
)

function filled(sql: string, { database, user }: { database: string; user: string }): string {
  return sql.replaceAll('DATABASE', database).replaceAll('USER', user)
}

async function endSessions({ other }: World): Promise<void> {
  await other.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ofUs}`)
}
