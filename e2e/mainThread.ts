import type { RunningApp } from './fixtures.ts'

/** Of the longest block of main's thread, in milliseconds. */
interface LongestBlock {
  /** That its events waited, by the clock. */
  readonly waited: number
  /** Of the processor, which other programs take no part of; null where the system doesn't tell it of a thread. */
  readonly busy: number | null
}

/** Watches main's thread until the function that it gives is called. */
export async function watchMainThread(app: RunningApp): Promise<() => Promise<LongestBlock>> {
  await app.evaluate(() => {
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const every = 5
    // nanoseconds that the first thread, whose number is the process's, was on a processor
    const busyNow = () => {
      try {
        return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
      } catch {
        return null
      }
    }
    const longest = { waited: 0, busy: busyNow() === null ? null : 0 }
    let before = { time: performance.now(), busy: busyNow() }
    setInterval(() => {
      const now = { time: performance.now(), busy: busyNow() }
      longest.waited = Math.max(longest.waited, now.time - before.time - every)
      if (now.busy !== null && before.busy !== null && longest.busy !== null)
        longest.busy = Math.max(longest.busy, now.busy - before.busy)
      before = now
    }, every).unref()
    Object.assign(globalThis, { longestBlock: longest })
  })
  return () => app.evaluate(() => (globalThis as unknown as { longestBlock: LongestBlock }).longestBlock)
}
