import type { Run, RunFile } from '../../../shared/run.ts'
import type { CheckResult } from '../../engine/checks/checkResult.ts'
import type { AlreadyLoaded } from '../../engine/load/date/alreadyLoaded.ts'

/** The shapes of --json. What stands here is promised to schedulers: add, but never rename or drop. */

export function runShape(run: Run) {
  return {
    runId: run.runId,
    uuid: run.runUuid,
    date: run.date,
    schema: run.schema,
    schemaVersion: run.schemaVersion,
    status: run.status,
    mode: run.mode,
    basedOn: run.baseRunId,
    files: run.files,
    rowsRead: run.rowsRead,
    rowsBefore: run.rowsBefore,
    rowsLoaded: run.rowsLoaded,
    rowsRejected: run.rowsRejected,
    rowsSetAside: run.rowsSetAside,
    rowsBlank: run.rowsBlank,
    warnings: run.warnings,
    tableRows: run.tableRows,
    checks: run.checks,
    sizeBytes: run.sizeBytes,
    durationMs: run.durationMs,
    startedAt: run.startedAt,
    startedBy: run.startedBy,
    finishedAt: run.finishedAt,
    statusChangedAt: run.statusChangedAt,
    statusChangedBy: run.statusChangedBy,
    appVersion: run.appVersion,
    error: run.error,
  }
}

/** A file of `load --json`. */
export function loadedFileShape(file: RunFile & { alreadyLoaded: AlreadyLoaded | null }) {
  const { name, source, sha256, encoding, encodingReason, notes } = file
  const { rowsRead, rowsLoaded, rowsRejected, rowsSetAside, setAside, rowsBlank, warnings } = file
  return {
    name,
    source,
    sha256,
    encoding,
    encodingReason,
    notes,
    rowsRead,
    rowsLoaded,
    rowsRejected,
    rowsSetAside,
    setAside,
    rowsBlank,
    warnings,
    alreadyLoaded: file.alreadyLoaded,
  }
}

/** What a check found on one source (null: on the run as a whole), of `load --json`. */
export function checkShape(check: CheckResult) {
  const { name, source, family, severity, status, observed, expected, explanation, snoozed, sameAs } = check
  return { name, source, family, severity, status, observed, expected, explanation, snoozed, sameAs }
}
