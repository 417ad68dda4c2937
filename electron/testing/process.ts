import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { dataFiles } from '../../scripts/build/dataFiles.mjs'
import type { FaultPoint } from '../engine/faultPoint.ts'
import { during } from './during.ts'
import type { Outcome, Task } from './loadProcess.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where a load stops: `after-copy:kill`, `mid-copy:wait:3`. */
export type Fault = `${FaultPoint}:${'kill' | 'wait'}` | `${FaultPoint}:${'kill' | 'wait'}:${number}`

interface TestProcess {
  readonly child: ChildProcess
  /** Resolves when the process waits at its fault point; rejects when it ended before. */
  reached(): Promise<void>
  /** Lets it go on from there. */
  go(): void
  kill(): Promise<void>
  /** What it said at its end; null when it was killed. */
  outcome(): Promise<Outcome | null>
}

/** For all tests of a file: starts loads in processes of their own. */
export const loadProgram = () => during(buildLoadProcess, ({ remove }) => remove())

/** Bundles loadProcess.ts, which plain Node can't run, with the staging worker beside it. */
async function buildLoadProcess() {
  const folder = join(root, 'out', 'tests', `load-${process.pid}`)
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [dataFiles()],
    define: { 'process.env.NODE_ENV': 'process.env.NODE_ENV', __FAULT_POINTS__: 'true' },
    build: {
      ssr: true,
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: {
          loadProcess: 'electron/testing/loadProcess.ts',
          stageWorker: 'electron/engine/load/stage/stageWorker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  return {
    start: (task: Task, fault?: Fault) => startProcess(join(folder, 'loadProcess.js'), task, fault),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function startProcess(program: string, task: Task, fault?: Fault): TestProcess {
  const folder = mkdtempSync(join(tmpdir(), 'leads-fault-'))
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', LEADS_FAULT: fault ?? '', LEADS_FAULT_FOLDER: folder },
  })
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  const closed = once(child, 'close').then(() => rmSync(folder, { recursive: true, force: true }))
  return {
    child,
    async reached() {
      await eventually(() => {
        if (child.exitCode !== null) throw new Error(`It ended before its fault point: ${said}`)
        return existsSync(join(folder, 'reached'))
      })
    },
    go: () => writeFileSync(join(folder, 'go'), ''),
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    async outcome() {
      await closed
      return said === '' ? null : (JSON.parse(said) as Outcome)
    },
  }
}

/** Sets the fault point of the loads that this process runs itself. */
export function faultHere(fault: Fault) {
  const folder = mkdtempSync(join(tmpdir(), 'leads-fault-'))
  process.env.LEADS_FAULT = fault
  process.env.LEADS_FAULT_FOLDER = folder
  return {
    reached: () => eventually(() => existsSync(join(folder, 'reached'))),
    go: () => writeFileSync(join(folder, 'go'), ''),
    end() {
      delete process.env.LEADS_FAULT
      delete process.env.LEADS_FAULT_FOLDER
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until it holds; fails after some seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It did not come to hold in ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
