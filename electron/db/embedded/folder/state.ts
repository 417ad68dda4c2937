import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
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
    return JSON.parse(readFileSync(places.state, 'utf8')) as ServerState
  } catch {
    // cut off by a full disk: nothing in it is needed
    return undefined
  }
}

export function writeState(places: Places, state: ServerState): void {
  try {
    writeFileSync(`${places.state}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 })
    renameSync(`${places.state}.new`, places.state)
  } catch (error) {
    // a full disk must not keep anybody from leaving
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
