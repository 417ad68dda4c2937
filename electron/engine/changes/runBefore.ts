import type { Run } from '../../../shared/run.ts'
import type { Engine } from '../engine.ts'
import { findRuns } from '../runs/findRuns.ts'

/**
 * The run that a run is compared with when nobody names one. For a run that waits: what readers of its date see now and
 * publishing would take from them (also with add: then only what was added differs). For that of a new date, and for
 * every other run, the newest published run of an earlier date, so that one week is compared with the week before also
 * when it was loaded twice. A date has one published run at most.
 */
export async function runBefore(engine: Engine, run: Run): Promise<Run | null> {
  const published = (await findRuns(engine.client)).filter(
    ({ status, runId }) => status === 'published' && runId !== run.runId,
  )
  const standing = published.find(({ date }) => date === run.date)
  if (run.status === 'waiting' && standing !== undefined) return standing
  const earlier = published.filter(({ date }) => date < run.date)
  return earlier.reduce<Run | null>(
    (newest, one) => (newest === null || one.date > newest.date ? one : newest),
    null,
  )
}
