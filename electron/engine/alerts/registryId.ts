import type { Client } from '../../db/connection/connect.ts'

/** The registry's own name: targets of two databases have the same numbers. */
export async function registryId(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select registry_id::text as id from loader.registry_identity',
  )
  return rows[0]?.id ?? ''
}
