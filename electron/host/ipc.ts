import { refuseOthers } from './notEmulated.ts'

interface CallEvent {
  readonly sender: object
  readonly senderFrame: { readonly url: string; readonly parent: null }
}

type Handler = (event: CallEvent, ...input: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = refuseOthers('ipcMain', {
  handle(name: string, handler: Handler): void {
    if (handlers.has(name)) throw new Error(`Attempted to register a second handler for '${name}'`)
    handlers.set(name, handler)
  },
})

/** @throws what the handler throws, and for a name that nobody handles */
export async function invoke(name: string, event: CallEvent, input: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(name)
  if (handler === undefined) throw new Error(`No handler registered for '${name}'`)
  return handler(event, ...input)
}
