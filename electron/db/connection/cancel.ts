import type { Client } from 'pg'
import { type Connection, connect, cutOff, disconnect } from './connect.ts'

const againMilliseconds = 250

/**
 * Ends what the server is doing for `clients` when the signal fires, and goes on until the watch is taken off: an index
 * of a million rows takes seconds, a person who cancels should not wait for it, and a cancel may fall between two
 * statements. The statements then fail; the caller throws the signal's reason.
 *
 * @param patience milliseconds after which the clients are cut off: a server that doesn't answer can't cancel either.
 * @returns a function that takes the watch off; it resolves when no cancel is on its way any more.
 */
export async function cancelOnAbort(
  connection: Connection,
  signal: AbortSignal,
  clients: readonly Client[],
  patience = Number.POSITIVE_INFINITY,
): Promise<() => Promise<void>> {
  const processes: number[] = []
  for (const client of clients) {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    processes.push(rows[0]?.pid as number)
  }
  const over = new AbortController()
  let working: Promise<void> = Promise.resolve()
  let isConnected = false
  let deadline: NodeJS.Timeout | undefined
  const cancel = () => {
    if (Number.isFinite(patience)) deadline = setTimeout(() => clients.forEach(cutOff), patience)
    // A server that is out of reach has nothing left to cancel.
    working = cancelStatements(connection, processes, over.signal, () => {
      isConnected = true
    }).catch(() => undefined)
  }
  if (signal.aborted) cancel()
  else signal.addEventListener('abort', cancel, { once: true })
  return async () => {
    signal.removeEventListener('abort', cancel)
    clearTimeout(deadline)
    over.abort()
    // one that is not there yet cancels nothing any more
    if (isConnected) await working
  }
}

async function cancelStatements(
  connection: Connection,
  processes: readonly number[],
  over: AbortSignal,
  connected: () => void,
): Promise<void> {
  const client = await connect(connection, 'leads-loader cancel', 2000)
  connected()
  over.addEventListener('abort', () => void disconnect(client), { once: true })
  while (!over.aborted) {
    await client.query('select pg_cancel_backend(pid) from unnest($1::int[]) as pid', [processes])
    await pause(againMilliseconds, over)
  }
  await disconnect(client)
}

async function pause(milliseconds: number, over: AbortSignal): Promise<void> {
  if (over.aborted) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    over.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
