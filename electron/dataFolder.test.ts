import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDataFolder, dataFolder, type Machine } from './dataFolder.ts'

const machine = (changes: Partial<Machine>): Machine => ({
  platform: 'linux',
  environment: {},
  home: '/home/ada',
  isRoot: false,
  ...changes,
})

describe('the data folder', () => {
  test.each<[Partial<Machine>, string]>([
    [{}, '/home/ada/.local/share/leads-loader'],
    [{ environment: { XDG_DATA_HOME: '/data/ada' } }, '/data/ada/leads-loader'],
    [{ environment: { XDG_DATA_HOME: 'relative' } }, '/home/ada/.local/share/leads-loader'],
    [{ isRoot: true, environment: { XDG_DATA_HOME: '/root/x' } }, '/var/lib/leads-loader'],
    [{ platform: 'darwin', home: '/Users/ada' }, '/Users/ada/Library/Application Support/Leads Loader'],
  ])('%j → %s', (changes, expected) => {
    expect(dataFolder(undefined, machine(changes))).toBe(expected)
  })

  test('on Windows lies in the local application data', () => {
    const windows = machine({ platform: 'win32', environment: { LOCALAPPDATA: '/Local' } })
    expect(dataFolder(undefined, windows)).toBe(join('/Local', 'Leads Loader'))
  })

  test('is wherever --data-dir says', () => {
    expect(dataFolder('/elsewhere', machine({ isRoot: true }))).toBe('/elsewhere')
  })

  test('is made for its owner only', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'leads-loader-folder-'))
    const folder = join(parent, 'a', 'b')
    await createDataFolder(folder)
    await createDataFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    rmSync(parent, { recursive: true })
  })
})

describe.runIf(process.platform !== 'win32')('a data folder is refused', () => {
  test('that others may write', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leads-open-'))
    chmodSync(folder, 0o777)
    await expect(createDataFolder(folder)).rejects.toMatchObject({
      code: 'database-no-right',
      exitCode: 6,
      hint: expect.stringContaining(`chmod go-w '${folder}'`),
    })
    chmodSync(folder, 0o755)
    await createDataFolder(folder)
    rmSync(folder, { recursive: true })
  })

  test.runIf(process.getuid?.() === 0)('that belongs to another user', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leads-theirs-'))
    chownSync(folder, 65_534, 65_534)
    await expect(createDataFolder(folder)).rejects.toMatchObject({
      code: 'database-no-right',
      message: expect.stringContaining('belongs to another user'),
    })
    rmSync(folder, { recursive: true })
  })
})
