import { schemaVersion } from '../../../shared/columns.ts'
import type { RunSummary } from '../../../shared/window/runs.ts'

/** A published run of three files, with what a test wants otherwise. */
export function runSummary(runId: number, date: string, other: Partial<RunSummary> = {}): RunSummary {
  const at = `${date}T14:05:00Z`
  return {
    runId,
    date,
    schemaVersion,
    schema: `leads_${date.replaceAll('-', '')}`,
    status: 'published',
    mode: 'new',
    files: ['nevada.csv', 'oklahoma.csv', 'texas.csv'],
    rowsRead: 120,
    rowsBefore: 0,
    rowsLoaded: 120,
    rowsRejected: 0,
    rowsSetAside: 0,
    warnings: 0,
    sizeBytes: 170_000,
    durationMs: 820,
    restorableUntil: null,
    error: null,
    tableRows: { addresscode: 60, contact: 118, license: 119, facility: 120 },
    checks: { passed: 60, failed: 0, warned: 0, known: 0 },
    startedBy: 'mira in the window',
    startedAt: at,
    statusChangedBy: 'mira in the window',
    statusChangedAt: at,
    ...other,
  }
}
