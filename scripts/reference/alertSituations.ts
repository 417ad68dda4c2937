import { failedLoad, failedLoadMessage } from '../../electron/engine/alerts/failedLoad.ts'
import { contentOf } from '../../electron/engine/alerts/message/content.ts'
import type { Background, Interest } from '../../electron/engine/alerts/message/failures.ts'
import {
  type AlertMessage,
  alertMessage,
  type RunFacts,
  resolvedMessage,
  startMessage,
} from '../../electron/engine/alerts/message/message.ts'
import type { CheckResult } from '../../electron/engine/checks/checkResult.ts'
import { checks } from '../../electron/engine/checks/checks.ts'
import { judge } from '../../electron/engine/checks/judge/judge.ts'
import { endedFromOutside } from '../../electron/engine/endedFromOutside.ts'
import { type ErrorCode, LoaderError } from '../../shared/errors.ts'
import type { Run } from '../../shared/run.ts'

interface Situation {
  readonly what: string
  /** Null: nothing is said. */
  readonly message: AlertMessage | null
}

const database = 'leads (db.example.org)'
const startedBy = 'scheduler@load-1 (cli)'
const errors: Interest = { minSeverity: 'error', sources: null }
const warnings: Interest = { minSeverity: 'warn', sources: null }

function run(status: Run['status'], other: Partial<Run> = {}): Run {
  return { runId: 12, date: '2025-11-05', status, startedBy, error: null, ...other } as Run
}

type Row = Readonly<Record<string, unknown>>

/** What a check of the program says of rows, judged as in a load. */
function found(name: string, source: string | null, rows: readonly Row[], total: number): CheckResult {
  const check = checks.find((one) => one.name === name)
  if (check === undefined) throw new Error(`There is no check ${name}.`)
  const { warn, error, title, family } = check
  const judgement = judge(check, source, { given: rows.length, rows }, total, { warn, error, snoozed: null })
  return { name, source, title, family, query: '', durationMs: 1, ...judgement }
}

const zip = (record: number) => ({
  facility_id: record,
  source_file: 'texas.csv',
  source_record: record,
  company: 'MARIGOLD HOUSE',
  zip: '7870',
})
const crowded = (record: number) => ({
  facility_id: record,
  source_file: 'texas.csv',
  source_record: record,
  company: 'MARIGOLD HOUSE',
  capacity: 4500,
})
const zips = found(
  'zips_are_well_formed',
  'texas',
  [zip(7), zip(31), ...Array.from({ length: 310 }, (_, number) => zip(40 + number))],
  2040,
)
const capacities = found(
  'capacities_are_plausible',
  'texas',
  Array.from({ length: 60 }, (_, number) => crowded(number)),
  2040,
)
const grown = (source: string) =>
  found(
    'row_counts_are_usual',
    source,
    [{ source, measure: 'rows', found: '1,210', usual: '2,010 to 2,070', value: 1210, distance: 25.1 }],
    1,
  )
const empty = found('no_table_is_empty', null, [{ table_name: 'contact' }], 1)
const broken: CheckResult = { ...zips, status: 'error', observed: 'canceling statement', rows: [] }

const before: Background = { last: { runId: 11, date: '2025-10-29' }, runbooks: new Map() }
const nothingBefore: Background = { ...before, last: null }
const asLastTime = (result: CheckResult): CheckResult => ({ ...result, sameAs: 11 })

function facts(
  status: Run['status'],
  results: readonly CheckResult[],
  other: Partial<RunFacts> = {},
): RunFacts {
  return {
    run: run(status),
    database,
    sources: ['nevada', 'texas'],
    results,
    background: before,
    vanished: [],
    readOtherwise: [],
    ...other,
  }
}

function failedRun(code: ErrorCode, message: string): RunFacts {
  return facts('failed', [], { run: run('failed', { error: { code, message } }) })
}

function loadWithout(code: ErrorCode, message: string, sources: readonly string[]): AlertMessage | null {
  const error = new LoaderError(code, message)
  error.sources = sources
  const failed = failedLoad(error, { date: '2025-11-05', files: ['texas.csv'] }, false)
  const engine = { target: { label: { name: 'leads', host: 'db.example.org' } }, who: startedBy }
  return failed === null
    ? null
    : failedLoadMessage(failed, engine as Parameters<typeof failedLoadMessage>[1], errors)
}

const waits = facts('waiting', [zips], { background: nothingBefore })

/** The load of `waits` once more, under another number, within the time of the target. */
function again(): AlertMessage | null {
  const retried = alertMessage({ ...waits, run: run('waiting', { runId: 13 }) }, errors)
  const first = alertMessage(waits, errors)
  return retried !== null && first !== null && contentOf(retried) === contentOf(first) ? null : retried
}

/** What happens to loads, and what a target is told of it, made by the functions that make every alert. */
export const situations: readonly Situation[] = [
  { what: 'A check fails, so the run waits. There is no run before.', message: alertMessage(waits, errors) },
  {
    what: 'It fails as in the run before, which was published all the same; something else is new.',
    message: alertMessage(facts('waiting', [capacities, asLastTime(zips), grown('texas')]), warnings),
  },
  { what: 'The load is tried again within a day, and finds the same.', message: again() },
  {
    what: 'A check fails, and the run is published: `--publish always`.',
    message: alertMessage(facts('published', [zips]), errors),
  },
  {
    what: 'A file is cut off: a learned range tells.',
    message: alertMessage(facts('waiting', [grown('texas')]), errors),
  },
  {
    what: 'Checks warn, and the target hears of errors only.',
    message: alertMessage(facts('published', [capacities]), errors),
  },
  {
    what: 'Checks warn, and the target hears of warnings.',
    message: alertMessage(facts('published', [capacities]), warnings),
  },
  {
    what: 'They warn as in the run before.',
    message: alertMessage(facts('published', [asLastTime(capacities)]), warnings),
  },
  {
    what: 'Checks fail of two sources, and the target hears of one.',
    message: alertMessage(facts('waiting', [zips, grown('nevada')]), { ...errors, sources: ['nevada'] }),
  },
  {
    what: 'They fail of a source that the target does not hear of.',
    message: alertMessage(facts('waiting', [zips]), { ...errors, sources: ['nevada'] }),
  },
  {
    what: 'A check fails of the run as a whole.',
    message: alertMessage(facts('published', [empty]), warnings),
  },
  { what: 'A check could not be run.', message: alertMessage(facts('waiting', [broken]), errors) },
  {
    what: 'A check that fails is snoozed.',
    message: alertMessage(
      facts('published', [{ ...zips, snoozed: { until: '2025-12-01', who: startedBy, why: 'known' } }]),
      errors,
    ),
  },
  {
    what: 'A check has a runbook.',
    message: alertMessage(
      facts('waiting', [zips], {
        background: { ...before, runbooks: new Map([[zips.name, 'https://wiki.example.com/zips']]) },
      }),
      errors,
    ),
  },
  {
    what: 'A check fails of a file that was read by a newer version of its source.',
    message: alertMessage(
      facts('waiting', [zips], {
        readOtherwise: [
          {
            source: 'texas',
            says: 'texas was read by version 2 (ada@office (cli), 2025-11-04: the new form), and not by version 1 as in run 11 of 2025-10-29: what changed may come from the source, not from the state.',
          },
        ],
      }),
      errors,
    ),
  },
  {
    what: 'The next run is published without what failed.',
    message: resolvedMessage(facts('published', [], { run: run('published', { runId: 13 }) }), ['texas']),
  },
  {
    what: 'It is published without what failed, and something warns.',
    message: alertMessage(
      facts('published', [{ ...capacities, source: 'nevada' }], { run: run('published', { runId: 13 }) }),
      warnings,
      ['texas'],
    ),
  },
  {
    what: 'The connection is lost while a run is loaded.',
    message: alertMessage(failedRun('database-lost', 'The connection to the database was lost.'), errors),
  },
  {
    what: 'The program is killed; the next command finds it.',
    message: alertMessage(failedRun('internal', endedFromOutside), errors),
  },
  {
    what: 'Somebody cancels a load.',
    message: loadWithout('cancelled', 'Cancelled: nothing was changed.', []),
  },
  {
    what: 'A file is missing.',
    message: loadWithout('file-missing', 'texas.csv is not in /data/lists.', ['texas']),
  },
  {
    what: 'The database has no space.',
    message: loadWithout('database-no-space', 'The database has 1.2 GB of space; the load needs 3 GB.', [
      ...['nevada', 'texas'],
    ]),
  },
  {
    what: 'The date has a published run already, or another load of it is under way.',
    message: loadWithout('date-taken', '2025-11-05 has a published run.', ['texas']),
  },
  {
    what: 'A load begins, and the target is a heartbeat.',
    message: startMessage({
      run: { runId: 12, date: '2025-11-05', status: 'running', startedBy },
      ...{ database, sources: ['nevada', 'texas'] },
    }),
  },
]
