import type { RunStatus } from '../../shared/domain.ts'
import type { RunDetail, RunSummary, TableName, TablePage } from '../../shared/window/runs.ts'
import { checkViews, countChecks } from './fakeChecks.ts'
import { reviewRow } from './fakeReview.ts'

const noSizes = { addresscode: 0, contact: 0, license: 0, facility: 0 }

function run(
  runId: number,
  date: string,
  status: RunStatus,
  loaded: number,
  change: Partial<RunSummary> = {},
) {
  const at = `${date}T14:05:00Z`
  const rejected = change.rowsRejected ?? 0
  return {
    runId,
    date,
    schemaVersion: 2,
    schema: `leads_${date.replaceAll('-', '')}`,
    status,
    mode: 'new',
    files: ['nevada.csv', 'oklahoma.csv', 'texas.csv'],
    rowsRead: loaded + rejected,
    rowsBefore: 0,
    rowsLoaded: loaded,
    rowsRejected: rejected,
    rowsSetAside: 0,
    warnings: 0,
    tableRows:
      loaded === 0
        ? noSizes
        : {
            addresscode: Math.round(loaded * 0.4),
            contact: loaded - 6,
            license: loaded - 1,
            facility: loaded,
          },
    sizeBytes: loaded * 1400,
    durationMs: 820,
    checks: countChecks(checkViews(date)),
    startedBy: 'mira in the window',
    startedAt: at,
    statusChangedBy: 'mira in the window',
    statusChangedAt: at,
    restorableUntil: null,
    error: null,
    ...change,
  } satisfies RunSummary
}

export const waitingRun: RunSummary = run(14, '2026-11-22', 'waiting', 12_099, {
  schema: 'loader_candidate_14',
  rowsRejected: 332,
  warnings: 621,
  durationMs: 4_210,
})

export const earlierRuns: readonly RunSummary[] = [
  run(13, '2026-11-15', 'published', 12_041, { startedBy: 'airflow', statusChangedBy: 'airflow' }),
  run(11, '2026-11-08', 'published', 11_982, {
    rowsRejected: 1,
    warnings: 14,
  }),
  run(10, '2026-11-08', 'replaced', 11_640, {
    schema: 'loader_trash_10',
    rowsRejected: 343,
    restorableUntil: '2026-12-08',
  }),
  run(9, '2026-11-01', 'failed', 0, {
    schema: null,
    sizeBytes: null,
    checks: { passed: 0, failed: 0, warned: 0 },
    error: {
      code: 'file-changed',
      message: 'texas.csv changed while it was read.',
      file: 'texas.csv',
      hint: 'Wait until the file is complete, then load again. Nothing was changed.',
    },
  }),
  run(8, '2026-10-25', 'published', 11_871, { startedBy: 'cron', statusChangedBy: 'cron' }),
  run(7, '2026-10-18', 'deleted', 11_802, {
    schema: 'loader_trash_7',
    restorableUntil: '2026-12-18',
    startedBy: 'cron',
  }),
  run(6, '2026-10-11', 'purged', 11_790, { schema: null, sizeBytes: null, startedBy: 'cron' }),
  run(5, '2026-10-04', 'cancelled', 0, {
    schema: null,
    sizeBytes: null,
    checks: { passed: 0, failed: 0, warned: 0 },
  }),
]

/** A run a week, up to one that waits: what the Checks screen shows of a year's work. */
export const weeklyRuns: readonly RunSummary[] = Array.from({ length: 30 }, (_, index) => {
  const date = new Date(Date.parse('2026-11-22') - index * 604_800_000).toISOString().slice(0, 10)
  const runId = 30 - index
  return run(runId, date, index === 0 ? 'waiting' : 'published', 12_099 - index * 14, {
    ...(index === 0 && { schema: 'loader_candidate_30' }),
    checks: countChecks(checkViews(date)),
  })
})

export function detailOf(summary: RunSummary): RunDetail {
  const ended = summary.rowsLoaded === 0
  const files = summary.files.map((name, index) => ({
    number: index + 1,
    name,
    source: name.replace('.csv', ''),
    encoding: index === 1 ? 'Windows-1252' : 'UTF-8',
    encodingReason: index === 1 ? 'byte 0xED at line 42 is not valid UTF-8' : 'a byte order mark',
    notes: index === 2 ? ['3 lines above the header (line 4) were skipped: “Licensed operations”.'] : [],
    bytes: [18_200, 24_900, 1_240_000][index] ?? 0,
    sha256: 'b2f1c0d94e8a7365b2f1c0d94e8a7365b2f1c0d94e8a7365b2f1c0d94e8a7365',
    rowsRead: [128, 82, 12_221][index] ?? 0,
    rowsLoaded: [122, 78, 11_899][index] ?? 0,
    rowsRejected: [6, 4, 322][index] ?? 0,
    rowsSetAside: 0,
    rowsBlank: index === 0 ? 1 : 0,
    warnings: [6, 4, 611][index] ?? 0,
    missingColumns: index === 2 ? ['Facility ID'] : [],
    addedColumns: index === 0 ? ['Quality Rating'] : [],
  }))
  return {
    run: summary,
    files: ended ? [] : files,
    checks: ended ? [] : checkViews(summary.date),
    causes:
      summary.rowsRejected > 1
        ? [
            { cause: 'no_company', severity: 'reject', count: 166 },
            { cause: 'too_many_cells', severity: 'reject', count: 166 },
            { cause: 'date_not_understood', severity: 'warning', count: 311 },
            { cause: 'phone_not_understood', severity: 'warning', count: 310 },
          ]
        : [],
    events: [
      { at: summary.startedAt, status: 'running', who: summary.startedBy, note: null },
      { at: summary.statusChangedAt, status: summary.status, who: summary.statusChangedBy, note: null },
    ],
    command: `leads load -p input_files -f ${summary.files.join(' ')} --date ${summary.date} --replace`,
  }
}

const tableColumns: Record<TableName, readonly string[]> = {
  addresscode: ['addresscode_id', 'city', 'county', 'state', 'zip', 'updated_dt'],
  contact: ['contact_id', 'first_name', 'last_name', 'title', 'email', 'phone', 'phone2', 'updated_dt'],
  license: [
    'license_id',
    'issuing_state',
    'license_number',
    'license_status',
    'license_type',
    'license_issued',
    'licensee_name',
  ],
  facility: [
    'facility_id',
    'company',
    'operator',
    'facility_type',
    'capacity',
    'address1',
    'address2',
    'attributes',
    'source',
    'source_file',
    'source_record',
    'addresscode_id',
    'license_id',
  ],
}

export function tablePage(
  summary: RunSummary,
  table: TableName,
  from: number,
  count: number,
  search: string,
): TablePage {
  const total = search === '' ? (summary.tableRows[table] ?? 0) : 3
  const columns = tableColumns[table].map((name) => ({
    name,
    type: /_id$|capacity|source_record/.test(name) ? 'integer' : name === 'attributes' ? 'jsonb' : 'text',
    comment: '',
  }))
  const rows = Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, index) => {
    const record = from + index + 1
    const cleaned = reviewRow(record).cleaned as unknown as Record<string, unknown> | null
    return columns.map(({ name }) => {
      if (name.endsWith('_id') || name === 'source_record') return String(record)
      if (name === 'source_file') return 'nevada.csv'
      if (name === 'source') return 'nevada'
      if (name === 'issuing_state') return 'NV'
      const value = cleaned?.[name]
      if (value === null || value === undefined) return null
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
    })
  })
  return { columns, rows, total, exact: total < 10_000 }
}
