import { ageText } from '../../../shared/age.ts'
import outboxSql from '../../../sql/outbox/state.sql?raw'
import healthSql from '../../../sql/query/health.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { sourcePauses } from '../vanished/pauses.ts'

interface SourceHealth {
  readonly source: string
  /** Null: it was never published. */
  readonly runId: number | null
  readonly date: string | null
  /** ISO 8601, when its newest load was published. */
  readonly publishedAt: string | null
  readonly ageSeconds: number | null
  readonly healthy: boolean
}

interface OutboxState {
  /** Held and refused ones too. */
  readonly waiting: number
  /** ISO 8601; null: none waits. */
  readonly oldestAt: string | null
  readonly oldestSeconds: number | null
  /** Of those that wait: somebody has to put the target right. */
  readonly refused: number
  /** In the last two weeks. */
  readonly givenUp: number
}

export interface Health {
  readonly healthy: boolean
  readonly sources: readonly SourceHealth[]
  readonly outbox: OutboxState
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[]
}

const dayInSeconds = 24 * 3600
/** A message may wait for quiet hours to end; a day later it has not arrived. */
const longestWait = dayInSeconds

/**
 * Whether loads come: a load that does not run says nothing, so a monitor asks. Each source that was ever published and is not
 * paused, or those named, needs a load that was published within the age; and what was to be told must have been.
 */
export async function findHealth(
  client: Client,
  { maxAgeHours, sources }: { readonly maxAgeHours: number; readonly sources: readonly string[] | null },
): Promise<Health> {
  const { rows: found } = await client.query<Omit<SourceHealth, 'healthy'>>(healthSql)
  const { rows: states } = await client.query<OutboxState>(outboxSql)
  const outbox = states[0] as OutboxState
  const paused = (await sourcePauses(client)).map(({ source }) => source)
  const expected = found.map(({ source }) => source).filter((source) => !paused.includes(source))
  const looked = (sources ?? expected).map((source): SourceHealth => {
    const one = found.find((other) => other.source === source)
    const age = one?.ageSeconds ?? null
    const healthy = age !== null && age <= maxAgeHours * 3600 && age > -dayInSeconds
    return {
      ...(one ?? { source, runId: null, date: null, publishedAt: null, ageSeconds: null }),
      healthy,
    }
  })
  const problems = [
    ...(found.length === 0 && sources === null ? ['Nothing was ever published.'] : []),
    ...looked.filter(({ healthy }) => !healthy).map((one) => problemOf(one, maxAgeHours)),
    ...(outbox.oldestSeconds !== null && outbox.oldestSeconds > longestWait
      ? [
          `A message has waited for ${ageText(outbox.oldestSeconds)} to be sent; see leads alerts and leads deliver.`,
        ]
      : []),
    ...(outbox.refused > 0
      ? [
          `${outbox.refused} ${outbox.refused === 1 ? 'message was' : 'messages were'} refused; see leads alerts.`,
        ]
      : []),
    ...(outbox.givenUp > 0
      ? [
          `${outbox.givenUp} ${outbox.givenUp === 1 ? 'message was' : 'messages were'} given up; see leads alerts.`,
        ]
      : []),
  ]
  return { healthy: problems.length === 0, sources: looked, outbox, problems }
}

function problemOf({ source, runId, ageSeconds }: SourceHealth, maxAgeHours: number): string {
  if (ageSeconds === null) return `${source} was never published.`
  // else a clock that was wrong once would have it well for years
  if (ageSeconds < 0)
    return `${source} was last published in the future, by run ${runId}: the server's clock was set back.`
  return `${source} was last published ${ageText(ageSeconds)} ago, by run ${runId}; it should be every ${ageText(maxAgeHours * 3600)}.`
}
