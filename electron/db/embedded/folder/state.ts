import { existsSync, readFileSync } from 'node:fs'
import { writeOwn } from '../../../ownFile.ts'
import type { Places } from './places.ts'

/** What one process leaves for the next. */
interface ServerState {
  /** Tried first, so that an address given to another tool stays right. */
  port: number
  /** The last process left the server running on purpose, for sessions of other programs. */
  leftRunning: boolean
}

export function readState(places: Places): ServerState | undefined {
  if (!existsSync(places.state)) return undefined
  try {
    const { port, leftRunning } = JSON.parse(readFileSync(places.state, 'utf8')) as Partial<ServerState>
    // whatever stands there: another port is found, and nobody waits for the server
    const isPort = Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536
    return { port: isPort ? Number(port) : 0, leftRunning: leftRunning === true }
  } catch {
    // cut off by a full disk, or changed by hand: nothing in it is needed
    return undefined
  }
}

export function writeState(places: Places, state: ServerState): void {
  try {
    writeOwn(places.state, `${JSON.stringify(state)}\n`)
  } catch (error) {
    // a full disk must not keep anybody from leaving
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
