import type { Engine } from '../../engine/engine.ts'
import { type KnownSource, knownSources } from '../../engine/sources/knownSources.ts'
import { sourcesOfLoad } from '../../engine/sources/sourcesOfLoad.ts'

/** By which sources the chosen files are looked at, mapped, reviewed and loaded. */
export interface ReadBy {
  /** As they were in the run that stands for this date; null for as they are now. */
  readonly asOf: () => string | null
  set(date: string | null): void
  /** Those that are known without a database, where it can't be opened. */
  sources(): Promise<KnownSource[]>
}

/** One choice for all of the window, so that what is reviewed is what is loaded. */
export function createReadBy(engine: () => Promise<Engine | null>): ReadBy {
  let asOf: string | null = null
  return {
    asOf: () => asOf,
    set(date) {
      asOf = date
    },
    async sources() {
      const client = (await engine())?.client ?? null
      return client === null || asOf === null
        ? knownSources(client)
        : sourcesOfLoad(client, { date: asOf, asThen: true })
    },
  }
}
