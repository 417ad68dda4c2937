import { LoaderError } from '../../shared/errors.ts'
import type { Engine } from '../engine/engine.ts'
import type { Context } from './context.ts'

/** Tells of a run that has ended, in 20 s at most; says on standard error what could not be sent. Never throws. */
export async function announceRun({ output, signal }: Context, engine: Engine, runId: number): Promise<void> {
  const [{ announce }, secrets] = await Promise.all([
    import('../engine/alerts/announce.ts'),
    import('./alertSecrets.ts'),
  ])
  output.status('Sending alerts …')
  const told = await announce(engine, runId, { secretOf: secrets.secretOf }, signal)
  output.status('')
  for (const notice of told.notices) output.notice(notice)
  for (const target of told.withoutSecret) {
    output.notice(
      `The alert for ${target.name} waits for a program that has its secret. ${secrets.howToGive(target)}`,
    )
  }
}

/** Of a load that failed once it had a number; throws its error again. */
export async function announceFailure(context: Context, engine: Engine, error: unknown): Promise<never> {
  if (error instanceof LoaderError && error.runId !== undefined && !context.signal.aborted)
    await announceRun(context, engine, error.runId)
  throw error
}

/**
 * Sends beside a command's own work what earlier ones left, and gives what waits for its end. Nothing is said: who made
 * the alert was told.
 */
export async function sendLeftAlerts(engine: Engine, signal: AbortSignal): Promise<() => Promise<void>> {
  const { isAnythingLeft, sendLeft } = await import('../engine/alerts/announce.ts')
  if (!(await isAnythingLeft(engine).catch(() => false))) return async () => undefined
  const { secretOf } = await import('./alertSecrets.ts')
  // a command waits no longer than it takes a service to answer
  const patience = AbortSignal.any([signal, AbortSignal.timeout(5000)])
  const sending = sendLeft(engine, { secretOf }, { signal: patience })
  return async () => void (await sending)
}
