import { execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { connect as connectSocket, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LoaderError } from '../../../shared/errors.ts'
import { serverEnvironment } from './cluster.ts'
import { fileLock, isLocked, pause } from './fileLock.ts'
import type { Places } from './places.ts'
import type { Programs } from './programs.ts'
import type { ServerUser } from './serverUser.ts'
import { memoryBytes, serverSettings, sharedMemory } from './settings.ts'
import { freeBytes } from './space.ts'

const isWindows = process.platform === 'win32'

export interface RunningServer {
  pid: number
  port: number
}

/** What the server itself noted in its cluster; left behind when it was killed. */
export function readPidFile(places: Places): RunningServer | undefined {
  const path = join(places.cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return Number.isInteger(pid) && pid > 0 && port > 0 ? { pid, port } : undefined
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The server of this data folder if it runs, also while it starts or stops. */
export function runningServer(places: Places): RunningServer | undefined {
  if (!isWindows && !isLocked(places.aliveLock)) return undefined
  const noted = readPidFile(places)
  return noted && isAlive(noted.pid) ? noted : undefined
}

/**
 * Asks as pg_isready does, without a password: the server answers before it authenticates.
 * `not-yet` while it starts, recovers or stops.
 */
export function ping(port: number): Promise<'ready' | 'not-yet' | 'nobody'> {
  const text = Buffer.from('user\0leads\0database\0brightwheel\0\0')
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + text.length, 0)
  head.writeUInt32BE(196_608, 4)
  return new Promise((resolve) => {
    const socket = connectSocket({ port, host: '127.0.0.1' })
    const answer = (state: 'ready' | 'not-yet' | 'nobody') => {
      socket.destroy()
      resolve(state)
    }
    socket.setTimeout(5000, () => answer('not-yet'))
    socket.on('error', () => answer('nobody'))
    socket.on('close', () => answer('nobody'))
    socket.on('connect', () => socket.write(Buffer.concat([head, text])))
    socket.on('data', (data) => answer(data.includes('C57P03\0') ? 'not-yet' : 'ready'))
  })
}

/** Waits until the server takes connections; 'ended' when it is gone before that. Recovery may take minutes. */
export async function awaitReady(
  places: Places,
  { port, isGone }: { port: number; isGone: () => boolean },
  log: (message: string) => void,
): Promise<'ready' | 'ended'> {
  const start = performance.now()
  let told = false
  for (;;) {
    if ((await ping(port)) === 'ready' && !isGone()) return 'ready'
    if (isGone()) return 'ended'
    const seconds = (performance.now() - start) / 1000
    if (!told && seconds > 3) {
      told = true
      log('The embedded database is recovering; this may take some minutes.')
    }
    if (seconds > 900) {
      throw new LoaderError(
        'database-unreachable',
        'The embedded database has not answered for 15 minutes.',
        {
          hint: `Look into ${places.log}.`,
        },
      )
    }
    await pause(seconds < 2 ? 10 : 100)
  }
}

/**
 * The server as soon as it is known where it listens; undefined when none of its processes is left. Processes
 * that a killed server left behind end by themselves once they notice.
 */
export async function settledServer(places: Places, seconds: number): Promise<RunningServer | undefined> {
  const start = performance.now()
  for (;;) {
    const running = runningServer(places)
    if (running || isWindows || !isLocked(places.aliveLock)) return running
    if (performance.now() - start > seconds * 1000) {
      throw new LoaderError(
        'database-locked',
        `The database in ${places.dataFolder} is in use by a server that this process can't see.`,
        { hint: 'Is it used from another container? Stop that first, or choose another --data-dir.' },
      )
    }
    await pause(10)
  }
}

const portIsFree = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })

async function writeSettings(places: Places, port: number, user: ServerUser | undefined): Promise<void> {
  const text = serverSettings({
    port,
    freeBytes: await freeBytes(places.dataFolder),
    memoryBytes: memoryBytes(),
    sharedMemory: sharedMemory(),
  })
  const path = join(places.cluster, 'postgresql.conf')
  await rm(`${path}.new`, { force: true })
  // 'wx': the folder may belong to an unprivileged user, whose link root must not follow
  const file = await open(`${path}.new`, 'wx', 0o600)
  try {
    await file.writeFile(text)
    if (user) await file.chown(user.uid, user.gid)
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

/**
 * Starts the server and waits until it takes connections. It runs on its own, outside this process's group and
 * terminal, until somebody stops it. Undefined if it ended at once; its log tells why.
 */
export async function startServer(
  places: Places,
  programs: Programs,
  user: ServerUser | undefined,
  lastPort: number | undefined,
  log: (message: string) => void,
): Promise<RunningServer | undefined> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = ((attempt === 1 && lastPort && (await portIsFree(lastPort))) || (await portIsFree(0))) ?? 0
    await writeSettings(places, port, user)
    const isGone = isWindows ? await launchOnWindows(places, programs) : await launch(places, programs, user)
    if ((await awaitReady(places, { port, isGone }, log)) === 'ready') {
      const noted = readPidFile(places)
      if (noted) return noted
    }
    // another program took the port between the look and the start
    if (await portIsFree(port)) return undefined
  }
  return undefined
}

async function launch(
  places: Places,
  programs: Programs,
  user: ServerUser | undefined,
): Promise<() => boolean> {
  const alive = await fileLock(places.aliveLock, { seconds: 10 })
  const logFile = openSync(places.log, 'a', 0o600)
  try {
    const child = spawn(programs.postgres, ['-D', places.cluster], {
      detached: true,
      // the last one is the lock that says "alive", for the server and all its processes to inherit
      stdio: ['ignore', logFile, logFile, alive.fd],
      cwd: '/',
      env: serverEnvironment(),
      ...(user && { uid: user.uid, gid: user.gid }),
    })
    let gone = false
    child.on('exit', () => {
      gone = true
    })
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    }).catch((cause) => {
      throw new LoaderError(
        'database-unreachable',
        `The embedded database can't be run: ${programs.postgres}`,
        {
          hint: 'Install the package again, or give --database-url.',
          cause,
        },
      )
    })
    child.unref()
    return () => gone
  } finally {
    closeSync(logFile)
    alive.release()
  }
}

/** pg_ctl gives up administrator rights for the server, which refuses to run with them. */
async function launchOnWindows(places: Places, programs: Programs): Promise<() => boolean> {
  const options = ['start', '-W', '-D', places.cluster, '-l', places.log]
  const child = spawn(programs.pgCtl, options, {
    detached: true,
    stdio: 'ignore',
    env: serverEnvironment(),
    windowsHide: true,
  })
  child.unref()
  const start = performance.now()
  return () => performance.now() - start > 10_000 && runningServer(places) === undefined
}

/** A fast shutdown: ends sessions, writes a checkpoint. Returns when the last process is gone. */
export async function stopServer(places: Places, programs: () => Promise<Programs>): Promise<void> {
  const running = runningServer(places)
  if (!running) return
  if (isWindows) {
    const { pgCtl } = await programs()
    await promisify(execFile)(pgCtl, ['stop', '-m', 'fast', '-w', '-D', places.cluster], {
      windowsHide: true,
    })
    return
  }
  signal(running.pid, 'SIGINT')
  const start = performance.now()
  let hurried = false
  while (isLocked(places.aliveLock)) {
    const seconds = (performance.now() - start) / 1000
    if (seconds > 60 && !hurried) {
      // as safe as a power cut: the next start recovers
      hurried = true
      signal(running.pid, 'SIGQUIT')
    }
    if (seconds > 90) {
      throw new LoaderError('database-locked', 'The embedded database does not stop.', {
        hint: `Look into ${places.log}.`,
      })
    }
    await pause(5)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
