import { type ErrorCode, errorFromPlain, LoaderError, plainError } from '../../shared/errors.ts'
import { connect } from '../db/connect.ts'
import { candidateName, setStatus } from '../db/runs.ts'
import { dropSchema } from '../db/schemas.ts'
import { transaction } from '../db/transaction.ts'
import type { LoadStory } from './load.ts'

const byPerson: readonly ErrorCode[] = ['cancelled', 'terminated']

/**
 * Whatever ended a load: its candidate goes, its end is written down, and earlier runs are as they were. A run that
 * is complete waits, unless a person cancelled it; one that was published before the error stays so.
 *
 * @returns the error to throw.
 */
export async function endRun(
  { engine, request, signal }: LoadStory,
  runId: number,
  error: unknown,
): Promise<LoaderError> {
  // When the load was told to end, what then failed is only the consequence.
  const ended = asLoaderError(signal.aborted ? signal.reason : error)
  ended.runId = runId
  const cancelled = byPerson.includes(ended.code)
  try {
    // the run's own connection may be what broke
    const client = await connect(engine.target.connection, `leads-loader clean-up of run ${runId}`)
    try {
      await transaction(client, `Can't clean up run ${runId}`, async () => {
        await client.query(`set local lock_timeout = '5s'`)
        const { rows } = await client.query<{ status: string }>(
          'select status from loader.run where run_id = $1 for update',
          [runId],
        )
        const status = rows[0]?.status
        if (status !== 'running' && !(status === 'waiting' && cancelled)) return
        await dropSchema(client, candidateName(runId))
        await client.query('delete from loader.row_issue where run_id = $1', [runId])
        await setStatus(client, runId, {
          status: cancelled ? 'cancelled' : 'failed',
          who: engine.who,
          schema: null,
          error: plainError(ended),
        })
      })
    } finally {
      await client.end()
    }
  } catch {
    // The database is out of reach: the next command sweeps the run, whose lock nobody holds any more.
    const left = `What is left of run ${runId} is cleaned up by the next command; ${request.date} is as it was.`
    return new LoaderError(ended.code, ended.message, {
      ...plainError(ended),
      hint: ended.hint === undefined ? left : `${ended.hint} ${left}`,
      runId,
      cause: ended,
    })
  }
  return ended
}

function asLoaderError(error: unknown): LoaderError {
  if (error instanceof LoaderError) return error
  const wrapped = errorFromPlain(plainError(error))
  if (error instanceof Error && error.stack !== undefined) wrapped.stack = error.stack
  return wrapped
}
