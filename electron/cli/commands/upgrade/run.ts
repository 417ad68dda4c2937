import { schemaVersion } from '../../../../shared/columns.ts'
import { type UpgradedRun, upgradeRuns } from '../../../engine/runs/change/upgradeRuns.ts'
import { runFor } from '../../../engine/runs/runFor.ts'
import { runReference, usage } from '../../arguments.ts'
import type { Context } from '../../context.ts'
import { withEngine } from '../../withEngine.ts'
import type { UpgradeOptions } from './options.ts'

/** `leads upgrade RUN` or `leads upgrade --all` */
export async function runUpgrade(
  context: Context,
  wanted: string | undefined,
  { all = false, dryRun = false }: UpgradeOptions,
): Promise<undefined> {
  const { output, signal } = context
  if (all === (wanted !== undefined))
    throw usage(
      all ? 'Both a run and --all were given.' : 'No run was named.',
      'Write leads upgrade RUN, or leads upgrade --all.',
    )
  const reference = wanted === undefined ? null : runReference(wanted)
  return withEngine(context, async (engine) => {
    const runId = reference === null ? null : (await runFor(engine, reference)).runId
    const runs = await upgradeRuns(engine, { runId, dryRun, signal })
    output.document({ runs })
    report(context, runs)
    return undefined
  })
}

const outcomes: Record<UpgradedRun['outcome'], string> = {
  upgraded: 'upgraded',
  pending: 'would be upgraded',
  current: 'is of this version',
  skipped: 'skipped',
}

function report({ output }: Context, runs: readonly UpgradedRun[]): void {
  const older = runs.filter(({ outcome }) => outcome !== 'current')
  if (older.length === 0) {
    output.print(`Nothing to do: all tables are of version ${schemaVersion}.`)
    return
  }
  output.table(
    [
      { title: 'Run', align: 'right' },
      { title: 'Date' },
      { title: 'Schema' },
      { title: 'Versions' },
      { title: 'Columns' },
      { title: 'Outcome' },
    ],
    older.map(({ runId, date, schema, from, to, columns, outcome, why }) => [
      String(runId),
      date,
      schema,
      `${from} → ${to}`,
      columns.join(', '),
      why === null ? outcomes[outcome] : `${outcomes[outcome]}: ${why}`,
    ]),
  )
}
