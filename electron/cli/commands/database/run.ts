import { databaseName } from '../../../../shared/domain.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import { dataFolder } from '../../../dataFolder.ts'
import { databaseUrl } from '../../../engine/databaseUrl.ts'
import {
  type EmbeddedStatus,
  embeddedStatus,
  pinEmbedded,
  stopEmbedded,
} from '../../../engine/localDatabase.ts'
import { usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { programName } from '../../invocation.ts'
import { bytes, plain } from '../../output/text.ts'
import type { UrlOptions } from './options.ts'
import { rolesSql } from './rolesSql.ts'

/** `leads db start` */
export async function runStart(context: Context): Promise<undefined> {
  const { output, common } = context
  refuseUrl(context, 'start')
  const status = await pinEmbedded(dataFolder(common.dataDir), {
    applicationName: 'leads-loader cli',
    log: (message) => output.log(message),
  })
  output.document(status)
  reportStatus(context, status)
  return undefined
}

/** `leads db stop` */
export async function runStop(context: Context): Promise<undefined> {
  const { output, common } = context
  refuseUrl(context, 'stop')
  const result = await stopEmbedded(dataFolder(common.dataDir))
  output.document(result)
  if (result.stopped) {
    output.print('The embedded database is stopped.')
  } else {
    const who = result.inUse ? 'a leads command or window uses it' : 'other programs are connected'
    output.print(`It is no longer kept up, but ${who}; it stops when they are gone.`)
    reportSessions(context, result.sessions)
  }
  return undefined
}

/** `leads db status` */
export async function runStatus(context: Context): Promise<undefined> {
  const { output, common } = context
  if (common.databaseUrl !== undefined) refuseUrl(context, 'status')
  const status = await embeddedStatus(dataFolder(common.dataDir))
  output.document({
    ...status,
    port: status.port ?? null,
    pid: status.pid ?? null,
    freeBytes: status.freeBytes ?? null,
  })
  reportStatus(context, status)
  if (process.env.DATABASE_URL)
    output.notice('DATABASE_URL is set: commands use that database, not the embedded one.')
  return undefined
}

/** `leads db url` */
export async function runUrl(context: Context, { showPassword = false }: UrlOptions): Promise<undefined> {
  const { output, common } = context
  const { databaseUrl: given, dataDir } = common
  const of = { databaseUrl: given, dataDir, applicationName: 'leads-loader cli' }
  const url = await databaseUrl(of, showPassword)
  if (url === null) {
    throw new LoaderError('database-unreachable', 'The embedded database does not run now.', {
      hint: `Start it and keep it up: ${programName()} db start`,
    })
  }
  output.document({ url })
  output.print(url)
  if (!showPassword) output.log('The password is left out; --show-password adds it.')
  return undefined
}

/** `leads db roles` */
export async function runRoles({ output }: Context): Promise<undefined> {
  const sql = rolesSql(databaseName)
  output.document({ sql })
  output.print(sql)
  return undefined
}

function refuseUrl({ common }: Context, command: string): void {
  if (common.databaseUrl === undefined) return
  throw usage(
    `leads db ${command} is about the embedded database, and --database-url names another.`,
    'Leave --database-url out.',
  )
}

function reportStatus(context: Context, status: EmbeddedStatus): void {
  const { output } = context
  const { exists, running, pinned, port, pid, sessions, freeBytes: free } = status
  const state = !exists
    ? 'There is no embedded database yet; the first load makes it.'
    : !running
      ? 'The embedded database is stopped; commands start it when they need it.'
      : pinned
        ? output.green('The embedded database runs and is kept up.')
        : output.green('The embedded database runs while it is in use.')
  output.print(state)
  output.print(`  folder  ${plain(status.dataFolder)}`)
  if (running) {
    output.print(`  server  127.0.0.1:${port}, process ${pid}`)
    output.print(`  URL     ${programName()} db url --show-password`)
  }
  if (free !== undefined) output.print(`  free    ${bytes(free)}`)
  reportSessions(context, sessions)
}

function reportSessions({ output }: Context, sessions: EmbeddedStatus['sessions']): void {
  if (sessions.length === 0) return
  output.table(
    [{ title: '  Connected' }, { title: 'Role' }, { title: 'Server process', align: 'right' }],
    sessions.map(({ application, role, pid }) => [`  ${application || '(no name)'}`, role, String(pid)]),
  )
}
