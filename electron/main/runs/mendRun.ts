import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LoaderError } from '../../../shared/errors.ts'
import type { MendView } from '../../../shared/window/runs.ts'
import type { Engine } from '../../engine/engine.ts'
import { requireRun } from '../../engine/runs/change/changeRun.ts'
import { exportRejects } from '../../engine/runs/export/exportIssues.ts'
import { findRunFiles } from '../../engine/runs/findRuns.ts'
import { publishedWith } from '../../engine/runs/publishedWith.ts'
import type { Files } from '../files/files.ts'

export interface MendParts {
  readonly files: Pick<Files, 'add'>
  /** Where the files lie while they are mended; a draft may be of them. */
  readonly folder: string
}

const daysKept = 30

/**
 * Writes the rejects of a published run to files of their own, so that they can be mended in Review and added to the
 * date. Records that stay as they are, are rejected again.
 *
 * @throws LoaderError unknown-run, run-state
 */
export async function mendRun(engine: Engine, runId: number, parts: MendParts): Promise<MendView> {
  const run = await requireRun(engine, runId)
  if ((await publishedWith(engine.client, runId)) === null)
    throw new LoaderError(
      'run-state',
      `Run ${runId} is ${run.status}, and its date holds none of its records: nothing can be added to it.`,
      {
        runId,
        hint: 'Mend the rejects of the run that is published for its date.',
      },
    )
  if (run.rowsRejected === 0) throw new LoaderError('run-state', `Run ${runId} has no rejects.`, { runId })
  mkdirSync(parts.folder, { recursive: true, mode: 0o700 })
  removeOld(parts.folder)
  // another database may have a run of that number
  const folder = mkdtempSync(join(parts.folder, `run-${runId}-`))
  const written = await exportRejects(
    engine,
    run,
    join(folder, `rejects-run-${runId}.csv`),
    new AbortController().signal,
  )
  const sources = new Map(
    (await findRunFiles(engine.client, runId)).map(({ name, source }) => [name, source]),
  )
  const chosen = await parts.files.add(written.map(({ file }) => file))
  return {
    date: run.date,
    files: chosen.map((file, index) => ({
      ...file,
      source: sources.get(written[index]?.of ?? '') as string,
      sheet: null,
    })),
  }
}

function removeOld(folder: string): void {
  const oldest = Date.now() - daysKept * 86_400_000
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).mtimeMs < oldest) rmSync(path, { recursive: true, force: true })
  }
}
