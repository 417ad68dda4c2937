import { existsSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Moments at which a fault test stops the program. */
export type FaultPoint =
  | 'after-register'
  | 'after-staging-ddl'
  | 'mid-copy'
  | 'after-copy'
  | 'before-keys'
  | 'before-checks'
  | 'before-publish'
  | 'in-publish'
  | 'after-publish'
  | 'in-discard'
  | 'in-upgrade'
  | 'in-delete'
  | 'in-restore'
  | 'in-purge'
  | 'before-send'

/** Replaced when the program is built: the one that is shipped has no fault points. */
declare const __FAULT_POINTS__: boolean

/** How often the wanted moment is still to come before the one that is meant. */
const awaited = { fault: '', times: 0 }

/**
 * In a build for tests and under NODE_ENV=test, stops at the moment named by LEADS_FAULT, `point:kill` or `point:wait`, or at its n-th time
 * (`mid-copy:kill:3`). `kill` ends the process at once, `throw` is a mistake of the program. `wait` says so on standard error and waits to be killed, or for
 * the test to do something to the server or the file; it goes on after LEADS_FAULT_MS milliseconds. With
 * LEADS_FAULT_FOLDER it says so by a file `reached` there, and goes on once there is a file `go`.
 */
async function stopAt(point: FaultPoint): Promise<void> {
  if (process.env.NODE_ENV !== 'test') return
  const [wanted, action, times] = (process.env.LEADS_FAULT ?? '').split(':')
  if (wanted !== point) return
  const folder = process.env.LEADS_FAULT_FOLDER
  const fault = `${process.env.LEADS_FAULT} ${folder ?? ''}`
  if (awaited.fault !== fault) Object.assign(awaited, { fault, times: Number(times ?? 1) })
  awaited.times -= 1
  if (awaited.times !== 0) return
  if (action === 'kill') process.kill(process.pid, 'SIGKILL')
  if (action === 'throw') throw new Error(`A fault at ${point}.`)
  if (folder === undefined) writeSync(2, `fault point ${point}\n`)
  else writeFileSync(join(folder, 'reached'), point)
  const end = performance.now() + Number(process.env.LEADS_FAULT_MS ?? 60_000)
  while (performance.now() < end && !(folder !== undefined && existsSync(join(folder, 'go')))) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export const faultPoint: (point: FaultPoint) => Promise<void> =
  typeof __FAULT_POINTS__ === 'boolean' && __FAULT_POINTS__ ? stopAt : async () => undefined
