import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { placesIn } from '../db/embedded/folder/places.ts'
import { freeBytes } from '../db/embedded/folder/space.ts'
import { changeLock, type JoinOptions, joinEmbedded } from '../db/embedded/join.ts'
import { openSessions, type Session, stopIfUnused } from '../db/embedded/leave.ts'
import { ping, runningServer } from '../db/embedded/server/runningServer.ts'
import { writeOwn } from '../ownFile.ts'

export interface EmbeddedStatus {
  dataFolder: string
  /** False before the first start. */
  exists: boolean
  running: boolean
  /** `leads db start` keeps it up. */
  pinned: boolean
  port: number | undefined
  pid: number | undefined
  sessions: Session[]
  freeBytes: number | undefined
}

/** How the server is right now; starts and changes nothing. */
export async function embeddedStatus(dataFolder: string): Promise<EmbeddedStatus> {
  const places = placesIn(dataFolder)
  const exists = existsSync(places.cluster)
  const server = exists ? runningServer(places) : undefined
  const answers = server !== undefined && (await ping(server.port)) === 'ready'
  return {
    dataFolder,
    exists,
    running: answers,
    pinned: existsSync(places.pin),
    port: server?.port,
    pid: server?.pid,
    sessions: answers ? await openSessions(places, server.port) : [],
    freeBytes: existsSync(dataFolder) ? await freeBytes(dataFolder) : undefined,
  }
}

/** Starts the server and keeps it up until `stopEmbedded`, for other tools. */
export async function pinEmbedded(dataFolder: string, options: JoinOptions): Promise<EmbeddedStatus> {
  const server = await joinEmbedded(dataFolder, options)
  try {
    writeOwn(placesIn(dataFolder).pin, '')
  } finally {
    await server.leave()
  }
  return embeddedStatus(dataFolder)
}

interface StopResult {
  /** True also when it was not running. */
  stopped: boolean
  /** A leads process uses the server and will stop it when it ends. */
  inUse: boolean
  /** Who is connected, when it was not stopped. */
  sessions: Session[]
}

/** No longer keeps the server up, and stops it unless somebody uses it. */
export async function stopEmbedded(dataFolder: string): Promise<StopResult> {
  const places = placesIn(dataFolder)
  if (!existsSync(places.cluster)) return { stopped: true, inUse: false, sessions: [] }
  const change = await changeLock(places)
  try {
    await rm(places.pin, { force: true })
    const result = await stopIfUnused(places)
    if (result === 'stopped') return { stopped: true, inUse: false, sessions: [] }
    const { sessions } = await embeddedStatus(dataFolder)
    return { stopped: false, inUse: result === 'in-use', sessions }
  } finally {
    change.release()
  }
}
