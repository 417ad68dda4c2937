import { LoaderError } from '../../../../shared/errors.ts'
import type { Engine } from '../../engine.ts'
import { type Changed, deleteRun, planDelete } from './changeRun.ts'

/**
 * Deletes a published run whose date the person has typed. A page that shows another run than it asks for is found here.
 * @throws LoaderError confirmation-needed, unknown-run, run-state, …
 */
export async function confirmedDelete(engine: Engine, runId: number, typed: string): Promise<Changed> {
  const { run } = await planDelete(engine, { runId })
  if (typed.trim() !== run.date) {
    throw new LoaderError(
      'confirmation-needed',
      `Run ${runId} is of ${run.date}, which was not what was typed.`,
      {
        hint: 'Nothing was changed. Type the date of the run to delete it.',
        runId,
      },
    )
  }
  return deleteRun(engine, runId)
}
