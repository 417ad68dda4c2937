import { LoaderError } from '../../shared/errors.ts'
import { databaseError } from '../db/connection/errors.ts'
import type { Engine } from './engine.ts'

/** Does something with the open engine; what the database says is told in plain words. */
export type Ask = <T>(work: (engine: Engine) => Promise<T>) => Promise<T>

export function createAsk(engine: () => Promise<Engine>): Ask {
  return async (work) => {
    try {
      return await work(await engine())
    } catch (error) {
      // what has no code of the database or the network is a slip of ours, for the log
      if (error instanceof LoaderError || !(error instanceof Error && 'code' in error)) throw error
      throw databaseError(error, "Can't do that in the database")
    }
  }
}

/** Does work with the database for a command: whatever ends it is told in plain words, after what was `doing`. */
export async function inPlainWords<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw databaseError(error, doing)
  }
}
