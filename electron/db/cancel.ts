import type { Client } from 'pg'
import { type Connection, connect } from './connect.ts'

/**
 * Ends what the server is doing for `clients` when the signal fires: an index of a million rows takes seconds, and a
 * person who cancels should not wait for it. Their statements then fail; the caller throws the signal's reason.
 *
 * @returns a function that takes the watch off.
 */
export async function cancelOnAbort(
  connection: Connection,
  signal: AbortSignal,
  clients: readonly Client[],
): Promise<() => void> {
  const processes: number[] = []
  for (const client of clients) {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    processes.push(rows[0]?.pid as number)
  }
  const cancel = () => {
    // A server that is out of reach has nothing left to cancel.
    void cancelStatements(connection, processes).catch(() => undefined)
  }
  signal.addEventListener('abort', cancel, { once: true })
  return () => signal.removeEventListener('abort', cancel)
}

async function cancelStatements(connection: Connection, processes: readonly number[]): Promise<void> {
  const client = await connect(connection, 'leads-loader cancel')
  try {
    await client.query('select pg_cancel_backend(pid) from unnest($1::int[]) as pid', [processes])
  } finally {
    await client.end()
  }
}
