import { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import { nearestWord } from '../../sources/format/nearest.ts'
import { requireSource } from '../../sources/format/readSource.ts'
import { sources as shipped } from '../../sources/index.ts'
import type { Source } from '../../sources/source.ts'
import { oldChoices, withOldChoices } from './oldChoices.ts'
import { readSourceFolder } from './sourceFolder.ts'
import { sourcesFolder } from './sourcesFolder.ts'
import { canonicalText, hashOf, savedSources } from './sourceVersions.ts'

export type SourceFrom = 'shipped' | 'folder' | 'database'

/** A source, and where it is from. */
export interface KnownSource {
  readonly source: Source
  readonly from: SourceFrom
  /** Of its definition in canonical form. */
  readonly sha256: string
  /** Of one in the database. */
  readonly version: number | null
  readonly who: string | null
  readonly savedAt: string | null
  readonly why: string | null
  /** Where others of its id are that it stands before. */
  readonly hides: readonly SourceFrom[]
}

const read = new Map<string, Source>()

/** A saved definition is read once. @throws LoaderError source-wrong of one that another version of the program saved. */
export function readDefinition(sha256: string, text: string): Source {
  let source = read.get(sha256)
  if (source === undefined) {
    source = requireSource(text, 'A source of the database')
    read.set(sha256, source)
  }
  return source
}

const noVersion = { version: null, who: null, savedAt: null, why: null }
const shippedOnes: readonly KnownSource[] = shipped.map((source) => ({
  source,
  from: 'shipped',
  sha256: hashOf(canonicalText(source)),
  ...noVersion,
  hides: [],
}))

/**
 * Every source there is, by id: those of the folder, of the database and of the program. Where ids clash the folder goes
 * first, then the database.
 * @param client null where there is no database.
 * @throws LoaderError source-wrong of a file of the folder.
 */
export async function knownSources(client: Client | null): Promise<KnownSource[]> {
  const kept = await sourcesAsKept(client)
  const choices = client === null ? [] : await oldChoices(client)
  if (choices.length === 0) return kept
  return kept.map((one) => {
    const source = withOldChoices(one.source, choices)
    return source === one.source ? one : { ...one, source, sha256: hashOf(canonicalText(source)) }
  })
}

/** Without the choices that an old registry keeps apart. @throws as `knownSources` */
export async function sourcesAsKept(client: Client | null): Promise<KnownSource[]> {
  const folder = sourcesFolder()
  const own = folder === null ? [] : await readSourceFolder(folder)
  const saved = client === null ? [] : await savedSources(client)
  const all: KnownSource[] = [
    ...own.map(
      ({ source }): KnownSource => ({
        source: { ...source, isAdded: true },
        from: 'folder',
        sha256: hashOf(canonicalText(source)),
        ...noVersion,
        hides: [],
      }),
    ),
    ...saved.map(
      ({ definition, sha256, version, who, savedAt, why }): KnownSource => ({
        source: { ...readDefinition(sha256, definition), isAdded: true },
        from: 'database',
        ...{ sha256, version, who, savedAt, why },
        hides: [],
      }),
    ),
    ...shippedOnes,
  ]
  const byId = new Map<string, KnownSource>()
  for (const one of all) {
    const first = byId.get(one.source.id)
    byId.set(one.source.id, first === undefined ? one : { ...first, hides: [...first.hides, one.from] })
  }
  return [...byId.values()].sort((a, b) => (a.source.id < b.source.id ? -1 : 1))
}

/** @throws LoaderError unknown-source, with the nearest. */
export function requireKnown(known: readonly KnownSource[], id: string): KnownSource {
  const found = known.find(({ source }) => source.id === id)
  if (found !== undefined) return found
  const ids = known.map(({ source }) => source.id)
  const meant = nearestWord(id, ids)
  throw new LoaderError('unknown-source', `There is no source ${id.slice(0, 60)}.`, {
    hint: meant === null ? `Known sources: ${ids.join(', ')}.` : `Is ${meant} meant?`,
  })
}
