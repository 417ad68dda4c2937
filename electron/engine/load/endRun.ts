import type { RunStatus } from '../../../shared/domain.ts'
import { type ErrorCode, LoaderError, plainError } from '../../../shared/errors.ts'
import { connectAgain, cutOff, disconnect } from '../../db/connection/connect.ts'
import { databaseError } from '../../db/connection/errors.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { setStatus } from '../../db/schema/runs.ts'
import { dropSchema } from '../../db/schema/schemas.ts'
import { enterAlerts } from '../alerts/queue/queue.ts'
import type { Engine } from '../engine.ts'
import type { LoadStory } from './loadStory.ts'

const byPerson: readonly ErrorCode[] = ['cancelled', 'terminated']

/** A person who cancels waits no longer than this in all; what is not cleaned up by then is swept by the next command. */
const cancelMilliseconds = 1700
/** After another end the clean-up may take longer: a table of many rejects is emptied. */
const cleanUpMilliseconds = 60_000

/**
 * Whatever ended a load: its candidate goes, its end is written down, and earlier runs are as they were. A run that
 * is complete waits, unless a person cancelled it; one that was published before the error stays so.
 *
 * @param isComplete its candidate was complete, and entered as waiting
 * @returns the error to throw; its hint says what stands.
 */
export async function endRun(
  { engine, request, signal, abortedAt }: LoadStory,
  runId: number,
  error: unknown,
  isComplete: boolean,
): Promise<LoaderError> {
  const unknown = error instanceof LoaderError && error.code === 'database-unknown'
  // When the load was told to end, what then failed is only the consequence.
  const ended = databaseError(
    signal.aborted && !unknown ? signal.reason : error,
    `Can't load ${request.date}`,
  )
  const isCancelled = byPerson.includes(ended.code)
  const since = abortedAt()
  const limit =
    isCancelled && since !== null
      ? Math.max(300, since + cancelMilliseconds - performance.now())
      : cleanUpMilliseconds
  // Out of reach: the next command sweeps the run, whose lock nobody holds any more; one that is complete stays.
  const left =
    isComplete && !isCancelled
      ? waits(runId)
      : `What is left of run ${runId} is cleaned up by the next command; ${request.date} is as it was.`
  const { stands, why } = await cleanUp(engine, runId, ended, limit).catch((caught) => ({
    stands: unknown ? '' : left,
    why: isMissing(caught) && isMissing(error) ? dropped('loader', request.date) : ended,
  }))
  const hint = [why.hint, stands].filter((part) => part !== undefined && part !== '').join(' ')
  const told = new LoaderError(why.code, why.message, {
    ...plainError(why),
    ...(hint !== '' && { hint }),
    runId,
    cause: why.cause ?? why,
  })
  const { stack } = why.cause instanceof Error ? why.cause : why
  if (stack !== undefined) told.stack = stack
  return told
}

/** A schema or a table of the statement is not there: only a slip of ours, or of whoever administers the database. */
function isMissing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (['3F000', '42P01'].includes((at as { code?: string }).code ?? '')) return true
  return false
}

const dropped = (schema: string, date: string) =>
  new LoaderError('database-lost', `Somebody dropped the schema ${schema} while ${date} was loaded.`, {
    hint: 'Earlier runs are as they were. Load the files again.',
  })

const waits = (runId: number) =>
  `Run ${runId} waits: "leads publish ${runId}" publishes it, "leads discard ${runId}" drops it.`

/** Gives what a person should know of the run then, '' when nothing is left of it, and why it ended. */
async function cleanUp(
  { target, who }: Engine,
  runId: number,
  ended: LoaderError,
  milliseconds: number,
): Promise<{ stands: string; why: LoaderError }> {
  const cancelled = byPerson.includes(ended.code)
  const start = performance.now()
  // the run's own connection may be what broke, and the server may be recovering
  const client = await connectAgain(target.connection, `leads-loader clean-up of run ${runId}`, {
    again: cancelled ? 0 : 1000,
    each: Math.min(2000, milliseconds),
  })
  const limit = setTimeout(() => cutOff(client), milliseconds - (performance.now() - start))
  try {
    return await transaction(client, `Can't clean up run ${runId}`, async () => {
      let why = ended
      // who holds a lock that ended the load holds it still
      if (ended.code === 'database-locked') await client.query(`set local lock_timeout = '300ms'`)
      const { rows } = await client.query<{ status: RunStatus; schema: string | null; date: string }>(
        'select status, schema_name as schema, run_date as date from loader.run where run_id = $1 for update',
        [runId],
      )
      const { status, schema = null, date = '' } = rows[0] ?? {}
      if (status === 'waiting' && !cancelled) return { stands: waits(runId), why }
      if (status !== 'running' && status !== 'waiting') return { stands: `Run ${runId} is ${status}.`, why }
      const wasThere = schema === null || (await dropSchema(client, schema))
      if (!wasThere && ended.code === 'internal') why = dropped(schema, date)
      await client.query('delete from loader.own_license_values where run_id = $1', [runId])
      await client.query('delete from loader.row_issue where run_id = $1', [runId])
      await setStatus(client, runId, {
        status: cancelled ? 'cancelled' : 'failed',
        who,
        schema: null,
        error: plainError(why),
      })
      await enterAlerts(client, { target }, runId)
      return { stands: '', why }
    })
  } finally {
    clearTimeout(limit)
    await disconnect(client)
  }
}
