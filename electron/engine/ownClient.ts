import { connect, disconnect } from '../db/connection/connect.ts'
import { shareAmongCalls } from '../db/connection/transaction.ts'
import type { Engine } from './engine.ts'

/** From now on many calls ask on the engine's connection at once: what needs a transaction takes a connection of its own. */
export function shareClient({ client }: Engine): void {
  shareAmongCalls(client)
}

/**
 * Does work that takes long or needs a transaction on a connection of its own: the screens' own statements go on beside
 * it, and none of them falls into its transaction.
 */
export async function withOwnClient<T>(
  engine: Engine,
  purpose: string,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const client = await connect(engine.target.connection, `leads-loader ${purpose} by ${engine.who}`)
  try {
    return await work({ ...engine, client })
  } finally {
    await disconnect(client)
  }
}
