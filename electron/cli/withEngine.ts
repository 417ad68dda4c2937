import type { Engine } from '../engine/engine.ts'
import { sendLeftAlerts } from './announceRun.ts'
import type { Context } from './context.ts'

/** Opens the database for a command and closes it again, whatever happens. */
export async function withEngine<T>(context: Context, work: (engine: Engine) => Promise<T>): Promise<T> {
  const { common, output, signal } = context
  // loaded when needed: help and usage errors are faster without
  const { openEngine } = await import('../engine/engine.ts')
  const { inPlainWords } = await import('../engine/ask.ts')
  signal.throwIfAborted()
  const engine = await openEngine({
    databaseUrl: common.databaseUrl,
    dataDir: common.dataDir,
    shell: 'cli',
    log: (message) => output.log(message),
  })
  const alertsSent = await sendLeftAlerts(engine, signal)
  try {
    return await inPlainWords('The command could not be completed', async () => {
      for (const notice of engine.notices) output.notice(notice)
      signal.throwIfAborted()
      return work(engine)
    })
  } finally {
    await alertsSent()
    await engine.close()
  }
}
