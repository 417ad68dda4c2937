import type { Source } from './defineSource.ts'
import { nevada } from './nevada.ts'
import { oklahoma } from './oklahoma.ts'
import { texas } from './texas.ts'

/** Every layout the program knows. A new state: its module, one line here, one sample folder. */
export const sources: readonly Source[] = [nevada, oklahoma, texas]

export function sourceById(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id)
  if (source === undefined) throw new Error(`There is no source ${id}`)
  return source
}
