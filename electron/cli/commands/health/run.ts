import { ageText } from '../../../../shared/age.ts'
import { LoaderError, plainError } from '../../../../shared/errors.ts'
import { findHealth, type Health } from '../../../engine/health/health.ts'
import { requireKnownSources } from '../../../engine/vanished/pauses.ts'
import type { Context } from '../../context.ts'
import type { Output } from '../../output/output.ts'
import { moment } from '../../output/text.ts'
import { withEngine } from '../../withEngine.ts'
import type { HealthOptions } from './options.ts'

/** `leads health`: exit code 5 where something is wrong. */
export async function runHealth(context: Context, { maxAge, source }: HealthOptions): Promise<number> {
  return withEngine(context, async ({ client, target: { label } }) => {
    const { output } = context
    const sources = source ?? null
    if (sources !== null) await requireKnownSources(client, sources)
    const health = await findHealth(client, { maxAgeHours: maxAge, sources })
    const failure = health.healthy ? null : new LoaderError('unhealthy', health.problems.join(' '))
    const database = `${label.name} (${label.host})`
    output.document({
      ...{ healthy: health.healthy, maxAgeHours: maxAge, database },
      ...{ sources: health.sources, outbox: health.outbox, problems: health.problems },
      ...(failure !== null && { error: plainError(failure) }),
    })
    report(output, health)
    if (failure !== null) output.error(failure.message, [])
    else output.print('All is well.')
    return failure?.exitCode ?? 0
  })
}

function report(output: Output, { sources, outbox }: Health): void {
  if (sources.length > 0) {
    const titles = ['Source', 'Last published', 'Ago', 'Run', 'Date', 'State']
    output.table(
      titles.map((title) => ({ title })),
      sources.map(({ source, publishedAt, ageSeconds, runId, date, healthy }) => [
        source,
        publishedAt === null ? 'never' : moment(publishedAt),
        ageSeconds === null ? '' : ageText(ageSeconds),
        runId === null ? '' : String(runId),
        date ?? '',
        healthy ? 'well' : 'too old',
      ]),
    )
  }
  if (outbox.waiting > 0) output.print(`${outbox.waiting} to be sent: see leads alerts.`)
}
