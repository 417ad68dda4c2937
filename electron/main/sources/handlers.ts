import type { ScreenHandlers } from '../../../shared/contract.ts'
import { withOwnClient } from '../../engine/ownClient.ts'
import { setPaused } from '../../engine/vanished/pauses.ts'
import { sourceViews } from '../../engine/vanished/sourceViews.ts'
import type { RunParts } from '../runs/handlers.ts'
import type { ReadBy } from './readBy.ts'

type SourceCalls = Extract<keyof ScreenHandlers, `sources.${string}`>

export function sourceHandlers(
  { ask }: Pick<RunParts, 'ask'>,
  readBy: Pick<ReadBy, 'set'>,
): Pick<ScreenHandlers, SourceCalls> {
  return {
    'sources.list': () => ask(sourceViews),
    'sources.readBy': async ({ date }) => readBy.set(date),
    // a transaction, which no statement of a screen may fall into
    'sources.setPaused': ({ source, paused, why }) =>
      ask((engine) =>
        withOwnClient(engine, 'pause', async (own) => {
          await setPaused(own, source, paused, why)
          return sourceViews(own)
        }),
      ),
  }
}
