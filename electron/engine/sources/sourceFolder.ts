import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import { mostSourceBytes, requireSource, schemaVersionOf } from '../../sources/format/readSource.ts'
import type { Source } from '../../sources/source.ts'

/** A source file of a folder, with its text as it stands there. */
interface FolderSource {
  readonly source: Source
  readonly text: string
  /** `texas.json`, `texas/source.json` */
  readonly name: string
}

/**
 * The sources of a folder: `x.json` and `x/source.json` whose `$schema` is that of a source; other files are
 * nobody's business here.
 * @throws LoaderError source-wrong for a file that is wrong, and for an id that stands twice.
 */
export async function readSourceFolder(folder: string): Promise<FolderSource[]> {
  const found: FolderSource[] = []
  for (const name of await sourceFileNames(folder)) {
    const text = await textOf(join(folder, name), name)
    if (text === null || !isSourceFile(text)) continue
    const source = requireSource(text, name)
    const twin = found.find((one) => one.source.id === source.id)
    if (twin !== undefined)
      throw new LoaderError(
        'source-wrong',
        `${name}, line 1, id: the id ${source.id} stands in ${twin.name} too.`,
        {
          file: name,
          hint: 'Give one of them another id, or take it out of the folder.',
        },
      )
    found.push({ source, text, name })
  }
  return found
}

async function sourceFileNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: Error) => {
    throw new LoaderError('usage', `The folder of sources ${folder} can't be read: ${cause.message}`, {
      hint: 'Name another with --sources or LEADS_SOURCES.',
      cause,
    })
  })
  return entries
    .flatMap((entry) =>
      entry.isDirectory()
        ? [join(entry.name, 'source.json')]
        : entry.name.endsWith('.json')
          ? [entry.name]
          : [],
    )
    .sort()
}

/** Null where there is no such file. */
async function textOf(path: string, name: string): Promise<string | null> {
  const stats = await stat(path).catch(() => null)
  if (stats === null || !stats.isFile()) return null
  if (stats.size <= mostSourceBytes) return readFile(path, 'utf8')
  // too large to be one: whether it means to be, its beginning tells
  const start = (await readFile(path)).subarray(0, 4096).toString('utf8')
  if (!/"\$schema"\s*:\s*"[^"]*leads-source-/.test(start)) return null
  throw new LoaderError('source-wrong', `${name}, line 1: is larger than 1 MiB, as no source file is.`, {
    file: name,
  })
}

function isSourceFile(text: string): boolean {
  const named = /"\$schema"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]
  return named !== undefined && schemaVersionOf(named) !== null
}
