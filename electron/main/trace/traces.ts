import { LoaderError } from '../../../shared/errors.ts'
import type { TraceView } from '../../../shared/window/trace.ts'
import type { Engine } from '../../engine/engine.ts'
import { trace } from '../../engine/trace/trace.ts'

/** The window's search through all runs: one at a time. */
export interface Traces {
  /** @throws LoaderError cancelled when another search began, or the window left the database */
  find(text: string): Promise<TraceView>
  /** Ends the search, if there is one. */
  end(): Promise<void>
}

export function createTraces(engine: () => Promise<Engine>): Traces {
  let cancel: AbortController | null = null
  let running: Promise<unknown> = Promise.resolve()

  const end = async () => {
    cancel?.abort(new LoaderError('cancelled', 'Another search began.'))
    await running
  }

  return {
    async find(text) {
      void end()
      const own = new AbortController()
      cancel = own
      const finding = engine().then((open) => {
        own.signal.throwIfAborted()
        return trace(open, text, own.signal)
      })
      running = finding.catch(() => undefined) // told to who asked
      return finding
    },
    end,
  }
}
