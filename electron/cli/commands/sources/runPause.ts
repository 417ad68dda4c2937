import { setPaused } from '../../../engine/vanished/pauses.ts'
import type { Context } from '../../context.ts'
import { withEngine } from '../../withEngine.ts'
import type { PauseOptions } from './options.ts'

/** `leads sources pause ID` and `leads sources resume ID` */
export async function runPause(
  context: Context,
  source: string,
  paused: boolean,
  { reason = '' }: PauseOptions,
): Promise<undefined> {
  return withEngine(context, async (engine) => {
    await setPaused(engine, source, paused, reason)
    context.output.document({ source, paused })
    context.output.print(
      paused
        ? `${source} is paused: runs without it are in order. Ask for it again with leads sources resume ${source}.`
        : `${source} is asked for again: a run without it fails a check.`,
    )
    return undefined
  })
}
