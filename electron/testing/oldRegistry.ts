import firstSql from '../../sql/registry/001_registry.sql?raw'
import type { Client } from '../db/connection/connect.ts'

/** The table of what people chose for columns, which registries had until change 018. */
export async function makeMappingTable(client: Client): Promise<void> {
  const [statement] = /create table loader\.mapping \([\s\S]*?\n\);/.exec(firstSql) ?? []
  if (statement === undefined) throw new Error('The first registry makes no loader.mapping')
  await client.query(statement)
}
