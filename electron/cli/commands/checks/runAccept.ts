import { baselineWords, setBaseline } from '../../../engine/measures/setBaseline.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference, usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { withEngine } from '../../withEngine.ts'
import type { AcceptOptions } from './options.ts'

/** `leads checks accept RUN` */
export async function runAccept(
  context: Context,
  wanted: string,
  options: AcceptOptions,
): Promise<undefined> {
  const { source = null, exclude = false, default: usual = false, why = '' } = options
  if (exclude && usual)
    throw usage('Either --exclude or --default.', '--default takes back what was said before.')
  const choice = exclude ? 'exclude' : usual ? 'default' : 'accept'
  const reference = runReference(wanted)
  return withEngine(context, async (engine) => {
    const { runId, date, status } = await runFor(engine, reference)
    await setBaseline(engine, { runId, source, choice, why })
    context.output.document({ runId, date, source, choice })
    const of = source === null ? '' : `(${source}) `
    const once = status === 'published' ? '' : `, once it stands published; now it is ${status}`
    context.output.print(`Run ${runId} of ${date} ${of}${baselineWords[choice]}${once}.`)
    return undefined
  })
}
