import { madeSource } from './format/buildSource.ts'
import type { SourceFile } from './format/sourceFile.ts'
import type { Source } from './source.ts'

// Not read by the definition of the format, which takes 0.15 s at each start of a command and of a thread: a test does.
const files = import.meta.glob<SourceFile>('./states/*/source.json', { import: 'default', eager: true })

/** The layouts that come with the program, by id: each is a folder of states/, and is known by being there. */
export const sources: readonly Source[] = Object.values(files)
  .map(madeSource)
  .sort((a, b) => (a.id < b.id ? -1 : 1))

export function sourceById(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id)
  if (source === undefined) throw new Error(`There is no source ${id}`)
  return source
}
