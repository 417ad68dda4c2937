import type { Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** When it began, in microseconds. */
  readonly ts: number
  /** Microseconds of the processor. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/**
 * Milliseconds of the processor that the page's longest task takes while `run` goes on. Unlike its time by the clock it
 * does not count what other programs take. Null on Electron, whose traces can't be had from outside.
 */
export async function busiestTask(page: Page, run: () => Promise<unknown>): Promise<number | null> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  if (session === undefined) {
    await run()
    return null
  }
  const threads = new Set<string>()
  const tasks: TraceEvent[] = []
  const marks: number[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) {
      if (event.name === 'thread_name' && event.args.name === 'CrRendererMain') threads.add(threadOf(event))
      if (event.name === mark) marks.push(event.ts)
      if (event.name.endsWith('RunTask') && event.tdur !== undefined) tasks.push(event)
    }
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'], excludedCategories: ['*'] },
  })
  // to begin and to end a trace are long tasks themselves
  const setMark = () => page.evaluate((name) => void performance.mark(name), mark)
  await setMark()
  await run()
  await setMark()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  const [begin = 0, end = Number.POSITIVE_INFINITY] = marks.sort((a, b) => a - b)
  return tasks
    .filter((task) => threads.has(threadOf(task)) && task.ts > begin && task.ts < end)
    .reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0)
}

const mark = 'busiest task'

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
