import type { z } from 'zod'
import type { IssueView, issuePage } from '../../../shared/window/runs.ts'
import issuePageSql from '../../../sql/query/issues/issue_page.sql?raw'
import type { Engine } from '../engine.ts'

type IssuePageRequest = z.infer<typeof issuePage>

/** Rejects and warnings of a run in the order of the files, some of them, and how many there are. */
export async function readIssuePage(
  { client }: Engine,
  { runId, severity, cause, from, count }: IssuePageRequest,
): Promise<{ rows: IssueView[]; total: number }> {
  const { rows } = await client.query<IssueView>(issuePageSql, [runId, severity, cause, from, count])
  const { rows: counted } = await client.query<{ total: number }>(
    `select count(*) as total from loader.row_issue
      where run_id = $1 and ($2::text is null or severity = $2) and ($3::text is null or cause = $3)`,
    [runId, severity, cause],
  )
  return { rows, total: counted[0]?.total ?? 0 }
}
