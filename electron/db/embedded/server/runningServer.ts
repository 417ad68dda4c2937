import { existsSync, readFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { LoaderError } from '../../../../shared/errors.ts'
import { isLocked, pause } from '../folder/fileLock.ts'
import type { Places } from '../folder/places.ts'

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
