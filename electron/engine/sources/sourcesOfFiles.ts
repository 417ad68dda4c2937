import type { RunFile } from '../../../shared/run.ts'
import type { Client } from '../../db/connection/connect.ts'
import type { Source } from '../../sources/source.ts'
import { knownSources, readDefinition } from './knownSources.ts'

type OfFile = Pick<RunFile, 'source' | 'sourceSha256'>

/**
 * By which source each file was read: by its definition of then, where the run kept it, else by the one there is now; null
 * for one that this program does not know.
 */
export async function sourcesOfFiles(
  client: Client,
  files: readonly OfFile[],
): Promise<(file: OfFile) => Source | null> {
  const known = await knownSources(client)
  const made = new Map(known.map(({ sha256, source }) => [sha256, source]))
  const wanted = [...new Set(files.map(({ sourceSha256 }) => sourceSha256))].filter(
    (sha256) => sha256 !== null && !made.has(sha256),
  )
  if (wanted.length > 0) {
    const { rows } = await client.query<{ sha256: string; definition: string }>(
      'select sha256, definition from loader.source_definition where sha256 = any ($1)',
      [wanted],
    )
    for (const { sha256, definition } of rows) made.set(sha256, readDefinition(sha256, definition))
  }
  return ({ source: id, sourceSha256 }) =>
    (sourceSha256 === null ? undefined : made.get(sourceSha256)) ??
    known.find(({ source }) => source.id === id)?.source ??
    null
}
