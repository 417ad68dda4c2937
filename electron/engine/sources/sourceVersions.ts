import { createHash } from 'node:crypto'
import { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { requireSource } from '../../sources/format/readSource.ts'
import type { Source } from '../../sources/source.ts'

/** A version of a source that was added to the database. */
interface SourceVersion {
  readonly sourceId: string
  readonly version: number
  /** Null where this version removed the source. */
  readonly sha256: string | null
  readonly who: string
  /** ISO 8601 in UTC. */
  readonly savedAt: string
  readonly why: string | null
}

interface SavedSource extends SourceVersion {
  readonly sha256: string
  readonly definition: string
}

/** A source's text in one form, so that its hash does not depend on spaces or on the order it was saved in. */
export function canonicalText(source: Source): string {
  return `${JSON.stringify(source.file, null, 2)}\n`
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The newest version of each source that is saved and not removed. Older registries have none. */
export async function savedSources(client: Client): Promise<SavedSource[]> {
  if (!(await hasVersions(client))) return []
  const { rows } = await client.query<SavedSource>(
    `select * from (
       select distinct on (v.source_id) v.source_id as "sourceId", v.version, d.sha256, v.who, v.saved_at as "savedAt", v.why,
              d.definition
         from loader.source_version v left join loader.source_definition d using (sha256)
        order by v.source_id, v.version desc) newest
      where definition is not null order by "sourceId"`,
  )
  return rows
}

/** All versions of a source, newest first. */
export async function sourceHistory(client: Client, sourceId: string): Promise<SourceVersion[]> {
  if (!(await hasVersions(client))) return []
  const { rows } = await client.query<SourceVersion>(
    `select source_id as "sourceId", version, sha256, who, saved_at as "savedAt", why
       from loader.source_version where source_id = $1 order by version desc`,
    [sourceId],
  )
  return rows
}

/** All versions of a source with what they say, newest first; the file is null where the version removed it. */
export async function versionTexts(
  client: Client,
  sourceId: string,
): Promise<{ readonly who: string; readonly savedAt: string; readonly file: Source['file'] | null }[]> {
  const { rows } = await client.query<{ who: string; savedAt: string; definition: string | null }>(
    `select v.who, v.saved_at as "savedAt", d.definition
       from loader.source_version v left join loader.source_definition d using (sha256)
      where v.source_id = $1 order by v.version desc`,
    [sourceId],
  )
  return rows.map(({ definition, ...row }) => ({
    ...row,
    file: definition === null ? null : JSON.parse(definition),
  }))
}

/** The registry may be older than sources in it. */
async function hasVersions(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('loader.source_version') is not null as there`,
  )
  return rows[0]?.there === true
}

/** Keeps a definition by its hash, once. */
export async function keepDefinition(client: Client, text: string): Promise<string> {
  const sha256 = hashOf(text)
  await client.query(
    'insert into loader.source_definition (sha256, definition) values ($1, $2) on conflict (sha256) do nothing',
    [sha256, text],
  )
  return sha256
}

/** @throws LoaderError internal: a run read by it, so it is kept. */
export async function keptDefinition(client: Client, sha256: string): Promise<Source> {
  const { rows } = await client.query<{ definition: string }>(
    'select definition from loader.source_definition where sha256 = $1',
    [sha256],
  )
  const text = rows[0]?.definition
  if (text === undefined)
    throw new LoaderError('internal', 'The definition of a source is not in the registry.')
  return requireSource(text, 'The source as it was then')
}

/**
 * Saves a source as its newest version.
 * @returns the version; the one that stands where nothing would change.
 */
export async function saveVersion(
  client: Client,
  who: string,
  source: Source,
  why: string | null,
): Promise<{ readonly version: number; readonly isNew: boolean }> {
  return transaction(client, `Can't save the source ${source.id}`, async () => {
    await lockVersions(client)
    return addVersion(client, who, source, why)
  })
}

/**
 * As `saveVersion`, in a transaction that has locked the versions.
 * @param at when it was made, of one that is carried over
 */
export async function addVersion(
  client: Client,
  who: string,
  source: Source,
  why: string | null,
  at: string | null = null,
): Promise<{ readonly version: number; readonly isNew: boolean }> {
  const sha256 = await keepDefinition(client, canonicalText(source))
  const [newest] = await sourceHistory(client, source.id)
  if (newest?.sha256 === sha256) return { version: newest.version, isNew: false }
  const version = (newest?.version ?? 0) + 1
  return { version: await insertVersion(client, source.id, version, sha256, who, why, at), isNew: true }
}

/** Removes a source that was added: a version of its own, so that it can be said who did, and its runs can be read. */
export async function removeVersion(
  client: Client,
  who: string,
  sourceId: string,
  why: string | null,
): Promise<number> {
  return transaction(client, `Can't remove the source ${sourceId}`, async () => {
    await lockVersions(client)
    return addRemoval(client, who, sourceId, why)
  })
}

/** As `removeVersion`, in a transaction that has locked the versions. */
export async function addRemoval(
  client: Client,
  who: string,
  sourceId: string,
  why: string | null,
): Promise<number> {
  const [newest] = await sourceHistory(client, sourceId)
  if (newest === undefined || newest.sha256 === null)
    throw new LoaderError('unknown-source', `There is no source ${sourceId} in the database to be removed.`, {
      hint: 'Shipped sources and those of a folder stay: see "leads sources".',
    })
  return insertVersion(client, sourceId, newest.version + 1, null, who, why)
}

/**
 * Takes the newest version of a source back: the one before it counts again, as a version of its own, or what comes
 * with the program where there was none.
 * @returns the version that does that
 * @throws LoaderError run-state where another version came since
 */
export async function takeBackVersion(
  client: Client,
  who: string,
  sourceId: string,
  version: number,
): Promise<number> {
  return transaction(client, `Can't take back version ${version} of ${sourceId}`, async () => {
    await lockVersions(client)
    const [newest, before] = await sourceHistory(client, sourceId)
    if (newest?.version !== version)
      throw new LoaderError('run-state', `${sourceId} has another version than ${version} by now.`, {
        hint: `See them with: leads sources history ${sourceId}`,
      })
    const why = `takes back version ${version}`
    return insertVersion(client, sourceId, version + 1, before?.sha256 ?? null, who, why)
  })
}

/** A source of a folder goes before the database: a version that is saved there would not count. @throws LoaderError usage */
export function requireSavable({ source, from }: { readonly source: Source; readonly from: string }): void {
  if (from !== 'folder') return
  throw new LoaderError('usage', `${source.id} is a file in the folder of sources, which goes first.`, {
    hint: 'Change it in that file.',
  })
}

/** Two people's versions come one after the other. */
export async function lockVersions(client: Client): Promise<void> {
  await client.query('lock table loader.source_version in share row exclusive mode')
}

async function insertVersion(
  client: Client,
  sourceId: string,
  version: number,
  sha256: string | null,
  who: string,
  why: string | null,
  at: string | null = null,
): Promise<number> {
  await client.query(
    `insert into loader.source_version (source_id, version, sha256, who, why, saved_at)
     values ($1, $2, $3, $4, $5, coalesce($6, clock_timestamp()))`,
    [sourceId, version, sha256, who, why, at],
  )
  return version
}
