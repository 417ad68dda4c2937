import { exitCodeOf, LoaderError, plainError } from '../../../shared/errors.ts'
import type { Client } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import type { Engine } from '../engine.ts'
import type { LoadRequest } from '../load/loadRequest.ts'
import type { Interest } from './message/failures.ts'
import { type AlertMessage, shortened } from './message/message.ts'
import { incidentKey, registryName } from './queue/incidents.ts'
import { queueMessage } from './queue/queueMessage.ts'
import { findChannel } from './sending/channels.ts'
import { findTargets } from './targets.ts'

/** A load that failed before it had a number: the registry knows nothing of it. */
export interface FailedLoad {
  /** `YYYY-MM-DD`, that was to be loaded. */
  readonly date: string
  readonly error: LoaderError
  /** Of all its files; empty: not known. */
  readonly sources: readonly string[]
}

/** Of those the person who gave the command is at fault, or knows: wrong usage, a date that is taken or busy, a cancel. */
const ours = 1
const theFile = 3
const theDatabase = 6

/**
 * What there is to tell of a load that ended with an error, or null: it has a number and its run is told of, or nobody wants to
 * hear. Whoever stands before the window sees what is wrong with a file; a scheduler doesn't.
 */
export function failedLoad(
  error: unknown,
  { date, files, wantedSources = {} }: Pick<LoadRequest, 'date' | 'files' | 'wantedSources'>,
  isWatched: boolean,
): FailedLoad | null {
  const told = isWatched ? [ours, theDatabase] : [ours, theFile, theDatabase]
  const loaderError = error instanceof LoaderError ? error : new LoaderError('internal', '', { cause: error })
  if (loaderError.runId !== undefined || !told.includes(exitCodeOf(loaderError))) return null
  const wanted = files.flatMap((file) =>
    Object.hasOwn(wantedSources, file) ? [wantedSources[file] as string] : [],
  )
  const sources = loaderError.sources ?? (wanted.length === files.length ? [...new Set(wanted)] : [])
  return { date, error: loaderError, sources: [...sources].sort() }
}

/** The message on it; null where all of its sources are known, and none is the target's. */
export function failedLoadMessage(
  { date, error, sources }: FailedLoad,
  { target, who }: Pick<Engine, 'target' | 'who'>,
  interest: Pick<Interest, 'sources'>,
): AlertMessage | null {
  const wanted = sources.filter((source) => interest.sources?.includes(source) ?? true)
  if (sources.length > 0 && wanted.length === 0) return null
  const { name, host } = target.label
  return {
    kind: 'trigger',
    severity: 'error',
    title: `The load of ${date} failed: nothing was loaded`,
    sentences: [...reasonsOf(error), `It was started by ${who}; earlier runs are as they were.`],
    database: `${name} (${host})`,
    run: null,
    sources: wanted,
    last: null,
    recovered: [],
    failures: [],
    open: [`leads runs --date ${date}`],
  }
}

/** Messages name files, lines and columns, and no cell; but a slip of ours may quote one. */
function reasonsOf(error: LoaderError): string[] {
  const { code, message, hint } = plainError(error)
  if (code === 'internal')
    return ['The program made a mistake; what it said where it was started tells more.']
  return [error.withoutCells ?? message, ...(hint === undefined ? [] : [hint])].map((sentence) =>
    shortened(sentence, 300),
  )
}

/** Enters what is to be told: one message a target, of incidents one a source where they are known. `client` has no transaction. */
export async function queueFailedLoad(
  client: Client,
  engine: Pick<Engine, 'target' | 'who'>,
  failed: FailedLoad,
): Promise<void> {
  await transaction(client, `Can't enter the alerts of the load of ${failed.date}`, async () => {
    const registry = await registryName(client)
    for (const target of await findTargets(client)) {
      if (!target.enabled) continue
      if (findChannel(target.kind)?.sender.tells !== 'incident') {
        await queueMessage(client, target, null, failedLoadMessage(failed, engine, target))
        continue
      }
      const known = failed.sources.filter((source) => target.sources?.includes(source) ?? true)
      const incidents = failed.sources.length === 0 ? [null] : known
      for (const source of incidents) {
        const interest = { sources: source === null ? null : [source] }
        const message = failedLoadMessage(failed, engine, interest)
        await queueMessage(client, target, null, message, incidentKey(registry, source))
      }
    }
  })
}
