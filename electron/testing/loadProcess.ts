import { plainError } from '../../shared/errors.ts'
import { type EngineOptions, openEngine } from '../engine/engine.ts'
import { load } from '../engine/load/load.ts'
import type { LoadRequest } from '../engine/load/loadRequest.ts'
import { deleteRun, discard, publish, restore } from '../engine/runs/change/changeRun.ts'

/** A program for tests: does one thing to a run in a process of its own, which can be killed. */

export interface Task {
  readonly engine: Omit<EngineOptions, 'shell'>
  readonly load?: LoadRequest
  readonly change?: { readonly what: 'publish' | 'discard' | 'delete' | 'restore'; readonly runId: number }
}

/** What the program says on standard output when it ends by itself. */
export interface Outcome {
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly runId?: number
  readonly status?: string
  readonly notices: readonly string[]
}

const task = JSON.parse(process.argv[2] as string) as Task
const outcome = await perform().catch((error: unknown) => ({ ...plainError(error), notices: [] }))
process.stdout.write(`${JSON.stringify(outcome)}\n`)

async function perform(): Promise<Outcome> {
  const engine = await openEngine({ ...task.engine, shell: 'test process' })
  try {
    const { run, notices } = await done(engine)
    return {
      code: 'done',
      message: '',
      runId: run.runId,
      status: run.status,
      notices: [...engine.notices, ...notices],
    }
  } finally {
    await engine.close()
  }
}

async function done(engine: Awaited<ReturnType<typeof openEngine>>) {
  const { change } = task
  if (task.load !== undefined) return load(engine, task.load)
  if (change?.what === 'publish') return publish(engine, change.runId)
  if (change?.what === 'discard') return discard(engine, change.runId)
  if (change?.what === 'restore') return restore(engine, change.runId, true)
  return deleteRun(engine, change?.runId ?? 0)
}
