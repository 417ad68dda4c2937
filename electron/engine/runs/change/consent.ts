import { counted } from '../../../../shared/count.ts'
import { LoaderError } from '../../../../shared/errors.ts'
import type { Run } from '../../../../shared/run.ts'
import type { Client } from '../../../db/connection/connect.ts'
import { failedAsError, failedChecks } from '../../checks/checkResult.ts'
import {
  publishedWithout,
  vanishCheck,
  vanishedSources,
  vanishedText,
} from '../../vanished/vanishedSources.ts'
import { findCheckResults } from '../runDetails.ts'

/** What a person says when a run is to be published. */
export interface Consent {
  /** Why it is published although a check failed. */
  readonly reason?: string | undefined
  /** Sources that it is meant to lack. */
  readonly without?: readonly string[] | undefined
  /** Whatever the checks found, as a load was told before. */
  readonly always?: boolean | undefined
}

/**
 * Whether a run may be published: where a check failed a reason is asked for, and each source that is missing is named.
 * The caller has a transaction, in which what was said is entered.
 * @returns what is kept in the run's history, and what a person should know.
 * @throws LoaderError confirmation-needed
 */
export async function consentTo(
  client: Client,
  run: Run,
  { reason = '', without = [], always = false }: Consent,
): Promise<{ note: string | null; said: string[] }> {
  const { runId } = run
  if (without.length > 0) {
    const enter = `update loader.run
       set without = array(select distinct w.source from unnest(without || $2::text[]) w (source) order by 1)
     where run_id = $1`
    await client.query(enter, [runId, without])
  }
  const results = await findCheckResults(client, runId)
  const failed = failedChecks(results)
  const vanished = await vanishedSources(client, runId)
  const isChecked = results.some((result) => result.name === vanishCheck && failedAsError(result))
  const unsaid = isChecked && !always ? vanished.filter(({ meant }) => !meant) : []
  if (unsaid.length > 0) {
    throw new LoaderError('confirmation-needed', `Run ${runId} lacks ${vanishedText(unsaid)}.`, {
      hint: `Load again with its file, or publish it without: ${publishCommand(run, unsaid)}`,
      runId,
    })
  }
  if (failed > 0 && !always && reason.trim() === '') {
    throw new LoaderError('confirmation-needed', `${counted(failed, 'check')} of run ${runId} failed.`, {
      hint: `Look at them with leads checks ${runId}. Say why it is published all the same: ${publishCommand(run, vanished)}`,
      runId,
    })
  }
  const notes = [
    ...(reason.trim() === '' ? [] : [reason.trim()]),
    ...(always && failed > 0 ? [`always, ${counted(failed, 'check')} failed`] : []),
    ...(vanished.length === 0 ? [] : [`without ${vanishedText(vanished)}`]),
  ]
  const told = publishedWithout(vanished)
  return { note: notes.length === 0 ? null : notes.join('; '), said: told === null ? [] : [told] }
}

/** The command that publishes a run although a check failed. */
export function publishCommand(run: Pick<Run, 'runId'>, vanished: readonly { source: string }[]): string {
  return `leads ${publishWords(run, vanished)}`
}

/** What follows `leads` in it. */
export function publishWords(
  { runId }: Pick<Run, 'runId'>,
  vanished: readonly { readonly source: string }[],
): string {
  const without = vanished.length === 0 ? '' : ` --without ${vanished.map(({ source }) => source).join(' ')}`
  return `publish ${runId}${without} --reason 'why'`
}
