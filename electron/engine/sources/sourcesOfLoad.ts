import type { RunFile } from '../../../shared/run.ts'
import type { Client } from '../../db/connection/connect.ts'
import type { RecognisedInput } from '../files/recogniseFiles.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import { type KnownSource, knownSources, type SourceFrom } from './knownSources.ts'
import { placeText, readingText } from './readOtherwise.ts'
import { sourceOfRun } from './sourceOfRun.ts'
import { canonicalText, hashOf, keptDefinition } from './sourceVersions.ts'

/** A source as a run used it last. */
interface UsedSource {
  readonly runId: number
  readonly date: string
  readonly source: string
  readonly sha256: string
  readonly version: number | null
  /** Kept with the hash: null only where there is none. */
  readonly from: SourceFrom | null
}

/** The sources that a load reads by: as they are now, or as they were in the run that stands for its date. */
export async function sourcesOfLoad(
  client: Client,
  { date, asThen = false }: Pick<LoadRequest, 'date' | 'asThen'>,
): Promise<KnownSource[]> {
  const now = await knownSources(client)
  if (!asThen) return now
  const { rows } = await client.query<UsedSource & Pick<RunFile, 'header' | 'mapping'>>(
    `select distinct on (f.source) f.source, d.sha256, f.source_version as version, f.source_from as "from",
            r.run_id as "runId", r.run_date::text as date, f.header, f.mapping
       from loader.run r join loader.run_file f using (run_id)
       join loader.source_definition d on d.sha256 = f.source_sha256
      where r.run_date = $1 and r.status in ('published', 'replaced', 'deleted')
      order by f.source, r.run_id desc`,
    [date],
  )
  const then = await Promise.all(
    rows.map(async ({ sha256, version, from, header, mapping }): Promise<KnownSource> => {
      const kept = await keptDefinition(client, sha256)
      const source = sourceOfRun(kept, { header, mapping })
      return {
        source: { ...source, isAdded: true },
        from: from ?? 'shipped',
        sha256: source === kept ? sha256 : hashOf(canonicalText(source)),
        ...{ version, who: null, savedAt: null, why: null, hides: [] },
      }
    }),
  )
  return [...then, ...now.filter(({ source }) => !then.some((one) => one.source.id === source.id))]
}

/** Which of several sources of one id reads a file, and where a source is another than that of its last run. */
export async function sourceNotices(client: Client, inputs: readonly RecognisedInput[]): Promise<string[]> {
  const used = new Map(inputs.map(({ known }) => [known.source.id, known]))
  const { rows } = await client.query<UsedSource>(
    `select distinct on (f.source) f.source, d.sha256, f.source_version as version, f.source_from as "from",
            r.run_id as "runId", r.run_date::text as date
       from loader.run r join loader.run_file f using (run_id)
       join loader.source_definition d on d.sha256 = f.source_sha256
      where r.status in ('waiting', 'published', 'replaced') and f.source = any ($1)
      order by f.source, r.run_id desc`,
    [[...used.keys()]],
  )
  return [...used.values()].flatMap((known) => {
    const { id } = known.source
    const last = rows.find(({ source }) => source === id)
    return [
      ...(known.hides.length === 0
        ? []
        : [
            `${id} is read by the source ${placeText(known.from)}, not by the one ${known.hides.map(placeText).join(' or ')}.`,
          ]),
      ...(last === undefined || last.sha256 === known.sha256
        ? []
        : [
            `${id} is read by ${readingText(known)}, and not by ${readingText(last)} as run ${last.runId} of ${last.date} was: what changes may come from the source, not from the state.`,
          ]),
    ]
  })
}
