import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** What one `leads load` took, from the start of the command to its end. */
export interface CommandLoad {
  readonly seconds: number
  /** Seconds of each stage as the command logs them; `start` is what comes before the first. */
  readonly phases: Readonly<Record<string, number>>
  /** The most memory that the process held, all its threads included. */
  readonly peakMemoryBytes: number
  readonly schema: string
  readonly rowsRead: number
  readonly rowsLoaded: number
  readonly rowsRejected: number
  readonly warnings: number
}

/** Loads files with the built command line. The working folder is the project's. */
export async function commandLoad(
  program: string,
  dataDir: string,
  folder: string,
  files: readonly string[],
  date: string,
  further: readonly string[] = [],
): Promise<CommandLoad> {
  const temporary = await mkdtemp(join(tmpdir(), 'leads-loader-peak-'))
  try {
    const peakFile = join(temporary, 'peak')
    const began = performance.now()
    const beganAt = Date.now()
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [
        ...['--import', resolve('bench/peakMemory.mjs'), program, 'load', '--json', '--data-dir', dataDir],
        ...['-p', folder, '--date', date, '--publish', 'always', ...further, '-f', ...files],
      ],
      { env: { ...process.env, BENCH_PEAK_FILE: peakFile }, maxBuffer: 64 * 1024 * 1024 },
    )
    const seconds = (performance.now() - began) / 1000
    return {
      ...(JSON.parse(stdout) as Pick<
        CommandLoad,
        'schema' | 'rowsRead' | 'rowsLoaded' | 'rowsRejected' | 'warnings'
      >),
      seconds,
      phases: phasesOf(stderr, beganAt, beganAt + seconds * 1000),
      peakMemoryBytes: Number(await readFile(peakFile, 'utf8')),
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** The command logs one JSON line as each stage begins. */
function phasesOf(log: string, began: number, ended: number): Record<string, number> {
  const phases: Record<string, number> = {}
  let stage = 'start'
  let since = began
  const enter = (next: string, at: number) => {
    phases[stage] = (phases[stage] ?? 0) + (at - since) / 1000
    stage = next
    since = at
  }
  for (const line of log.trim().split('\n')) {
    const entry = parsed(line)
    if (entry?.level === 'info') enter(entry.message, Date.parse(entry.time))
  }
  enter('end', ended)
  return phases
}

function parsed(line: string): { level: string; time: string; message: string } | null {
  try {
    return JSON.parse(line)
  } catch {
    return null // a warning of Node's own
  }
}
