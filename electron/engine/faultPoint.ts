import { writeSync } from 'node:fs'

/** Moments at which a fault test stops the program. */
export type FaultPoint =
  | 'after-staging-ddl'
  | 'mid-copy'
  | 'before-checks'
  | 'before-publish'
  | 'in-publish'
  | 'after-publish'
  | 'in-delete'

let reached = false

/**
 * Under NODE_ENV=test, stops at the moment named by LEADS_FAULT: `point:kill` ends the process at once, `point:wait`
 * says so on standard error and waits to be killed, or for the test to do something to the server or the file, and goes on
 * after LEADS_FAULT_MS milliseconds.
 */
export async function faultPoint(point: FaultPoint): Promise<void> {
  if (process.env.NODE_ENV !== 'test') return
  const [wanted, action] = (process.env.LEADS_FAULT ?? '').split(':')
  if (wanted !== point || reached) return
  reached = true
  if (action === 'kill') process.kill(process.pid, 'SIGKILL')
  writeSync(2, `fault point ${point}\n`)
  await new Promise((resolve) => setTimeout(resolve, Number(process.env.LEADS_FAULT_MS ?? 60_000)))
}
