import { LoaderError } from '../../../shared/errors.ts'

/**
 * npm passes Ctrl+C on to a program that had it from the terminal already: below npm, what comes within so many
 * milliseconds of the first signal is that one still.
 */
const sameSignal = process.env.npm_lifecycle_event === undefined ? 0 : 500

/** The first signal cancels and lets the work clean up; a second one ends the program at once. */
interface Signals {
  readonly signal: AbortSignal
  stopWatching(): void
}

const meanings = {
  SIGINT: { code: 'cancelled', message: 'Cancelled: nothing was changed.' },
  SIGTERM: { code: 'terminated', message: 'Ended by a signal: nothing was changed.' },
  // the terminal went away: as good as an order to end
  SIGHUP: { code: 'terminated', message: 'Ended, since the terminal was closed: nothing was changed.' },
} as const

type Name = keyof typeof meanings

export function watchSignals(say: (message: string) => void): Signals {
  const controller = new AbortController()
  let first = 0
  const on = (name: Name) => {
    const { code, message } = meanings[name]
    const error = new LoaderError(code, message)
    if (controller.signal.aborted) {
      // what is left then is swept by the next command
      if (performance.now() - first >= sameSignal) process.exit(error.exitCode)
      return
    }
    first = performance.now()
    controller.abort(error)
    say('Cancelling; everything will be as before. A second signal ends at once.')
  }
  const names = Object.keys(meanings) as Name[]
  for (const name of names) process.on(name, on)
  return {
    signal: controller.signal,
    stopWatching: () => {
      for (const name of names) process.off(name, on)
    },
  }
}
