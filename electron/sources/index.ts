import { requireSource } from './format/readSource.ts'
import type { Source } from './source.ts'

const files = import.meta.glob<string>('./states/*/source.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The layouts that come with the program, by id: each is a folder of states/, and is known by being there. */
export const sources: readonly Source[] = Object.entries(files)
  .map(([path, text]) => requireSource(text, path))
  .sort((a, b) => (a.id < b.id ? -1 : 1))

export function sourceById(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id)
  if (source === undefined) throw new Error(`There is no source ${id}`)
  return source
}
