import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import { tableFileEndings } from '../../../shared/tableFiles.ts'
import type {
  ChosenFile,
  FileCard,
  FileChoice,
  MappingTable,
  RecentFiles,
} from '../../../shared/window/files.ts'
import type { Engine } from '../../engine/engine.ts'
import { fileLook, mayHaveDrifted, unreadable } from '../../engine/files/fileCard.ts'
import type { Inspect } from '../../engine/files/inspect/inspect.ts'
import type { InspectThread } from '../../engine/files/inspect/inspectThread.ts'
import { mappingTable } from '../../engine/files/mappingTable.ts'
import { isRejectsHeader, runOfRejects } from '../../engine/files/rejectsFile.ts'
import { alreadyLoaded } from '../../engine/load/date/alreadyLoaded.ts'
import { chosenBy } from '../../engine/sources/chooseColumn.ts'
import { requireKnown } from '../../engine/sources/knownSources.ts'
import type { ReadBy } from '../sources/readBy.ts'
import type { Files } from './files.ts'

export interface FileViewParts {
  readonly files: Files
  readonly inspect: Inspect
  /** Some values of each column, for the mapping table. */
  readonly samples: InspectThread['samples']
  /** What the new columns of a file are. */
  readonly drift: InspectThread['drift']
  /** Null where the database can't be opened: files can be looked at all the same. */
  readonly engine: () => Promise<Engine | null>
  /** Of the invented files that come with the program. */
  /** By which sources files are read. */
  readonly readBy: ReadBy
  readonly samplesFolder: string
  /** Where files were last chosen. */
  readonly lastFolder: () => string | undefined
}

/** What one look at a file tells; one that can't be read has a card as well, which says why. */
export async function fileCard(parts: FileViewParts, id: string, sheet: string | null): Promise<FileCard> {
  const { files, inspect } = parts
  const path = files.pathOf(id)
  const name = basename(path)
  const engine = await parts.engine()
  const sources = (await parts.readBy.sources()).map(({ source }) => source)
  try {
    const file = await inspect(path, name, { sheet: sheet ?? undefined, sources })
    const loaded =
      engine === null ? null : (await alreadyLoaded(engine.client, [file.sha256])).get(file.sha256)
    const before = loaded ? { runId: loaded.runId, date: loaded.date } : null
    const look = fileLook(file, sources)
    const { recognition } = look
    const rejectsOf =
      engine === null || recognition.kind !== 'recognised' || !isRejectsHeader(file.header)
        ? null
        : await runOfRejects(engine.client, recognition.source.id, file.header, await parts.samples(file))
    const drift = mayHaveDrifted(look) ? await parts.drift(file, sources) : null
    return { id, ...look, alreadyLoaded: before, rejectsOf, drift }
  } catch (error) {
    if (!(error instanceof LoaderError) || !error.code.startsWith('file-')) throw error
    const bytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
    return {
      id,
      ...unreadable(name, bytes, error, sources),
      alreadyLoaded: null,
      rejectsOf: null,
      drift: null,
    }
  }
}

export async function fileMapping(
  parts: FileViewParts,
  { id, source: sourceId, sheet }: FileChoice & { readonly source: string },
): Promise<MappingTable> {
  const engine = await parts.engine()
  const known = await parts.readBy.sources()
  const asked = requireKnown(known, sourceId)
  const path = parts.files.pathOf(id)
  const file = await parts.inspect(path, basename(path), {
    sheet: sheet ?? undefined,
    sources: known.map((one) => one.source),
  })
  const by = engine === null ? new Map() : await chosenBy(engine.client, asked)
  return mappingTable(file, asked.source, by, await parts.samples(file))
}

/** The invented sample files; none where the program came without them. */
export async function sampleFiles({ files, samplesFolder }: FileViewParts): Promise<ChosenFile[]> {
  const names = await tableNames(samplesFolder)
  return files.add(names.sort().map((name) => join(samplesFolder, name)))
}

const mostRecent = 20
/** A folder may hold a hundred thousand files; looking at each would take a while. */
const mostLookedAt = 2000

/** Files of tables in the folder that files were last chosen from, newest first. */
export async function recentFiles({ files, lastFolder }: FileViewParts): Promise<RecentFiles> {
  const folder = lastFolder() ?? null
  if (folder === null) return { folder, files: [] }
  const found: { path: string; modifiedMs: number }[] = []
  for (const name of (await tableNames(folder)).slice(0, mostLookedAt)) {
    const path = join(folder, name)
    const stats = await stat(path).catch(() => undefined)
    if (stats?.isFile()) found.push({ path, modifiedMs: stats.mtimeMs })
  }
  const newest = found.sort((a, b) => b.modifiedMs - a.modifiedMs).slice(0, mostRecent)
  const chosen = await files.add(newest.map(({ path }) => path))
  return {
    folder: basename(folder),
    files: chosen.map((file, index) => ({
      ...file,
      modifiedAt: new Date(newest[index]?.modifiedMs ?? 0).toISOString(),
    })),
  }
}

async function tableNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  // a workbook that is open has a `~$` file beside it
  return names.filter((name) => isTable.test(name) && !name.startsWith('~$'))
}

const isTable = new RegExp(`\\.(?:${tableFileEndings.join('|')})$`, 'i')
