import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freeBytes } from '../../db/embedded/folder/space.ts'
import { testFiles } from '../../testing/files.ts'
import { breaches, contentOfRuns } from '../../testing/invariants.ts'
import { texas } from '../../testing/invent/numbered.ts'
import { faultHere } from '../../testing/process.ts'
import { temporaryDataFolder } from '../../testing/servers.ts'
import { texasLoad } from '../../testing/texasLoad.ts'
import { type Engine, openEngine } from '../engine.ts'
import { findRuns } from '../runs/findRuns.ts'
import { load } from './load.ts'

const mebibyte = 1024 * 1024
const mount = mkdtempSync(join(tmpdir(), 'leads-loader-small-'))
const canMount = tryMount()

function tryMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', mount], { stdio: 'ignore' })
    return true
  } catch {
    rmSync(mount, { recursive: true })
    return false
  }
}

const { folder, write } = testFiles()
const filler = join(mount, 'filler')

/** Takes space until so many bytes are left; as many as there are for 0. */
async function leave(bytes: number): Promise<void> {
  const file = openSync(filler, 'a')
  const block = Buffer.alloc(mebibyte / 4)
  try {
    while ((await freeBytes(mount)) - block.length > bytes) writeSync(file, block)
    if (bytes === 0) for (;;) writeSync(file, block.subarray(0, 4096))
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  } finally {
    closeSync(file)
  }
}

/** Needs a volume of its own, which only root can make, on Linux. */
describe.runIf(canMount)('on a small volume', () => {
  let space: ReturnType<typeof temporaryDataFolder>
  let engine: Engine
  const request = texasLoad(folder)

  beforeAll(async () => {
    write('texas.csv', texas(20_000))
    write('earlier.csv', texas(300, 50_000))
    space = temporaryDataFolder(mount)
    engine = await openEngine({ dataDir: space.folder, shell: 'test' })
    await load(engine, { ...request, files: ['earlier.csv'] })
  })
  afterAll(async () => {
    await engine.close()
    await space.remove()
    expect(readdirSync(mount)).toEqual([])
    execFileSync('umount', [mount])
    rmSync(mount, { recursive: true })
  })

  test('a load that would fill it is refused before anything is written', async () => {
    const before = await findRuns(engine.client)
    await leave(65 * mebibyte)
    await expect(load(engine, request)).rejects.toMatchObject({
      code: 'database-no-space',
      exitCode: 6,
      hint: expect.stringContaining('Nothing was written'),
    })
    expect(await findRuns(engine.client)).toEqual(before)
    rmSync(filler)
  })

  test('a load is ended before it is full, when others fill it meanwhile', async () => {
    const before = await contentOfRuns(engine.client)
    const fault = faultHere('mid-copy:wait:3')
    const loading = load(engine, request)
    loading.catch(() => undefined)
    await fault.reached()
    await leave(24 * mebibyte)
    await expect(loading).rejects.toMatchObject({
      code: 'database-no-space',
      message: expect.stringContaining('has only'),
      exitCode: 6,
    })
    fault.end()
    expect(await breaches(engine.target.connection)).toEqual([])
    expect(await contentOfRuns(engine.client)).toEqual(before)
    expect((await findRuns(engine.client))[0]).toMatchObject({ status: 'failed', schema: null })
    rmSync(filler)
  })

  test('when it is full at once, the load ends, the server lives or starts again, and earlier runs are whole', async () => {
    const before = await contentOfRuns(engine.client)
    const fault = faultHere('mid-copy:wait:2')
    const loading = load(engine, request)
    loading.catch(() => undefined)
    await fault.reached()
    await leave(0)
    fault.go()
    const error = await loading.catch((caught) => caught)
    fault.end()
    expect(['database-no-space', 'database-lost']).toContain(error.code)
    await engine.close()
    rmSync(filler)

    engine = await openEngine({ dataDir: space.folder, shell: 'test' })
    expect(await breaches(engine.target.connection)).toEqual([])
    expect(await contentOfRuns(engine.client)).toEqual(before)
    const { run } = await load(engine, request)
    expect(run).toMatchObject({ status: 'published', rowsLoaded: 20_000 })
    expect(await breaches(engine.target.connection)).toEqual([])
  })
})
