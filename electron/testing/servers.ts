import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, inject } from 'vitest'
import { isLocked } from '../db/embedded/folder/fileLock.ts'
import { placesIn } from '../db/embedded/folder/places.ts'
import { readPidFile } from '../db/embedded/server/runningServer.ts'

/** A data folder for the tests of a file. What still runs in it after them is killed. */
export function testDataFolder() {
  const { remove, ...found } = temporaryDataFolder()
  afterAll(remove)
  return found
}

/** `remove` kills what still runs in it. */
export function temporaryDataFolder(parent = inject('temporaryFolder')) {
  const folder = mkdtempSync(join(parent, 'server-'))
  const remove = async () => {
    const places = placesIn(folder)
    const server = readPidFile(places)
    if (server && isLocked(places.aliveLock)) process.kill(server.pid, 'SIGQUIT')
    while (isLocked(places.aliveLock)) await new Promise((done) => setTimeout(done, 10))
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, places: placesIn(folder), remove }
}

interface UserProcess {
  child: ChildProcess
  port: number
  notices: string[]
  /** Ends as a command does when its work is over. */
  leave(): Promise<void>
  kill(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles joinProcess.ts, which plain Node can't run, and returns the path. */
export async function buildProgram(): Promise<string> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: 'electron/db/embedded/joinProcess.ts',
      outDir: 'out/tests',
      emptyOutDir: false,
      minify: false,
    },
  })
  return join(root, 'out', 'tests', 'joinProcess.js')
}

/** A function that starts processes that use the server. */
export async function buildUserProcess(): Promise<(folder: string) => Promise<UserProcess>> {
  const program = await buildProgram()
  return async (folder) => {
    const child = spawn(process.execPath, [program, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    })
    const ended = once(child, 'exit')
    const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string]
    const said = JSON.parse(line) as { port: number; notices: string[] }
    return {
      child,
      ...said,
      leave: async () => {
        child.stdin.end()
        await ended
      },
      kill: async () => {
        child.kill('SIGKILL')
        await ended
      },
    }
  }
}
