import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, connect } from '../../electron/db/connection/connect.ts'
import { freePort } from './freePort.ts'

interface StockServer {
  readonly administrator: Connection
  readonly loader: Connection
  stop(): Promise<void>
}

/**
 * A server of the system's own packages, such as Debian's in /usr/lib/postgresql/15/bin, with usual settings and the
 * loading role that `leads db roles` asks for. Root starts it as the user postgres.
 */
export async function startStockServer(programs: string, folder: string): Promise<StockServer> {
  const user = process.getuid?.() === 0 ? idsOf('postgres') : undefined
  const home = join(folder, 'stock')
  const passwordFile = join(folder, 'stock-password')
  const password = randomBytes(18).toString('base64url')
  mkdirSync(home, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user !== undefined) for (const path of [home, passwordFile]) chownSync(path, user.uid, user.gid)
  const data = join(home, 'data')
  execFileSync(
    join(programs, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=administrator',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const port = await freePort()
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', home],
    { ...user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  )
  // an interrupted run leaves no server
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  const administrator: Connection = {
    host: '127.0.0.1',
    port,
    user: 'administrator',
    password,
    database: 'postgres',
    ssl: false,
  }
  await untilReady(server, administrator)
  const client = await connect(administrator, 'tests')
  try {
    await client.query(`create role loader login nosuperuser nocreatedb nocreaterole password '${password}'`)
    await client.query('create database leads owner loader')
  } finally {
    await client.end()
  }
  return {
    administrator: { ...administrator, database: 'leads' },
    loader: { ...administrator, user: 'loader', database: 'leads' },
    async stop() {
      server.kill('SIGINT')
      if (server.exitCode === null) await once(server, 'exit')
      process.off('exit', kill)
    },
  }
}

function idsOf(name: string): { uid: number; gid: number } {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
  const [, , uid, gid] = entry?.split(':') ?? []
  if (uid === undefined) throw new Error(`There is no user ${name}, whom root needs to start a server.`)
  return { uid: Number(uid), gid: Number(gid) }
}

async function untilReady(server: ChildProcess, connection: Connection): Promise<void> {
  let said = ''
  server.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-2000)
  })
  for (let tries = 0; ; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended:\n${said}`)
    try {
      await (await connect(connection, 'tests')).end()
      return
    } catch (error) {
      if (tries === 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
