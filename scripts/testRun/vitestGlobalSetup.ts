import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../../electron/db/connection/connect.ts'
import { connectionTo, readCredentials } from '../../electron/db/embedded/folder/credentials.ts'
import { isLocked, tryFileLock } from '../../electron/db/embedded/folder/fileLock.ts'
import { placesIn } from '../../electron/db/embedded/folder/places.ts'
import { joinEmbedded } from '../../electron/db/embedded/join.ts'
import { readPidFile } from '../../electron/db/embedded/server/runningServer.ts'
import { stopEmbedded } from '../../electron/engine/localDatabase.ts'
import { databaseName } from '../../shared/domain.ts'
import { startStockServer } from '../testing/stockServer.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the one server that all tests share; makes databases, owned by the loading role. */
    administrator: Connection
    loader: Connection
    /** For files of this run; removed at its end, with the servers in it. */
    temporaryFolder: string
  }
}

const prefix = 'leads-loader-tests-'
/** Data folder of the server that all tests share. */
const shared = 'shared'

/**
 * One embedded server for the whole run, in a folder of its own, or one of the programs in LEADS_TESTS_POSTGRESQL; and
 * the built program, for tests that start it. A run without tests on PostgreSQL needs neither.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // internal to vitest; without it all files count, which is only slower
  const { filenamePattern } = project.vitest as unknown as { filenamePattern?: string[] }
  const { testFiles } = await project.globTestFiles(filenamePattern)
  if (!testFiles.some((path) => path.endsWith('.pg.test.ts'))) return undefined
  build()
  removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), prefix))
  await chmod(folder, 0o711)
  const atExit = () => removeRun(folder)
  process.once('exit', atExit)
  project.provide('temporaryFolder', folder)
  const stock = process.env.LEADS_TESTS_POSTGRESQL
  if (stock !== undefined) {
    const server = await startStockServer(stock, folder)
    project.provide('administrator', server.administrator)
    project.provide('loader', server.loader)
    return async () => {
      await server.stop()
      removeRun(folder)
      process.off('exit', atExit)
    }
  }
  const server = await joinEmbedded(join(folder, shared), { applicationName: 'tests' })
  const { administrator } = readCredentials(placesIn(server.dataFolder))
  project.provide('administrator', connectionTo(server.config.port, administrator, databaseName))
  project.provide('loader', server.config)
  return async () => {
    await server.leave()
    await stopEmbedded(server.dataFolder)
    removeRun(folder)
    process.off('exit', atExit)
  }
}

function build(): void {
  const script = fileURLToPath(new URL('../build.mjs', import.meta.url))
  // `npm test` has built it already
  if (process.env.LEADS_TESTS_WITHOUT_BUILD === '1') return
  try {
    execFileSync(process.execPath, [script, 'cli', 'faults'], { stdio: ['ignore', 'ignore', 'inherit'] })
  } catch {
    // the other tests are worth running, but the run as a whole has failed
    process.stderr.write('The build failed: tests that start the built program will fail too.\n')
    process.exitCode = 1
  }
}

/** Also after an interrupt or a failure nothing of the run stays. */
function removeRun(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) killServer(join(folder, name))
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

function killServer(dataFolder: string): void {
  const places = placesIn(dataFolder)
  try {
    const server = readPidFile(places)
    if (server && isLocked(places.aliveLock)) process.kill(server.pid, 'SIGQUIT')
  } catch {
    // no data folder, or its server is gone already
  }
}

/** What runs left that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const folder = join(tmpdir(), name)
    const { inUseLock } = placesIn(join(folder, shared))
    // its run uses it still, or has just begun
    const unused = existsSync(inUseLock) ? tryFileLock(inUseLock) : undefined
    if (!unused) continue
    unused.release()
    removeRun(folder)
  }
}
