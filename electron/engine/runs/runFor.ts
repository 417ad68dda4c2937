import { LoaderError } from '../../../shared/errors.ts'
import type { Run } from '../../../shared/run.ts'
import type { Engine } from '../engine.ts'
import { requireRun } from './change/changeRun.ts'
import { findRuns } from './findRuns.ts'

/** A run by its number, or the run published for a date. */
export type RunReference = { readonly runId: number } | { readonly date: string }

/** @throws LoaderError unknown-run; for a date it names the runs that the date has. */
export async function runFor(engine: Engine, wanted: RunReference): Promise<Run> {
  if ('runId' in wanted) return requireRun(engine, wanted.runId)
  const runs = await findRuns(engine.client, { date: wanted.date })
  const published = runs.find((run) => run.status === 'published')
  if (published !== undefined) return published
  const others = runs.slice(0, 5).map(({ runId, status }) => `${runId} (${status})`)
  throw new LoaderError('unknown-run', `${wanted.date} has no published run.`, {
    hint:
      others.length === 0
        ? 'No run was ever made for that date: see "leads runs".'
        : `Runs of that date: ${others.join(', ')}. Name one by its number.`,
  })
}
