import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import type { FaultPoint } from '../electron/engine/faultPoint.ts'

/** With the points at which a test stops it. */
const program = fileURLToPath(new URL('../out/faults/index.js', import.meta.url))
export const samples = fileURLToPath(new URL('../samples/flawed', import.meta.url))

interface CommandResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The built command line, as a scheduler beside the window calls it. */
export async function leads(dataDir: string, ...words: readonly string[]): Promise<CommandResult> {
  return result(start(dataDir, words, {}))
}

/** The document of a command that must succeed. */
export async function leadsJson<T>(dataDir: string, ...words: readonly string[]): Promise<T> {
  const { code, out, err } = await leads(dataDir, ...words, '--json')
  if (code !== 0) throw new Error(`leads ${words.join(' ')} ended with ${code}: ${out} ${err}`)
  return JSON.parse(out) as T
}

export interface WaitingCommand {
  /** Lets it go on from the moment at which it waits. */
  go(): void
  readonly result: Promise<CommandResult>
  kill(): void
}

/** A command that waits at a moment of its work; it is there when this resolves. */
export async function leadsWaiting(
  dataDir: string,
  point: FaultPoint,
  ...words: readonly string[]
): Promise<WaitingCommand> {
  const folder = mkdtempSync(join(tmpdir(), 'leads-e2e-wait-'))
  const child = start(dataDir, words, {
    NODE_ENV: 'test',
    LEADS_FAULT: `${point}:wait`,
    LEADS_FAULT_FOLDER: folder,
  })
  const ended = result(child).finally(() => rmSync(folder, { recursive: true, force: true }))
  await expect
    .poll(() => child.exitCode !== null || existsSync(join(folder, 'reached')), { timeout: 20_000 })
    .toBe(true)
  if (child.exitCode !== null) throw new Error(`It ended before ${point}: ${JSON.stringify(await ended)}`)
  return {
    go: () => writeFileSync(join(folder, 'go'), ''),
    result: ended,
    kill: () => void child.kill('SIGKILL'),
  }
}

function start(dataDir: string, words: readonly string[], other: NodeJS.ProcessEnv): ChildProcess {
  const { DATABASE_URL: _other, ...environment } = process.env
  return spawn(process.execPath, [program, ...words, '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, NODE_ENV: 'test', LEADS_TODAY: '2099-12-31', ...other },
  })
}

async function result(child: ChildProcess): Promise<CommandResult> {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (data) => {
    said.out += data
  })
  child.stderr?.on('data', (data) => {
    said.err += data
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}
