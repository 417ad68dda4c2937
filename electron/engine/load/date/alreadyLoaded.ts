import type { Client } from '../../../db/connection/connect.ts'

/** A run that loaded the same bytes and still stands, or stood, published. */
export interface AlreadyLoaded {
  readonly date: string
  readonly runId: number
}

/** The latest run that loaded each file's bytes, by SHA-256; runs that came to nothing don't count. */
export async function alreadyLoaded(
  client: Client,
  sha256: readonly string[],
): Promise<Map<string, AlreadyLoaded>> {
  const { rows } = await client.query<AlreadyLoaded & { sha256: string }>(
    `select distinct on (f.sha256) f.sha256, r.run_date as date, r.run_id as "runId"
       from loader.run_file f join loader.run r using (run_id)
      where f.sha256 = any($1) and r.status in ('published', 'replaced', 'waiting')
      order by f.sha256, r.status = 'published' desc, r.run_id desc`,
    [sha256],
  )
  return new Map(rows.map(({ sha256: key, date, runId }) => [key, { date, runId }]))
}
