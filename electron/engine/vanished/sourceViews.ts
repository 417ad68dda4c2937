import type { SourceView } from '../../../shared/window/sources.ts'
import type { Engine } from '../engine.ts'
import { knownSources } from '../sources/knownSources.ts'
import { sourcePauses } from './pauses.ts'

/** Every known source, by id; with those that are unknown by now and still paused, so that they can be asked for again. */
export async function sourceViews({ client }: Engine): Promise<SourceView[]> {
  const pauses = await sourcePauses(client)
  const known = (await knownSources(client)).map(({ source: { id, title, state } }) => ({ id, title, state }))
  const others = pauses.filter(({ source }) => known.every(({ id }) => id !== source))
  return [...known, ...others.map(({ source }) => ({ id: source, title: source, state: '' }))]
    .map((one) => {
      const pause = pauses.find(({ source }) => source === one.id)
      return { ...one, paused: pause === undefined ? null : { at: pause.at, who: pause.who, why: pause.why } }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
