import type { Client } from '../../db/connection/connect.ts'

/** Runs that changed since the last look; a look costs the server next to nothing while none did. */
export interface RunWatch {
  look(): Promise<number[]>
}

/**
 * Whatever changes a run writes an event for it, this window, another or a command. Events become visible when their
 * transaction commits, so an older one may come after a newer: their number tells, and a minute is looked back.
 */
export function watchRuns(client: Client): RunWatch {
  let events: number | null = null
  let latest: string | null = null
  return {
    async look() {
      const { rows } = await client.query<{ events: number; latest: string | null }>(
        'select count(*) as events, max(at) as latest from loader.run_event',
      )
      const [now] = rows
      if (now === undefined || now.events === events) return []
      const isFirst = events === null
      const since = latest
      const seen = () => {
        events = now.events
        latest = now.latest
      }
      if (isFirst) {
        seen()
        return []
      }
      const { rows: changed } = await client.query<{ runId: number }>(
        `select distinct run_id as "runId" from loader.run_event
          where $1::timestamptz is null or at > $1::timestamptz - interval '1 minute' order by run_id`,
        [since],
      )
      // not before: what a look that failed was to tell, the next one tells
      seen()
      return changed.map(({ runId }) => runId)
    },
  }
}
