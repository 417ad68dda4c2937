import { LoaderError } from '../../shared/errors.ts'

/** What was told to end is given so long for it, whatever it waits for. */
const patience = 1900

/**
 * Fails when a command goes on for too long after the signal, so that the process ends: a server or a network that doesn't
 * answer must not keep it. What is left then is what a kill would leave.
 */
export function lateness(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        const { code } = signal.reason as LoaderError
        const message = 'Ended by a signal, while the database did not answer.'
        const hint = 'What is left is cleaned up by the next command; see "leads runs".'
        setTimeout(() => reject(new LoaderError(code, message, { hint })), patience)
      },
      { once: true },
    )
  })
}
