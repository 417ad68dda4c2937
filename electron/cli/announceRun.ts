import { type ErrorCode, LoaderError } from '../../shared/errors.ts'
import type { Delivered } from '../engine/alerts/announce.ts'
import type { Delivering } from '../engine/alerts/queue/alertLanes.ts'
import type { Engine } from '../engine/engine.ts'
import type { LoadRequest } from '../engine/load/loadRequest.ts'
import type { Context } from './context.ts'

type Announce = (
  by: typeof import('../engine/alerts/announce.ts'),
  delivering: Delivering | null,
) => Promise<Delivered>

const outOfReach: readonly ErrorCode[] = ['database-lost', 'database-unreachable', 'database-unknown']

/** When what a command has to tell is sent: by itself, in 20 s at most, or by a later one. */
export type DeliverWhen = 'now' | 'later'

/** Tells of a run that has ended; says on standard error what could not be sent. Never throws. */
export async function announceRun(
  context: Context,
  engine: Engine,
  runId: number,
  when: DeliverWhen,
): Promise<void> {
  await saying(context, when, (by, delivering) =>
    by.announce(engine, runId, delivering, { signal: context.signal }),
  )
}

/** Of a load that failed, with a number or before it had one; throws its error again. */
export async function announceFailure(
  context: Context,
  engine: Engine,
  request: LoadRequest,
  when: DeliverWhen,
  error: unknown,
): Promise<never> {
  if (context.signal.aborted) throw error
  const told = tellFailure(context, engine, request, when, error)
  // a later command tells of it then, once the database is back
  const isOutOfReach = error instanceof LoaderError && outOfReach.includes(error.code)
  await (isOutOfReach ? Promise.race([told, pause(1000)]) : told)
  throw error
}

async function tellFailure(
  context: Context,
  engine: Engine,
  request: LoadRequest,
  when: DeliverWhen,
  error: unknown,
): Promise<void> {
  const { signal } = context
  if (error instanceof LoaderError && error.runId !== undefined)
    return announceRun(context, engine, error.runId, when)
  const { failedLoad } = await import('../engine/alerts/failedLoad.ts')
  const failed = failedLoad(error, request, false)
  if (failed !== null)
    await saying(context, when, (by, delivering) =>
      by.announceFailedLoad(engine, failed, delivering, { signal }),
    )
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

async function saying({ output }: Context, when: DeliverWhen, tell: Announce): Promise<void> {
  const [by, secrets] = await Promise.all([
    import('../engine/alerts/announce.ts'),
    import('./commands/alerts/alertSecrets.ts'),
  ])
  if (when === 'now') output.status('Sending alerts …')
  const told = await tell(by, when === 'now' ? { secretOf: secrets.secretOf } : null)
  output.status('')
  for (const notice of told.notices) output.notice(notice)
  for (const target of told.withoutSecret) output.notice(secrets.secretMissing(target))
}

/**
 * Sends beside a command's own work what earlier ones left, and gives what waits for its end. Nothing is said: who made
 * the alert was told.
 */
export async function sendLeftAlerts(engine: Engine, signal: AbortSignal): Promise<() => Promise<void>> {
  const { isAnythingLeft } = await import('../engine/outbox/left.ts')
  if (!(await isAnythingLeft(engine).catch(() => false))) return async () => undefined
  const [{ sendLeft }, { secretOf }] = await Promise.all([
    import('../engine/alerts/announce.ts'),
    import('./commands/alerts/alertSecrets.ts'),
  ])
  // a command waits no longer than it takes a service to answer
  const sending = sendLeft(engine, { secretOf }, { signal, seconds: 6 })
  return async () => void (await sending)
}

/** Sends that a load has begun while it goes on: whoever waits for it hears of it now. It is broken off at the end of the load. */
export function sendBeginning(
  engine: Engine,
  signal: AbortSignal,
  when: DeliverWhen,
): { send(): void; end(): Promise<void> } {
  const ended = new AbortController()
  let sending: Promise<unknown> | null = null
  return {
    send() {
      if (when === 'now')
        sending ??= sendLeftAlerts(engine, AbortSignal.any([signal, ended.signal])).then((sent) => sent())
    },
    async end() {
      ended.abort()
      await sending
    },
  }
}
