import type { Engine } from '../engine/engine.ts'
import { sendLeftAlerts } from './announceRun.ts'
import type { Context } from './context.ts'

/**
 * Opens the database for a command and closes it again, whatever happens.
 *
 * @param options.sendsLeft whether what earlier programs left in the outbox is sent beside the work; not where the work is to do so.
 */
export async function withEngine<T>(
  context: Context,
  work: (engine: Engine) => Promise<T>,
  { sendsLeft = true }: { readonly sendsLeft?: boolean } = {},
): Promise<T> {
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
  const leftSent = sendsLeft ? await sendLeftAlerts(engine, signal) : async () => undefined
  try {
    return await inPlainWords('The command could not be completed', async () => {
      for (const notice of engine.notices) output.notice(notice)
      signal.throwIfAborted()
      return work(engine)
    })
  } finally {
    await leftSent()
    await engine.close()
  }
}
