import { execFile, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LoaderError } from '../../../../shared/errors.ts'
import { openOwn } from '../../../ownFile.ts'
import { serverEnvironment } from '../folder/cluster.ts'
import { fileLock, isLocked, pause } from '../folder/fileLock.ts'
import type { Places } from '../folder/places.ts'
import { freeBytes } from '../folder/space.ts'
import type { Programs } from './programs.ts'
import { awaitReady, type RunningServer, readPidFile, runningServer } from './runningServer.ts'
import type { ServerUser } from './serverUser.ts'
import { memoryBytes, serverSettings, sharedMemory } from './settings.ts'

const isWindows = process.platform === 'win32'

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
  const logFile = openOwn(places.log)
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
