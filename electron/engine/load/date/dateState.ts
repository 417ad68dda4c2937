import type { DateState } from '../../../../shared/window/load.ts'
import type { Engine } from '../../engine.ts'
import { publishedRun } from '../../runs/findRuns.ts'
import { runSummary } from '../../runs/runViews.ts'
import { dateHolder } from './dateHolder.ts'

/** What a date holds now, and who is loading into it. */
export async function dateState({ client }: Engine, date: string): Promise<DateState> {
  const published = await publishedRun(client, date)
  return {
    date,
    published: published === undefined ? null : runSummary(published),
    busy: await dateHolder(client, date),
  }
}
