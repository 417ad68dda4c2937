import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryDataFolder } from '../../testing/servers.ts'
import { connect } from '../connection/connect.ts'
import { joinEmbedded } from './join.ts'

const mount = mkdtempSync(join(tmpdir(), 'leads-loader-volume-'))
const canMount = tryMount()

function tryMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=260m,mode=755', 'tmpfs', mount], { stdio: 'ignore' })
    return true
  } catch {
    rmSync(mount, { recursive: true })
    return false
  }
}

/** Needs a volume of its own, which only root can make, on Linux. */
describe.runIf(canMount)('on a volume that becomes full', () => {
  let space: ReturnType<typeof temporaryDataFolder>
  beforeAll(() => {
    space = temporaryDataFolder(mount)
  })
  afterAll(async () => {
    await space.remove()
    execFileSync('umount', [mount])
    rmSync(mount, { recursive: true })
  })
  const filler = join(mount, 'filler')

  test('the server starts again on its reserve, with everything that was committed, and renews the reserve', async () => {
    const { folder, places } = space
    const first = await joinEmbedded(folder, { applicationName: 'tests' })
    expect(existsSync(places.ballast)).toBe(true)
    const client = await connect(first.config, 'tests')
    await client.query('create schema past; create table past.run as select generate_series(1, 1000) as id')
    fillVolume(filler)
    await expect(
      client.query(`create table past.more as select repeat('x', 1000) from generate_series(1, 100000)`),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(53100|57P0.|08006)$/) })
    await client.end().catch(() => {})
    await first.leave()

    const second = await joinEmbedded(folder, { applicationName: 'tests' })
    const reader = await connect(second.config, 'tests')
    expect((await reader.query('select count(*)::int4 as rows from past.run')).rows).toEqual([{ rows: 1000 }])
    await reader.end()
    expect(existsSync(places.ballast)).toBe(false)
    expect(second.notices.join(' ')).toContain('is full')
    await second.leave()

    rmSync(filler)
    const third = await joinEmbedded(folder, { applicationName: 'tests' })
    expect(existsSync(places.ballast)).toBe(true)
    await third.leave()
  })
})

function fillWith(file: number, block: Buffer): void {
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  }
}

function fillVolume(path: string): void {
  const file = openSync(path, 'w')
  const block = Buffer.alloc(1024 * 1024)
  try {
    // to the last byte: settings and lock files find no room either
    for (const size of [block.length, 4096, 1]) fillWith(file, block.subarray(0, size))
  } finally {
    closeSync(file)
  }
}
