import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { errorFromPlain, LoaderError, plainError } from '../../shared/errors.ts'
import fillLicensesSql from '../../sql/load/fill_licenses.sql?raw'
import { connect } from '../db/connect.ts'
import { addKeys } from '../db/keys.ts'
import { dateLockHolder, lockRun, tryLockDate } from '../db/locks.ts'
import {
  candidateName,
  datedName,
  findRunFiles,
  findRuns,
  insertRun,
  insertRunFile,
  type LoadMode,
  publishedRun,
  type Run,
  type RunFile,
  setStatus,
} from '../db/runs.ts'
import {
  copyBase,
  createCandidate,
  dropSchema,
  schemaOwner,
  schemaSize,
  schemaVersion,
} from '../db/schemas.ts'
import { inSchema } from '../db/sqlFile.ts'
import { transaction } from '../db/transaction.ts'
import { type AlreadyLoaded, alreadyLoaded } from './alreadyLoaded.ts'
import { type CheckResult, runChecks } from './checks.ts'
import type { Engine } from './engine.ts'
import { faultPoint } from './faultPoint.ts'
import { mappingChoices } from './mapping.ts'
import { publishRun } from './publish.ts'
import { type FilesRequest, type RecognisedInput, recogniseFiles } from './recogniseFiles.ts'
import { reconcile } from './reconcile.ts'
import { saveResults } from './saveResults.ts'
import { requireSpace, watchSpace } from './space.ts'
import { stage } from './stage.ts'
import type { StageProgress, StageResult } from './stageRun.ts'
import { purgeTrash } from './sweep.ts'
import { appVersion } from './version.ts'

export type PublishWhen = 'passing' | 'always' | 'never'

export interface LoadRequest extends FilesRequest {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** What to do when the date has a published run: refuse (new), take its place, or join it. */
  readonly mode: LoadMode
  readonly publish: PublishWhen
  /** A role that may read the published schema. */
  readonly reader?: string | undefined
}

/** Where a load is. Snapshots, not differences: any of them may be skipped. */
export type LoadEvent =
  | {
      readonly stage: 'reading'
      readonly runId: number
      readonly files: readonly StageProgress[]
      readonly names: readonly string[]
      readonly bytes: readonly number[]
    }
  | {
      readonly stage: 'inspecting' | 'copying' | 'keys' | 'reconciling' | 'checking' | 'publishing'
      readonly runId?: number
    }

export interface LoadedFile extends RunFile {
  readonly alreadyLoaded: AlreadyLoaded | null
}

export interface LoadResult {
  readonly run: Run
  readonly published: boolean
  readonly files: readonly LoadedFile[]
  readonly checks: readonly CheckResult[]
  readonly notices: readonly string[]
}

export interface LoadOptions {
  readonly signal?: AbortSignal
  readonly onEvent?: (event: LoadEvent) => void
}

/**
 * One load of one date: stage the files into a candidate, check it, publish it if it may be. All or nothing: whatever
 * goes wrong, earlier runs are as they were and the candidate is gone (or swept by the next command).
 */
export async function load(
  engine: Engine,
  request: LoadRequest,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const { onEvent = () => undefined } = options
  onEvent({ stage: 'inspecting' })
  const inputs = await recogniseFiles(request, await mappingChoices(engine.client))
  options.signal?.throwIfAborted()
  const notices = await purgeTrash(engine.client, engine.who)
  await requireSpace(engine, totalBytes(inputs))

  // This connection holds the date's lock and the run's, and later runs the publishing transaction.
  const control = await connect(
    engine.target.connection,
    `leads-loader load of ${request.date} by ${engine.who}`,
  )
  const stopped = new AbortController()
  const signal = AbortSignal.any([stopped.signal, ...(options.signal ? [options.signal] : [])])
  control.once('end', () =>
    stopped.abort(
      new LoaderError('database-lost', 'The connection that holds the lock of the date was lost.', {
        hint: 'Nothing was changed. Load again.',
      }),
    ),
  )
  const unwatch = watchSpace(engine, (error) => stopped.abort(error))
  try {
    await requireDateLock(control, request.date)
    const base = await requireFreeDate(control, request)
    return await runLoad({ engine, request, control, base, inputs, signal, onEvent, notices })
  } finally {
    unwatch()
    await control.end().catch(() => undefined) // a lost connection needs no goodbye
  }
}

interface Story {
  readonly engine: Engine
  readonly request: LoadRequest
  readonly control: Client
  readonly base: Run | undefined
  readonly inputs: readonly RecognisedInput[]
  readonly signal: AbortSignal
  readonly onEvent: (event: LoadEvent) => void
  readonly notices: string[]
}

async function runLoad(story: Story): Promise<LoadResult> {
  const { engine, request, control, base, inputs, onEvent, notices } = story
  const started = performance.now()
  const before = await alreadyLoaded(
    control,
    inputs.map(({ file }) => file.sha256),
  )
  const runId = await registerRun(story)
  try {
    const checks = await buildCandidate(story, runId, started)
    const failed = checks.filter(
      (check) => check.severity === 'error' && check.status !== 'passed' && check.status !== 'skipped',
    )
    const publish = request.publish === 'always' || (request.publish === 'passing' && failed.length === 0)
    if (publish) {
      onEvent({ stage: 'publishing', runId })
      await faultPoint('before-publish')
      story.signal.throwIfAborted()
      notices.push(
        ...(await publishRun(engine, control, runId, {
          reader: request.reader,
          basedOn: base?.runId ?? null,
        })),
      )
    }
    const run = (await findRuns(engine.client, { runId }))[0] as Run
    const files = await findRunFiles(engine.client, runId)
    return {
      run,
      published: publish,
      files: files.map((file) => ({ ...file, alreadyLoaded: before.get(file.sha256) ?? null })),
      checks,
      notices,
    }
  } catch (error) {
    throw await endRun(story, runId, error)
  }
}

/** The date's lock is held from here to the end; who comes second is told at once. */
async function requireDateLock(control: Client, date: string): Promise<void> {
  if (await tryLockDate(control, date)) return
  const holder = await dateLockHolder(control, date)
  throw new LoaderError(
    'date-busy',
    `Another load of ${date} is under way: ${holder ?? 'it has just ended'}.`,
    {
      hint: 'Wait until it ends, then look at "leads runs" and load again if needed.',
    },
  )
}

/** The run that stands published for the date, if the request may meet one. */
async function requireFreeDate(control: Client, { date, mode }: LoadRequest): Promise<Run | undefined> {
  const published = await publishedRun(control, date)
  if (published !== undefined && mode === 'new') {
    throw new LoaderError(
      'date-taken',
      `${date} has a published run: ${published.runId}, ${published.rowsLoaded + published.rowsBefore} facilities, by ${published.statusChangedBy}.`,
      {
        hint: 'Use --replace to put the new run in its place (the old one can be restored), or --add to join it.',
      },
    )
  }
  if (published === undefined && (await schemaOwner(control, datedName(date))) !== null) {
    throw new LoaderError(
      'date-taken',
      `A schema ${datedName(date)} is there that no run of this registry made.`,
      {
        hint: 'Nothing was changed. Rename it, or use another database.',
      },
    )
  }
  return published
}

async function registerRun({ engine, request, control, base, inputs }: Story): Promise<number> {
  return transaction(control, "Can't enter the run in the registry", async () => {
    const runId = await insertRun(control, {
      uuid: randomUUID(),
      date: request.date,
      mode: base === undefined ? 'new' : request.mode,
      baseRunId: base?.runId ?? null,
      schemaVersion,
      appVersion,
      who: engine.who,
    })
    // before anybody can see the run: a running run without a lock is swept
    await lockRun(control, runId)
    for (const [number, input] of inputs.entries())
      await insertRunFile(control, runId, fileRow(number, input))
    return runId
  })
}

function fileRow(number: number, { file, layout }: RecognisedInput): RunFile {
  const mapping = Object.fromEntries(
    [...layout.places].map(([column, place]) => [
      column.name,
      place < 0 ? null : (layout.header[place] as string),
    ]),
  )
  return {
    number,
    source: layout.source.id,
    name: file.name,
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    encodingReason: file.encodingReason,
    header: [...file.header],
    mapping,
    missingColumns: [...layout.missing],
    addedColumns: [...layout.added],
    rowsRead: 0,
    rowsLoaded: 0,
    rowsRejected: 0,
    rowsBlank: 0,
    warnings: 0,
  }
}

/** From the empty candidate to a run that waits, complete and checked. */
async function buildCandidate(story: Story, runId: number, started: number): Promise<CheckResult[]> {
  const { engine, request, control, base, inputs, signal, onEvent } = story
  const schema = candidateName(runId)
  const second = await connect(engine.target.connection, `leads-loader run ${runId} keys`)
  try {
    await createCandidate(control, schema)
    await faultPoint('after-staging-ddl')
    const adding = request.mode === 'add' && base !== undefined
    if (adding) {
      onEvent({ stage: 'copying', runId })
      await copyBase(control, schema, datedName(request.date))
    }
    const staged = await stageFiles(story, runId, adding)
    signal.throwIfAborted()

    onEvent({ stage: 'keys', runId })
    await fillLicenses(control, schema, staged)
    await addKeys(control, second, schema)
    signal.throwIfAborted()

    onEvent({ stage: 'reconciling', runId })
    const { tableRows, rowsBefore } = await reconcile(
      control,
      schema,
      runId,
      inputs.map(({ file }) => file.name),
      staged,
    )
    await saveResults(control, runId, {
      staged,
      tableRows,
      rowsBefore,
      sizeBytes: await schemaSize(control, schema),
    })
    await faultPoint('before-checks')
    signal.throwIfAborted()

    onEvent({ stage: 'checking', runId })
    const checks = await runChecks([control, second], schema, runId, { ...tableRows, files: inputs.length })
    signal.throwIfAborted()
    await transaction(control, "Can't enter the results in the registry", async () => {
      await saveChecks(control, runId, checks)
      await control.query('update loader.run set duration_ms = $2 where run_id = $1', [
        runId,
        Math.round(performance.now() - started),
      ])
      await setStatus(control, runId, { status: 'waiting', who: engine.who })
    })
    return checks
  } finally {
    await second.end().catch(() => undefined) // a lost connection needs no goodbye
  }
}

async function stageFiles(
  { engine, request, inputs, signal, onEvent }: Story,
  runId: number,
  add: boolean,
): Promise<StageResult> {
  const files = inputs.map<StageProgress>((_, file) => ({
    file,
    rows: 0,
    rejected: 0,
    warnings: 0,
    bytesRead: 0,
  }))
  const names = inputs.map(({ file }) => file.name)
  const bytes = inputs.map(({ file }) => file.bytes)
  const choices = await mappingChoices(engine.client)
  return stage(
    {
      connection: engine.target.connection,
      schema: candidateName(runId),
      runId,
      runDate: request.date,
      loadedAt: Date.now(),
      files: inputs.map(({ file, layout }) => ({
        file,
        sourceId: layout.source.id,
        choices: choices[layout.source.id] ?? {},
      })),
      add,
    },
    signal,
    (progress) => {
      files[progress.file] = progress
      onEvent({ stage: 'reading', runId, files: [...files], names, bytes })
    },
  )
}

async function fillLicenses(control: Client, schema: string, { filled }: StageResult): Promise<void> {
  if (filled.size === 0) return
  const values = [...filled].map(([id, license]) => ({
    id,
    status: license.license_status,
    type: license.license_type,
    issued: license.license_issued,
    renewed: license.license_renewed,
    licensee: license.licensee_name,
  }))
  await control.query(inSchema(fillLicensesSql, schema), [JSON.stringify(values)])
}

async function saveChecks(control: Client, runId: number, checks: readonly CheckResult[]): Promise<void> {
  for (const check of checks) {
    await control.query(
      `insert into loader.check_result (run_id, name, title, severity, status, observed, expected, offending, total, rows, query, duration_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        runId,
        check.name,
        check.title,
        check.severity,
        check.status,
        check.observed,
        check.expected,
        check.offending,
        check.total,
        JSON.stringify(check.rows),
        check.query,
        check.durationMs,
      ],
    )
  }
}

/**
 * Whatever ended the run: its candidate goes, its end is written down, and earlier runs are as they were. A run that
 * waits, or was published before the error, stays. Gives the error to throw.
 */
async function endRun({ engine, request }: Story, runId: number, error: unknown): Promise<LoaderError> {
  const ended = error instanceof LoaderError ? error : errorFromPlain(plainError(error))
  if (ended !== error && error instanceof Error && error.stack !== undefined) ended.stack = error.stack
  ended.runId = runId
  try {
    // the run's own connection may be what broke
    const client = await connect(engine.target.connection, `leads-loader clean-up of run ${runId}`)
    try {
      await transaction(client, `Can't clean up run ${runId}`, async () => {
        const { rows } = await client.query<{ status: string }>(
          'select status from loader.run where run_id = $1 for update',
          [runId],
        )
        if (rows[0]?.status !== 'running') return
        await dropSchema(client, candidateName(runId))
        await client.query('delete from loader.row_issue where run_id = $1', [runId])
        const cancelled = ended.code === 'cancelled' || ended.code === 'terminated'
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
    const hint = `${ended.hint ?? ''} What is left of run ${runId} is cleaned up by the next command; ${request.date} is as it was.`
    return Object.assign(
      new LoaderError(ended.code, ended.message, { hint: hint.trim(), runId, cause: ended }),
    )
  }
  return ended
}

function totalBytes(inputs: readonly RecognisedInput[]): number {
  return inputs.reduce((sum, { file }) => sum + file.bytes, 0)
}
