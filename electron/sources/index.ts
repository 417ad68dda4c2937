import type { Source } from './defineSource.ts'

const modules = import.meta.glob<Source>('./states/*/source.ts', { import: 'source', eager: true })

/** Every layout the program knows, by id: each is a folder of states/, and is known by being there. */
export const sources: readonly Source[] = Object.values(modules).sort((a, b) => (a.id < b.id ? -1 : 1))

export function sourceById(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id)
  if (source === undefined) throw new Error(`There is no source ${id}`)
  return source
}
