import { type CallName, calls, type Handlers, type Result } from '../../../shared/contract.ts'
import { LoaderError, type PlainError, plainError } from '../../../shared/errors.ts'
import { systemError } from '../../systemError.ts'

/** What is needed of Electron's event: its frame is null once the page has gone elsewhere. */
export interface CallEvent {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

/** Electron's ipcMain, or what stands in for it in a test. */
export interface CallReceiver {
  handle(name: string, answer: (event: CallEvent, ...input: unknown[]) => Promise<Result<unknown>>): void
}

interface CallOptions {
  readonly isOurs: (url: string) => boolean
  readonly log: (message: string, error?: unknown) => void
}

/** Registers a handler for every call of the contract. */
export function answerCalls(receiver: CallReceiver, handlers: Handlers, options: CallOptions): void {
  for (const name of Object.keys(calls) as CallName[]) {
    receiver.handle(name, (event, ...input) => {
      // before anything is awaited: the frame may go elsewhere meanwhile
      const allowed = isTopFrameOfOurs(event, options.isOurs)
      return answer(name, handlers, allowed, input, options)
    })
  }
}

function isTopFrameOfOurs({ senderFrame }: CallEvent, isOurs: (url: string) => boolean): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url)
}

/** Never rejects: a rejection loses all but its message on the way to the page. */
async function answer(
  name: CallName,
  handlers: Handlers,
  allowed: boolean,
  input: readonly unknown[],
  { log }: CallOptions,
): Promise<Result<unknown>> {
  try {
    if (!allowed) throw new LoaderError('usage', 'This page may not call the program.')
    return { ok: true, value: await run(name, handlers, input) }
  } catch (error) {
    log(`The call ${name} failed.`, error)
    return { ok: false, error: presentable(error) }
  }
}

async function run(name: CallName, handlers: Handlers, input: readonly unknown[]): Promise<unknown> {
  const parsed = calls[name].input.safeParse(input[0])
  if (input.length > 1 || !parsed.success) {
    throw new LoaderError('usage', `The call ${name} was given what it does not take.`, {
      cause: parsed.error,
    })
  }
  const value = await (handlers[name] as (input: unknown) => unknown)(parsed.data)
  // a call that gives nothing must not let anything slip out
  return calls[name].output.parse(value)
}

/** Our own slips may carry a path, a statement or a secret in their message: that is for the log. */
function presentable(error: unknown): PlainError {
  if (error instanceof LoaderError) return plainError(error)
  const known = systemError(error)
  if (known !== undefined) return plainError(known)
  return { code: 'internal', message: 'The program made a mistake.', hint: 'Its log file says more.' }
}
