import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { databaseName } from '../../../shared/domain.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { createDataFolder, folderError } from '../../dataFolder.ts'
import type { Connection } from '../connection/connect.ts'
import { createCluster, ensureDatabase, requireMajor } from './folder/cluster.ts'
import { connectionTo, ensureCredentials, readCredentials } from './folder/credentials.ts'
import { type FileLock, fileLock, tryFileLock } from './folder/fileLock.ts'
import { type Places, placesIn, refuseLinks } from './folder/places.ts'
import { dropBallast, ensureBallast, freeBytes } from './folder/space.ts'
import { readState, writeState } from './folder/state.ts'
import { leaveServer } from './leave.ts'
import { serverPrograms } from './server/programs.ts'
import {
  awaitReady,
  type RunningServer,
  readPidFile,
  runningServer,
  settledServer,
} from './server/runningServer.ts'
import { startServer } from './server/server.ts'
import { lastFailure, limitLog } from './server/serverLog.ts'
import { openWayFor, serverUser } from './server/serverUser.ts'

export interface EmbeddedServer {
  /** As the loading role, to the database. */
  config: Connection
  dataFolder: string
  /** What the person should know: a server taken over, space that ran out. */
  notices: string[]
  /** Stops the server if nobody else uses it. May be called again; end your own connections first. */
  leave(): Promise<void>
}

export interface JoinOptions {
  applicationName: string
  log?: (message: string) => void
}

/**
 * Uses the one server of this data folder, and starts it, or makes it, if need be. All processes of the user
 * share it: each holds a kernel lock while it uses it, so that also a kill -9 counts as leaving.
 */
export async function joinEmbedded(
  dataFolder: string,
  { log = () => {} }: JoinOptions,
): Promise<EmbeddedServer> {
  await createDataFolder(dataFolder)
  const places = placesIn(dataFolder)
  refuseLinks(places)
  const change = await changeLock(places, log)
  let presence: FileLock | undefined
  try {
    const notices: string[] = []
    const nobodyElse = tryFileLock(places.inUseLock)
    nobodyElse?.release()
    presence = await fileLock(places.inUseLock, { shared: true, seconds: 10 })
    limitLog(places)
    const server = await takeServer(places, nobodyElse !== undefined, notices, log)
    await renewBallast(places)
    const held = presence
    let left: Promise<void> | undefined
    return {
      config: connectionTo(server.port, readCredentials(places).loader, databaseName),
      dataFolder,
      notices,
      leave: () => {
        left ??= leaveServer(places, held)
        return left
      },
    }
  } catch (error) {
    presence?.release()
    throw error
  } finally {
    change.release()
  }
}

export async function changeLock(
  places: Places,
  log: (message: string) => void = () => {},
): Promise<FileLock> {
  try {
    const onWait = () => log('Waiting for another leads process that starts or stops the embedded database.')
    return await fileLock(places.changeLock, { onWait })
  } catch (error) {
    throw error instanceof LoaderError ? error : folderError(places.dataFolder, error)
  }
}

async function takeServer(
  places: Places,
  nobodyElse: boolean,
  notices: string[],
  log: (message: string) => void,
): Promise<RunningServer> {
  for (;;) {
    const running = await settledServer(places, 15)
    if (!running) return start(places, notices, log)
    const isGone = () => runningServer(places) === undefined
    if ((await awaitReady(places, { port: running.port, isGone }, log)) === 'ended') continue
    if (nobodyElse && !existsSync(places.pin) && !readState(places)?.leftRunning) {
      notices.push('Took over a database server that a killed process had left running.')
    }
    return running
  }
}

async function start(
  places: Places,
  notices: string[],
  log: (message: string) => void,
): Promise<RunningServer> {
  const user = serverUser(places)
  if (user) await openWayFor(user, places)
  const lacksSpace = (await freeBytes(places.dataFolder)) < leastForStart
  if (lacksSpace && (await dropBallast(places.ballast))) notices.push(onReserve(places))
  const programs = await serverPrograms(places, user)
  const isNew = !existsSync(places.cluster)
  const credentials = isNew ? await ensureCredentials(places) : readCredentials(places)
  if (isNew) {
    log(`Making a new database in ${places.dataFolder}.`)
    await createCluster(places, programs, credentials, user)
  }
  requireMajor(places, programs)
  if (readPidFile(places)) {
    notices.push('The database server had ended without a clean stop; it was started again and recovered.')
  }
  const lastPort = readState(places)?.port
  let server = await startServer(places, programs, user, lastPort, log)
  if (
    !server &&
    (await freeBytes(places.dataFolder)) < 64 * 1024 * 1024 &&
    (await dropBallast(places.ballast))
  ) {
    server = await startServer(places, programs, user, lastPort, log)
    notices.push(onReserve(places))
  }
  if (!server) throw await didNotStart(places)
  writeState(places, { port: server.port, leftRunning: false })
  await ensureDatabase(server.port, credentials)
  return server
}

/** Settings, a lock file and the first pages of a log must find room. */
const leastForStart = 16 * 1024 * 1024

const onReserve = ({ dataFolder }: Places) =>
  `The volume of ${dataFolder} is full. The database started on its reserve; free some space now.`

async function didNotStart(places: Places): Promise<LoaderError> {
  const free = await freeBytes(places.dataFolder)
  if (free < 64 * 1024 * 1024) {
    return new LoaderError('database-no-space', `The embedded database can't start: its volume is full.`, {
      hint: `Free some space on the volume of ${places.dataFolder}; what was loaded is safe.`,
    })
  }
  const reason = lastFailure(places) ?? 'it gave no reason'
  return new LoaderError('database-unreachable', `The embedded database did not start: ${reason}`, {
    hint: `Look into ${places.log}.`,
  })
}

/** Space may have come back since the ballast was needed. */
async function renewBallast(places: Places): Promise<void> {
  if (existsSync(places.ballast)) return
  try {
    await ensureBallast(places.ballast, await freeBytes(places.dataFolder))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    await rm(`${places.ballast}.new`, { force: true })
  }
}
