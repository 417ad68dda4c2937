import { dirname, join, parse, relative, sep } from 'node:path'
import type { FileChoice } from '../../../shared/window/files.ts'
import type { FilesRequest } from '../../engine/files/recogniseFiles.ts'

/**
 * Chosen files as the engine takes them. Files of several folders are named from the folder that holds them all
 * (`nevada/list.csv`), as a person would on the command line; of several drives, by their whole path.
 */
export function filesRequest(choices: readonly FileChoice[], pathOf: (id: string) => string): FilesRequest {
  const paths = choices.map(({ id }) => pathOf(id))
  const folder = commonFolder(paths.map(dirname))
  const files = paths.map((path) => (folder === '' ? path : relative(folder, path)))
  const wanted = (of: 'source' | 'sheet') =>
    Object.fromEntries(
      choices.flatMap(({ [of]: chosen }, index) =>
        chosen === null ? [] : [[files[index] as string, chosen]],
      ),
    )
  return { folder, files, wantedSources: wanted('source'), wantedSheets: wanted('sheet') }
}

/** The deepest folder that holds all of them; '' when there is none. */
function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders
  const { root } = parse(first)
  if (others.some((folder) => parse(folder).root !== root)) return ''
  let names = first.slice(root.length).split(sep)
  for (const other of others) {
    const theirs = other.slice(root.length).split(sep)
    const differs = names.findIndex((name, index) => name !== theirs[index])
    if (differs >= 0) names = names.slice(0, differs)
  }
  return join(root, ...names)
}
