import { restore } from '../../../engine/runs/change/changeRun.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { tellChanged } from '../../output/changed.ts'
import { reportPlace } from '../../output/runReport.ts'
import { withEngine } from '../../withEngine.ts'
import type { RestoreOptions } from './options.ts'

/** `leads restore RUN` */
export async function runRestore(
  context: Context,
  wanted: string,
  { replace = false }: RestoreOptions,
): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { runId } = await runFor(engine, reference)
    const changed = await restore(engine, runId, replace)
    tellChanged(context, changed)
    reportPlace(context, engine, changed.run)
    return undefined
  })
}
