import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileLock, isLocked, tryFileLock } from './fileLock.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-loader-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('an exclusive lock excludes all others until it is released', async () => {
  const path = join(folder, 'exclusive')
  const held = await fileLock(path)
  expect(tryFileLock(path)).toBeUndefined()
  expect(tryFileLock(path, { shared: true })).toBeUndefined()
  held.release()
  held.release()
  expect(isLocked(path)).toBe(false)
})

test('shared locks exclude only exclusive ones', () => {
  const path = join(folder, 'shared')
  const locks = [tryFileLock(path, { shared: true }), tryFileLock(path, { shared: true })]
  expect(tryFileLock(path)).toBeUndefined()
  for (const lock of locks) lock?.release()
  expect(tryFileLock(path)).toBeDefined()
})

test('waiting for a lock that is never released ends with a plain error', async () => {
  const path = join(folder, 'stuck')
  const held = await fileLock(path)
  await expect(fileLock(path, { seconds: 0.02 })).rejects.toMatchObject({ code: 'database-locked' })
  held.release()
})
