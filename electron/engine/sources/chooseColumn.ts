import { isDeepStrictEqual } from 'node:util'
import { LoaderError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { requireSource } from '../../sources/format/readSource.ts'
import { withChosen } from '../../sources/format/withChosen.ts'
import { headerKey } from '../../sources/headers.ts'
import { sources as shipped } from '../../sources/index.ts'
import { type Source, sourceColumns } from '../../sources/source.ts'
import { type KnownSource, knownSources } from './knownSources.ts'
import {
  addRemoval,
  addVersion,
  canonicalText,
  lockVersions,
  requireSavable,
  versionTexts,
} from './sourceVersions.ts'

interface ColumnChoice {
  readonly source: string
  /** The source's column by its usual header. */
  readonly column: string
  /** A header of a file; null takes an earlier choice back. */
  readonly fileColumn: string | null
}

/** As long as a header of a source may be. */
const longestHeader = 200

/**
 * Another column of the source's files feeds a rule, for every later look, load and preview: a new version of the
 * source. A column of a file feeds one rule: chosen for one it is taken from the other. The usual header is no choice.
 *
 * @param client of its own, for a transaction
 * @throws LoaderError usage for a source or column that is not known, a header that can't be chosen, and a source of the
 *   folder, whose file must be changed instead.
 */
export async function chooseColumn(client: Client, who: string, choice: ColumnChoice): Promise<void> {
  const { column, fileColumn } = choice
  if (fileColumn !== null && headerKey(fileColumn) === '')
    throw new LoaderError('usage', "A column without a header can't be chosen.")
  if (fileColumn !== null && fileColumn.length > longestHeader)
    throw new LoaderError('usage', `A header of more than ${longestHeader} characters can't be chosen.`)
  await transaction(client, `Can't save the source ${choice.source}`, async () => {
    // before it is read, so that the choice of another person is not undone
    await lockVersions(client)
    const known = requireColumn(await knownSources(client), choice)
    requireSavable(known)
    const why =
      fileColumn === null ? `${column} is read by its usual header again` : `${fileColumn} feeds ${column}`
    await addChoice(client, who, known, choice, why)
  })
}

/** Needs a transaction that locks the versions. */
export async function addChoice(
  client: Client,
  who: string,
  { source: before, from }: KnownSource,
  { column, fileColumn }: ColumnChoice,
  why: string,
  at: string | null = null,
): Promise<void> {
  const file = withChosen(before.file, column, fileColumn)
  if (isDeepStrictEqual(file, before.file)) return
  const source = requireSource(canonicalText({ ...before, file }), `The source ${before.id}`)
  // as it came: a later program's own counts again
  const isShipped = shipped.some(({ id, file: own }) => id === source.id && isDeepStrictEqual(own, file))
  if (isShipped && from === 'database') await addRemoval(client, who, source.id, why)
  else await addVersion(client, who, source, why, at)
}

function requireColumn(known: readonly KnownSource[], { source: id, column }: ColumnChoice): KnownSource {
  const found = known.find(({ source }) => source.id === id)
  if (found !== undefined && sourceColumns(found.source).some(({ name }) => name === column)) return found
  throw new LoaderError('usage', 'There is no such source or column.')
}

/** Who chose something, and when (ISO 8601 in UTC). */
export interface ChosenBy {
  readonly who: string
  readonly at: string
}

/** Who chose the headers that the source's columns are read by: they saved the first of the versions that have them. */
export async function chosenBy(
  client: Client,
  { source, from }: Pick<KnownSource, 'source' | 'from'>,
): Promise<ReadonlyMap<string, ChosenBy>> {
  const columns = sourceColumns(source).filter(({ chosen }) => chosen !== undefined)
  const by = new Map<string, ChosenBy>()
  if (columns.length === 0 || from !== 'database') return by
  const versions = await versionTexts(client, source.id)
  for (const { name, chosen } of columns) {
    for (const { who, savedAt, file } of versions) {
      if (file === null || chosenIn(file, name) !== chosen) break
      by.set(name, { who, at: savedAt })
    }
  }
  return by
}

function chosenIn({ columns }: Source['file'], column: string): string | undefined {
  for (const entry of columns) if (typeof entry !== 'string' && entry.name === column) return entry.chosen
  return undefined
}
