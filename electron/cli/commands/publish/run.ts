import { publish } from '../../../engine/runs/change/changeRun.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { announceRun } from '../../announceRun.ts'
import { runReference } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { tellChanged } from '../../output/changed.ts'
import { reportPlace } from '../../output/runReport.ts'
import { requireRole } from '../../requireRole.ts'
import { withEngine } from '../../withEngine.ts'
import type { PublishOptions } from './options.ts'

/** `leads publish RUN` */
export async function runPublish(
  context: Context,
  wanted: string,
  { reader, reason, without, deliver }: PublishOptions,
): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    if (reader !== undefined) await requireRole(engine, reader)
    const { runId } = await runFor(engine, reference)
    const changed = await publish(engine, runId, { reader, reason, without })
    tellChanged(context, changed)
    reportPlace(context, engine, changed.run)
    await announceRun(context, engine, runId, deliver)
    return undefined
  })
}
