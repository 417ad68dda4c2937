import type { Client } from 'pg'
import { LoaderError } from '../../shared/errors.ts'
import { databaseError } from './errors.ts'

/**
 * Runs `work` between BEGIN and COMMIT. COMMIT of a failed transaction resolves, with the command ROLLBACK: that is
 * an error here.
 */
export async function transaction<T>(client: Client, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    await client.query('begin')
    const result = await work()
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') {
      throw new LoaderError('internal', `While ${doing}, the database rolled back instead of committing.`)
    }
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined) // the connection may be gone, which rolls back too
    throw databaseError(error, doing)
  }
}
