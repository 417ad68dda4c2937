import type { Socket } from 'node:net'
import type { Client, Submittable } from 'pg'
import { noteHolders, type Watch } from '../wire/silence.ts'
import { notePlace } from './statementPlace.ts'

/**
 * Lets the statements of a connection follow each other, each when the one before has its answer: whoever shares the
 * connection may ask at any time. `pg` keeps a queue as well, but its next major version will refuse what comes while
 * a statement runs. A stream, such as that of a COPY, begins at once: its connection has no other use.
 *
 * @param watch told of each statement while its answer is waited for
 */
export function takeTurns(client: Client, watch: Watch): void {
  const ask = client.query.bind(client) as (...words: readonly unknown[]) => Promise<unknown>
  let last: Promise<unknown> = Promise.resolve()
  const askWatched = async (...words: readonly unknown[]) => {
    const end = watch.begin()
    try {
      return await ask(...words)
    } catch (error) {
      notePlace(error, words[0])
      noteHolders(error, watch.holders())
      throw error
    } finally {
      end()
    }
  }
  const askInTurn = (...words: readonly unknown[]) => {
    const [statement] = words
    if (isStream(statement)) {
      watchStream(client, statement, watch)
      return ask(...words)
    }
    const answer = last.then(() => askWatched(...words))
    // told to who asked; the next statement does not depend on it
    last = answer.catch(() => undefined)
    return answer
  }
  client.query = askInTurn as Client['query']
}

/** What of a COPY is used here. */
interface CopyStream extends Submittable {
  readonly writableEnded?: boolean
  readonly _gotCopyInResponse?: boolean
  on?(event: 'error' | 'close' | 'finish', listener: (error?: unknown) => void): void
}

const isStream = (statement: unknown): statement is CopyStream =>
  typeof statement === 'object' && statement !== null && 'submit' in statement

/** A COPY waits for the server while it begins, while what was written is not on its way, and at its end; else for us. */
function watchStream(client: Client, stream: CopyStream, watch: Watch): void {
  const { connection } = client as unknown as { connection: { stream: Socket } }
  const end = watch.begin(
    () =>
      stream._gotCopyInResponse !== true ||
      stream.writableEnded === true ||
      connection.stream.writableLength > 0,
  )
  stream.on?.('error', (error) => {
    noteHolders(error, watch.holders())
    end()
  })
  stream.on?.('finish', end)
  stream.on?.('close', end)
}
