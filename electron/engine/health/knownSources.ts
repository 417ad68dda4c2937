import { LoaderError } from '../../../shared/errors.ts'
import { sources } from '../../sources/index.ts'

/** The sources as they are named. @throws LoaderError usage where there is none of a name: a monitor must not watch nothing. */
export function requireKnownSources(names: readonly string[]): readonly string[] {
  const unknown = names.find((name) => !sources.some(({ id }) => id === name))
  if (unknown === undefined) return names
  const known = sources.map(({ id }) => id).join(', ')
  throw new LoaderError('usage', `There is no source ${unknown.slice(0, 40)}: there are ${known}.`)
}
