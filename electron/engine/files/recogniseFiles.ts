import { existsSync } from 'node:fs'
import { isAbsolute, join, normalize } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import type { InspectedFile } from '../../read/inspect.ts'
import type { Layout } from '../../sources/layout.ts'
import { requireLayout } from '../../sources/recognise.ts'
import type { FileEdits } from '../edits/fileEdits.ts'
import { type KnownSource, knownSources, requireKnown } from '../sources/knownSources.ts'
import { formNotes } from './formNotes.ts'
import type { Inspect } from './inspect/inspect.ts'
import { inspectInput } from './inspect/inspectInput.ts'

/** The files of a run, as a person names them. */
export interface FilesRequest {
  /** Folder that the names are in; absolute names stand alone. */
  readonly folder: string
  readonly files: readonly string[]
  /** File name → source id, where a person says so. */
  readonly wantedSources?: Readonly<Record<string, string>>
  /** File name → sheet of a workbook, where a person says so. */
  readonly wantedSheets?: Readonly<Record<string, string>>
}

/** A file, what it is and why. */
export interface RecognisedInput {
  readonly file: InspectedFile
  readonly layout: Layout
  readonly reason: string
  readonly known: KnownSource
  /** What lies over its records; null where nothing does. */
  readonly edits: FileEdits | null
}

/**
 * Looks at every file from end to end and finds its source, before anything is written anywhere. `inspect` may know
 * the files already.
 *
 * @throws LoaderError of the first file that can't be loaded; file-twice when two hold the same bytes.
 */
export async function recogniseFiles(
  request: FilesRequest,
  inspect: Inspect = inspectInput,
  known?: readonly KnownSource[],
): Promise<RecognisedInput[]> {
  const { folder, files, wantedSources = {}, wantedSheets = {} } = request
  if (files.length === 0) {
    throw new LoaderError('usage', 'No file was named.', {
      hint: 'Name the files with -f, e.g. -f nevada.csv texas.csv',
    })
  }
  refuseStray('--source', wantedSources, files)
  refuseStray('--sheet', wantedSheets, files)
  requireFolder(folder)
  const all = known ?? (await knownSources(null))
  const sources = all.map(({ source }) => source)
  const inspected = await Promise.all(
    files.map((name) =>
      inspect(pathOf(folder, name), normalize(name), { sheet: ownOf(wantedSheets, name), sources }),
    ),
  )
  refuseTwice(inspected)
  return inspected.map((file, index) => {
    const name = files[index] as string
    const wanted = ownOf(wantedSources, name)
    const { layout, reason } = requireLayout(sources, file.name, file.header, wanted)
    const { id } = layout.source
    const one = requireKnown(all, id)
    const notes = [...file.notes, ...formNotes(layout.source, file)]
    return { file: { ...file, notes }, layout, reason, known: one, edits: null }
  })
}

/** A file may be named "constructor". */
function ownOf(wanted: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(wanted, name) ? wanted[name] : undefined
}

function refuseStray(
  option: string,
  wanted: Readonly<Record<string, string>>,
  files: readonly string[],
): void {
  const stray = Object.keys(wanted).find((name) => !files.includes(name))
  if (stray === undefined) return
  throw new LoaderError('usage', `${option} names ${stray}, which is not among the files.`, {
    hint: 'Write the file as after -f.',
  })
}

function pathOf(folder: string, name: string): string {
  return isAbsolute(name) ? name : join(folder, name)
}

function refuseTwice(files: readonly InspectedFile[]): void {
  const seen = new Map<string, InspectedFile>()
  for (const file of files) {
    const other = seen.get(file.sha256)
    if (other !== undefined) {
      const what = other.path === file.path ? 'is named twice' : `holds the same bytes as ${other.name}`
      throw new LoaderError('file-twice', `${file.name} ${what}.`, {
        file: file.name,
        hint: 'Name each file once.',
      })
    }
    seen.set(file.sha256, file)
  }
}

/** What is missing is the folder then, not each of its files. */
function requireFolder(folder: string): void {
  if (folder === '' || existsSync(folder)) return
  throw new LoaderError('file-missing', `The folder ${folder} is not there.`, {
    hint: 'Look at -p, and from where the command is run.',
  })
}
