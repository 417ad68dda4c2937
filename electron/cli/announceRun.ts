import { LoaderError } from '../../shared/errors.ts'
import type { Delivered, Delivering } from '../engine/alerts/queue/deliver.ts'
import type { Engine } from '../engine/engine.ts'
import type { LoadRequest } from '../engine/load/loadRequest.ts'
import type { Context } from './context.ts'

type Announce = (
  by: typeof import('../engine/alerts/announce.ts'),
  delivering: Delivering,
) => Promise<Delivered>

/** Tells of a run that has ended, in 20 s at most; says on standard error what could not be sent. Never throws. */
export async function announceRun(context: Context, engine: Engine, runId: number): Promise<void> {
  await saying(context, (by, delivering) => by.announce(engine, runId, delivering, context.signal))
}

/** Of a load that failed, with a number or before it had one; throws its error again. */
export async function announceFailure(
  context: Context,
  engine: Engine,
  request: LoadRequest,
  error: unknown,
): Promise<never> {
  const { signal } = context
  if (signal.aborted) throw error
  if (error instanceof LoaderError && error.runId !== undefined) {
    await announceRun(context, engine, error.runId)
    throw error
  }
  const { failedLoad } = await import('../engine/alerts/failedLoad.ts')
  const failed = failedLoad(error, request, false)
  if (failed !== null)
    await saying(context, (by, delivering) => by.announceFailedLoad(engine, failed, delivering, signal))
  throw error
}

async function saying({ output }: Context, tell: Announce): Promise<void> {
  const [by, secrets] = await Promise.all([
    import('../engine/alerts/announce.ts'),
    import('./commands/alerts/alertSecrets.ts'),
  ])
  output.status('Sending alerts …')
  const told = await tell(by, { secretOf: secrets.secretOf })
  output.status('')
  for (const notice of told.notices) output.notice(notice)
  for (const target of told.withoutSecret) {
    output.notice(
      `The alert for ${target.name} waits for a program that has its secret. ${secrets.howToGive(target)}`,
    )
  }
}

/**
 * Sends beside a command's own work what earlier ones left, and gives what waits for its end. Nothing is said: who made
 * the alert was told.
 */
export async function sendLeftAlerts(engine: Engine, signal: AbortSignal): Promise<() => Promise<void>> {
  const { isAnythingLeft, sendLeft } = await import('../engine/alerts/announce.ts')
  if (!(await isAnythingLeft(engine).catch(() => false))) return async () => undefined
  const { secretOf } = await import('./commands/alerts/alertSecrets.ts')
  // a command waits no longer than it takes a service to answer
  const patience = AbortSignal.any([signal, AbortSignal.timeout(5000)])
  const sending = sendLeft(engine, { secretOf }, { signal: patience })
  return async () => void (await sending)
}
