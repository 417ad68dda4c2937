import { createInterface } from 'node:readline/promises'
import { LoaderError } from '../../shared/errors.ts'
import type { Context } from './context.ts'

/**
 * Asks on the terminal and gives the answer, trimmed; '' when the terminal was closed instead.
 * @throws LoaderError confirmation-needed when there is nobody to ask; the signal's reason.
 */
export async function ask({ signal }: Context, question: string, without: string): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new LoaderError('confirmation-needed', without, {
      hint: 'Nothing was changed. There is no terminal to ask on: give --yes to confirm.',
    })
  }
  // not in terminal mode, in which Ctrl-C would be a key and no signal
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  try {
    const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
    return (await Promise.race([lines.question(question, { signal }), closed])).trim()
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    lines.close()
  }
}

export function notConfirmed(): LoaderError {
  return new LoaderError('confirmation-needed', 'Not confirmed: nothing was changed.')
}
