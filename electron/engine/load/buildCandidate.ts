import copyOwnLicenseValuesSql from '../../../sql/load/copy_own_license_values.sql?raw'
import fillLicensesSql from '../../../sql/load/fill_licenses.sql?raw'
import keepUnfilledLicensesSql from '../../../sql/load/keep_unfilled_licenses.sql?raw'
import { cancelOnAbort } from '../../db/connection/cancel.ts'
import { type Client, connect, disconnect } from '../../db/connection/connect.ts'
import { transaction } from '../../db/connection/transaction.ts'
import { addKeys } from '../../db/schema/keys.ts'
import { candidateName, datedName, setSchema, setStatus } from '../../db/schema/runs.ts'
import { copyBase, createCandidate, schemaSize } from '../../db/schema/schemas.ts'
import { inCandidate, type RunTables, thisVersion } from '../../db/schema/sqlFile.ts'
import { enterAlerts } from '../alerts/queue/queue.ts'
import type { CheckResult } from '../checks/checkResult.ts'
import { checkRun } from '../checks/checkRun.ts'
import { faultPoint } from '../faultPoint.ts'
import { onlyLane } from '../intake/lane.ts'
import type { LoadStory } from './loadStory.ts'
import { publishesItself } from './publishesItself.ts'
import { reconcile } from './reconcile.ts'
import { saveChecks, saveResults } from './saveResults.ts'
import { stage } from './stage/stage.ts'
import type { StageProgress, StageResult } from './stage/staging.ts'

/** After so many milliseconds, a cancelled load no longer waits for a server that doesn't answer. */
export const cancelPatience = 800

/**
 * From the registered run to one that waits, complete, reconciled and checked. Nobody reads the candidate before.
 * @returns what the checks found.
 */
export async function buildCandidate(story: LoadStory, runId: number): Promise<CheckResult[]> {
  const { engine, request, control, base, inputs, signal, onEvent } = story
  const started = performance.now()
  const schema = candidateName(runId)
  const second = await connect(engine.target.connection, `leads-loader run ${runId} keys`)
  const unwatch = await cancelOnAbort(engine.target.connection, signal, [second], cancelPatience)
  try {
    await createCandidate(control, schema, () => setSchema(control, runId, schema))
    await faultPoint('after-staging-ddl')
    let copied: RunTables | null = null
    if (request.mode === 'add' && base !== undefined) {
      onEvent({ stage: 'copying', runId })
      copied = { schema: datedName(request.date), version: base.schemaVersion }
      await copyBase(control, schema, copied)
      await control.query(copyOwnLicenseValuesSql, [runId, base.runId])
    }
    const staged = await stageFiles(story, runId, copied)
    signal.throwIfAborted()

    onEvent({ stage: 'keys', runId })
    await fillLicenses(control, schema, runId, staged)
    await faultPoint('before-keys')
    await addKeys(control, second, schema)
    signal.throwIfAborted()

    onEvent({ stage: 'reconciling', runId })
    const names = inputs.map(({ file }) => file.name)
    const { tableRows, rowsBefore } = await reconcile(control, schema, runId, names, staged)
    await saveResults(control, runId, {
      staged,
      tableRows,
      rowsBefore,
      sizeBytes: await schemaSize(control, schema),
    })
    await faultPoint('before-checks')
    signal.throwIfAborted()

    onEvent({ stage: 'checking', runId })
    const checks = await checkRun([control, second], thisVersion(schema), runId, signal)
    signal.throwIfAborted()
    await transaction(control, "Can't enter the results in the registry", async () => {
      await saveChecks(control, runId, checks, Math.round(performance.now() - started))
      await setStatus(control, runId, { status: 'waiting', who: engine.who })
      // one that goes on to be published is told of then
      if (!publishesItself(request, checks)) await enterAlerts(control, engine, runId)
    })
    return checks
  } finally {
    await unwatch()
    await disconnect(second)
  }
}

async function stageFiles(story: LoadStory, runId: number, base: RunTables | null): Promise<StageResult> {
  const { engine, request, inputs, thread, signal, onEvent } = story
  const files = inputs.map(({ file: { name, bytes } }, file) => ({
    file,
    rows: 0,
    rejected: 0,
    warnings: 0,
    bytesRead: 0,
    name,
    bytes,
  }))
  onEvent({ stage: 'reading', runId, files })
  return stage(
    {
      connection: engine.target.connection,
      schema: candidateName(runId),
      runId,
      runDate: request.date,
      loadedAt: Date.now(),
      files: inputs.map(({ file, layout: { source }, choices }, number) => ({
        number,
        file,
        source: source.file,
        state: source.state,
        choices,
      })),
      base,
      lane: onlyLane,
    },
    thread,
    signal,
    (progress: StageProgress) => {
      files[progress.file] = { ...(files[progress.file] as (typeof files)[number]), ...progress }
      onEvent({ stage: 'reading', runId, files: [...files] })
    },
  )
}

/** Licenses that had an empty value in their first record and a value in a later one. */
async function fillLicenses(
  control: Client,
  schema: string,
  runId: number,
  { filled, lastFacilityIdBefore }: StageResult,
): Promise<void> {
  if (filled.size === 0) return
  await control.query(inCandidate(keepUnfilledLicensesSql, schema), [
    runId,
    [...filled.keys()],
    lastFacilityIdBefore,
  ])
  const values = [...filled].map(([id, own]) => ({ id, own }))
  await control.query(inCandidate(fillLicensesSql, schema), [JSON.stringify(values)])
}
