import { openEngine } from '../electron/engine/engine.ts'
import { type LoadEvent, load } from '../electron/engine/load.ts'
import type { Table } from '../shared/domain.ts'

/** What one load in a process of its own took: its only line of output, as JSON. */
export interface OwnLoad {
  /** Seconds of each stage, in order; `start` is the program's own and the connection's. */
  readonly phases: Readonly<Record<string, number>>
  /** Seconds of all checks together; two run at a time, so their stage is shorter. */
  readonly checks: number
  readonly peakMemoryBytes: number
  readonly rowsLoaded: number
  readonly rowsRejected: number
  readonly warnings: number
  readonly tableRows: Record<Table, number>
}

const [dataDir = '', date = '', folder = '', ...files] = process.argv.slice(2)
const phases: Record<string, number> = {}
let stage: LoadEvent['stage'] | 'start' | 'end' = 'start'
let since = 0

/** The clock begins with the process. */
function enter(next: typeof stage): void {
  if (next === stage) return
  const now = performance.now()
  phases[stage] = (phases[stage] ?? 0) + (now - since) / 1000
  stage = next
  since = now
}

const engine = await openEngine({ shell: 'bench', dataDir })
try {
  const { run, checks } = await load(
    engine,
    { folder, files, date, mode: 'new', publish: 'always' },
    { onEvent: (event) => enter(event.stage) },
  )
  enter('end')
  const result: OwnLoad = {
    phases,
    checks: checks.reduce((sum, check) => sum + check.durationMs / 1000, 0),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    rowsLoaded: run.rowsLoaded,
    rowsRejected: run.rowsRejected,
    warnings: run.warnings,
    tableRows: run.tableRows,
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await engine.close()
}
