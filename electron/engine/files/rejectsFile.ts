import type { FileCard } from '../../../shared/window/files.ts'
import runOfRejectsSql from '../../../sql/query/issues/run_of_rejects.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { isRejectColumn } from '../../sources/headers.ts'

/** Whether a header is that of an export of rejects. */
export function isRejectsHeader(header: readonly string[]): boolean {
  return header.filter(isRejectColumn).length === 4
}

/**
 * The run whose rejects a file holds, by what it says of them; null where it is no such file, or no published run is
 * known to have them.
 */
export async function runOfRejects(
  client: Client,
  source: string,
  header: readonly string[],
  samples: readonly (readonly string[])[],
): Promise<FileCard['rejectsOf']> {
  const of = (column: string) =>
    samples[header.findIndex((name) => name.trim().toLowerCase() === column)] ?? []
  const { rows } = await client.query<NonNullable<FileCard['rejectsOf']>>(runOfRejectsSql, [
    source,
    of('_line'),
    of('_reason'),
  ])
  return rows[0] ?? null
}
