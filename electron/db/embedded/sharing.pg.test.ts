import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { embeddedStatus, pinEmbedded, stopEmbedded } from '../../engine/localDatabase.ts'
import { buildUserProcess, testDataFolder } from '../../testing/servers.ts'
import { connect } from '../connection/connect.ts'
import { isLocked } from './folder/fileLock.ts'
import { joinEmbedded } from './join.ts'
import { readPidFile, runningServer } from './server/runningServer.ts'

const { folder, places } = testDataFolder()
let startProcess: Awaited<ReturnType<typeof buildUserProcess>>

beforeAll(async () => {
  startProcess = await buildUserProcess()
})

const isRunning = () => isLocked(places.aliveLock)
const visitServer = () => joinEmbedded(folder, { applicationName: 'tests' })

test('two processes that start at once share one server, and the last one stops it', async () => {
  const [first, second] = await Promise.all([startProcess(folder), startProcess(folder)])
  expect(first.port).toBe(second.port)
  await first.leave()
  expect(isRunning()).toBe(true)
  await second.leave()
  expect(isRunning()).toBe(false)
  expect(existsSync(join(places.cluster, 'postmaster.pid'))).toBe(false)
})

test('keeps its port from one start to the next', async () => {
  const first = await visitServer()
  await first.leave()
  const second = await visitServer()
  await second.leave()
  expect(second.config.port).toBe(first.config.port)
})

test('starts on another port when its own is taken', async () => {
  const { port } = JSON.parse(readFileSync(places.state, 'utf8')) as { port: number }
  const other = createServer().listen(port, '127.0.0.1')
  const server = await visitServer()
  expect(server.config.port).not.toBe(port)
  await server.leave()
  await new Promise((done) => other.close(done))
})

test('takes over a server left by a process that was killed, and says so', async () => {
  const killed = await startProcess(folder)
  await killed.kill()
  expect(isRunning()).toBe(true)
  const server = await visitServer()
  expect(server.config.port).toBe(killed.port)
  expect(server.notices).toEqual([expect.stringContaining('left running')])
  await server.leave()
  expect(isRunning()).toBe(false)
})

test('starts a killed server again for the next process, while others still hold it in use', async () => {
  const user = await startProcess(folder)
  process.kill(readPidFile(places)!.pid, 'SIGKILL')
  const server = await visitServer()
  expect(server.notices).toEqual([expect.stringContaining('without a clean stop')])
  await server.leave()
  expect(isRunning()).toBe(true)
  await user.leave()
  expect(isRunning()).toBe(false)
})

test('takes a server over whose noted process number now belongs to another program', async () => {
  writeFileSync(
    join(places.cluster, 'postmaster.pid'),
    `${process.pid}\n${places.cluster}\n0\n5432\n\n127.0.0.1\n`,
  )
  expect(runningServer(places)).toBeUndefined()
  const server = await visitServer()
  await server.leave()
  expect(isRunning()).toBe(false)
})

test('an interrupt of the whole process group does not reach the server', async () => {
  const user = await startProcess(folder)
  process.kill(-user.child.pid!, 'SIGINT')
  await user.leave()
  expect(isRunning()).toBe(true)
  const server = await visitServer()
  await server.leave()
})

test('is not stopped under a session of another program', async () => {
  const server = await visitServer()
  const other = await connect(server.config, 'another program')
  await server.leave()
  expect(isRunning()).toBe(true)
  const next = await visitServer()
  expect(next.notices).toEqual([])
  await other.end()
  await next.leave()
  expect(isRunning()).toBe(false)
})

test('leaving twice is leaving once', async () => {
  const [first, second] = [await visitServer(), await visitServer()]
  await first.leave()
  await first.leave()
  expect(isRunning()).toBe(true)
  await second.leave()
})

test('stays up while it is pinned, and says who keeps it from being stopped', async () => {
  const started = await pinEmbedded(folder, { applicationName: 'tests' })
  expect(started).toMatchObject({ running: true, pinned: true, sessions: [] })
  const server = await visitServer()
  await server.leave()
  expect(isRunning()).toBe(true)
  const client = await connect(server.config, 'psql')
  expect(await stopEmbedded(folder)).toMatchObject({
    stopped: false,
    sessions: [{ application: 'psql', role: 'leads', pid: expect.any(Number) }],
  })
  await client.end()
  expect(await stopEmbedded(folder)).toEqual({ stopped: true, inUse: false, sessions: [] })
  expect(await embeddedStatus(folder)).toMatchObject({
    exists: true,
    running: false,
    pinned: false,
    port: undefined,
  })
})

test('a data folder of another major version is refused and left as it is', async () => {
  const version = join(places.cluster, 'PG_VERSION')
  const major = readFileSync(version, 'utf8')
  writeFileSync(version, '16\n')
  try {
    await expect(visitServer()).rejects.toMatchObject({
      code: 'database-version',
      message: expect.stringContaining('PostgreSQL 16'),
    })
  } finally {
    writeFileSync(version, major)
  }
})
