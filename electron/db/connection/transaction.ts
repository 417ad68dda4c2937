import type { Client } from 'pg'
import { LoaderError } from '../../../shared/errors.ts'
import { databaseError } from './errors.ts'

const shared = new WeakSet<Client>()

/** From now on calls that know nothing of each other use the connection: no transaction begins on it any more. */
export function shareAmongCalls(client: Client): void {
  shared.add(client)
}

/**
 * Runs `work` between BEGIN and COMMIT. COMMIT of a failed transaction resolves, with the command ROLLBACK: that is
 * an error here.
 *
 * @param wasCommitted asked, on another connection, when the answer to COMMIT was lost: only the database knows then.
 *   Without it that is an error, whatever happened.
 */
export async function transaction<T>(
  client: Client,
  doing: string,
  work: () => Promise<T>,
  wasCommitted: () => Promise<boolean> = async () => false,
): Promise<T> {
  // statements of other calls would fall into it, and be rolled back with it
  if (shared.has(client)) {
    throw new LoaderError('internal', `${doing}: a transaction needs a connection of its own.`)
  }
  try {
    await client.query('begin')
    const result = await work()
    await commit(client, doing, wasCommitted)
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined) // the connection may be gone, which rolls back too
    throw databaseError(error, doing)
  }
}

async function commit(client: Client, doing: string, wasCommitted: () => Promise<boolean>): Promise<void> {
  try {
    const { command } = await client.query('commit')
    if (command === 'COMMIT') return
  } catch (error) {
    if (isCertain(error) || !(await wasCommitted())) throw error
    return
  }
  throw new LoaderError('internal', `${doing}: the database rolled back instead of committing.`)
}

/** Whether a failed COMMIT did not happen for sure: the server says so by ERROR, or it was not even sent. */
function isCertain(error: unknown): boolean {
  const { severity, message } = error as { severity?: string; message?: string }
  // FATAL and PANIC may follow a COMMIT that happened
  return severity === 'ERROR' || /not queryable|Client was closed/.test(message ?? '')
}
