import type { Client, Submittable } from 'pg'
import { notePlace } from './statementPlace.ts'

/**
 * Lets the statements of a connection follow each other, each when the one before has its answer: whoever shares the
 * connection may ask at any time. `pg` keeps a queue as well, but its next major version will refuse what comes while
 * a statement runs. A stream, such as that of a COPY, begins at once: its connection has no other use.
 */
export function takeTurns(client: Client): void {
  const ask = client.query.bind(client) as (...words: readonly unknown[]) => Promise<unknown>
  let last: Promise<unknown> = Promise.resolve()
  const askInTurn = (...words: readonly unknown[]) => {
    if (isStream(words[0])) return ask(...words)
    const answer = last.then(() => ask(...words))
    answer.catch((error) => notePlace(error, words[0]))
    // told to who asked; the next statement does not depend on it
    last = answer.catch(() => undefined)
    return answer
  }
  client.query = askInTurn as Client['query']
}

const isStream = (statement: unknown): statement is Submittable =>
  typeof statement === 'object' && statement !== null && 'submit' in statement
