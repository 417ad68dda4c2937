import { discard } from '../../../engine/runs/change/changeRun.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference } from '../../arguments.ts'
import { ask, notConfirmed } from '../../confirm.ts'
import type { Context } from '../../context.ts'
import { tellChanged } from '../../output/changed.ts'
import { runSize } from '../../output/runReport.ts'
import { withEngine } from '../../withEngine.ts'

/** `leads discard RUN` */
export async function runDiscard(context: Context, wanted: string): Promise<undefined> {
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const run = await runFor(engine, reference)
    if (!context.common.yes && run.status === 'waiting') {
      const question = `Drop run ${run.runId} of ${run.date}, which waits with ${runSize(run)}? [y/N] `
      const answer = await ask(context, question, `Discarding run ${run.runId} needs to be confirmed.`)
      if (!/^y(es)?$/i.test(answer)) throw notConfirmed()
    }
    tellChanged(context, await discard(engine, run.runId))
    return undefined
  })
}
