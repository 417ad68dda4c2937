import { existsSync } from 'node:fs'
import { connect, disconnect } from '../connection/connect.ts'
import { connectionTo, readCredentials } from './folder/credentials.ts'
import { type FileLock, fileLock, pause, tryFileLock } from './folder/fileLock.ts'
import type { Places } from './folder/places.ts'
import { readState, writeState } from './folder/state.ts'
import { serverPrograms } from './server/programs.ts'
import { ping, runningServer } from './server/runningServer.ts'
import { stopServer } from './server/server.ts'
import { serverUser } from './server/serverUser.ts'

/** Somebody who is connected to the server. */
export interface Session {
  application: string
  role: string
  /** Of the server's process for that session, as in pg_stat_activity. */
  pid: number
}

/** Lets go of the server, and stops it when this was its last user. */
export async function leaveServer(places: Places, presence: FileLock): Promise<void> {
  if (!existsSync(places.dataFolder)) {
    // deleted meanwhile: the server notices that by itself
    presence.release()
    return
  }
  const change = await fileLock(places.changeLock)
  try {
    presence.release()
    await stopIfUnused(places)
  } finally {
    change.release()
  }
}

/**
 * Stops the server unless a process holds it in use, a session is connected, or it is kept up. The caller holds
 * the change lock. Returns who keeps it running.
 */
export async function stopIfUnused(places: Places): Promise<'stopped' | 'pinned' | 'in-use' | Session[]> {
  if (existsSync(places.pin)) return 'pinned'
  const unused = tryFileLock(places.inUseLock)
  if (!unused) return 'in-use'
  try {
    const running = runningServer(places)
    if (!running) return 'stopped'
    const sessions =
      (await ping(running.port)) === 'ready' ? await sessionsThatStay(places, running.port) : []
    if (sessions.length > 0) {
      writeState(places, { port: running.port, leftRunning: true })
      return sessions
    }
    await stopServer(places, () => serverPrograms(places, serverUser(places)))
    const state = readState(places)
    if (state?.leftRunning) writeState(places, { ...state, leftRunning: false })
    return 'stopped'
  } finally {
    unused.release()
  }
}

/** A session that has just been ended shows for some milliseconds more. */
async function sessionsThatStay(places: Places, port: number): Promise<Session[]> {
  for (let look = 1; ; look++) {
    const sessions = await openSessions(places, port)
    if (sessions.length === 0 || look === 8) return sessions
    await pause(15 * look)
  }
}

/** Sessions of programs, ours and others. */
export async function openSessions(places: Places, port: number): Promise<Session[]> {
  const client = await connect(
    connectionTo(port, readCredentials(places).administrator, 'postgres'),
    'leads stop',
  )
  try {
    const { rows } = await client.query<Session>(
      `select application_name as application, usename as role, pid
         from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()
        order by backend_start`,
    )
    return rows
  } finally {
    await disconnect(client)
  }
}
