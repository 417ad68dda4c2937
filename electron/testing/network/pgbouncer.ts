import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../db/connection/connect.ts'
import { eventually } from '../process.ts'
import type { Pooler } from './pooler.ts'

const program = '/usr/sbin/pgbouncer'
/** Debian has it; a machine without it tries the pooler of pooler.ts only. */
export const hasPgBouncer = existsSync(program)

const nobody = 65_534

export async function startPgBouncer(
  { host, port, user, password, database }: Connection,
  mode: 'transaction' | 'session',
  size: number,
): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), 'leads-pgbouncer-'))
  const own = await freePort()
  const settings = join(folder, 'pgbouncer.ini')
  writeFileSync(join(folder, 'users.txt'), `"${user}" "${password}"\n`)
  writeFileSync(
    settings,
    `[databases]
${database} = host=${host} port=${port} dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = ${mode}
default_pool_size = ${size}
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
  )
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    for (const path of [folder, settings, join(folder, 'users.txt')]) chownSync(path, nobody, nobody)
    chmodSync(folder, 0o700)
  }
  const child = spawn(program, [settings], {
    cwd: '/',
    stdio: 'ignore',
    ...(isRoot && { uid: nobody, gid: nobody }),
  })
  await eventually(() => answers(own))
  return {
    port: own,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function answers(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => resolve(false))
  })
}
