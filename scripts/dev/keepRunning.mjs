// One program that is started again and again, never two at once.

/** How long a program may take to end when it is asked to, in milliseconds; the window's own patience is 8 s. */
const patience = 12_000

/**
 * `ended` is called once: when the program ended well by itself, or after `end`. One that broke waits for the next
 * restart.
 * @param {{
 *   start: () => import('node:child_process').ChildProcess,
 *   say: (message: string) => void,
 *   ended: (code: number) => void,
 * }} options
 */
export function keepRunning({ start, say, ended }) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  let again = false
  /** @type {number | undefined} */
  let lastCode
  /** @type {NodeJS.Timeout | undefined} */
  let timer

  /** @param {NodeJS.Signals | undefined} signal */
  const stop = (signal) => {
    if (signal !== undefined) child?.kill(signal)
    timer ??= setTimeout(() => child?.kill('SIGKILL'), patience)
  }

  const run = () => {
    const begun = start()
    child = begun
    /** @param {string} how */
    const gone = (how, code = 1) => {
      clearTimeout(timer)
      timer = undefined
      child = undefined
      if (lastCode !== undefined) return ended(lastCode)
      if (again) {
        again = false
        return run()
      }
      if (code === 0) return ended(0)
      say(`The program ended with ${how}. It starts again after the next change.`)
    }
    begun.once('error', ({ message }) => gone(message))
    begun.once('exit', (code, signal) => gone(String(code ?? signal), code ?? 1))
  }

  return {
    /** Starts it, or ends what runs and starts it then. */
    restart() {
      if (lastCode !== undefined || again) return
      if (child === undefined) return run()
      say('Starting the program again …')
      again = true
      stop('SIGTERM')
    },
    /**
     * Ends it for good, and `ended` is told the code.
     * @param {number} code
     * @param {NodeJS.Signals} [signal] that the program did not get yet
     */
    end(code, signal) {
      lastCode ??= code
      if (child === undefined) ended(lastCode)
      else stop(signal)
    },
  }
}
