import type { Client } from '../db/connect.ts'
import type { ChoicesBySource } from '../sources/recognise.ts'

/** People's choices of columns, by source; the window writes them, and every load and preview follows them. */
export async function mappingChoices(client: Client): Promise<ChoicesBySource> {
  const { rows } = await client.query<{ source: string; choices: Record<string, string> }>(
    'select source, jsonb_object_agg(column_name, file_column) as choices from loader.mapping group by source',
  )
  return Object.fromEntries(rows.map(({ source, choices }) => [source, choices]))
}
