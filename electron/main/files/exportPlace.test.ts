import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { writeTo } from './exportPlace.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'rejects.csv')
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
})

const never = () => false
const writeNew = async (to: string) => writeFileSync(to, 'new', { flag: 'wx' })

test('a file that may go is replaced, and nothing else is left', async () => {
  writeFileSync(path, 'old')
  await writeTo({ path, mayReplace: true }, never, writeNew)
  expect(readFileSync(path, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['rejects.csv'])
})

test('a file that nobody agreed to lose stays', async () => {
  writeFileSync(path, 'old')
  await expect(writeTo({ path, mayReplace: false }, never, writeNew)).rejects.toThrow('EEXIST')
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test.each([
  ['fails', async () => Promise.reject(new Error('full'))],
  ['writes elsewhere', async () => writeFileSync(join(folder, 'rejects-texas.csv'), 'new')],
])('the old file is back when writing %s', async (_what, write) => {
  writeFileSync(path, 'old')
  await writeTo({ path, mayReplace: true }, never, write).catch(() => undefined)
  expect(readFileSync(path, 'utf8')).toBe('old')
})

test('a file that was chosen to be loaded is never replaced', async () => {
  writeFileSync(path, 'records')
  const place = { path, mayReplace: true }
  await expect(writeTo(place, (other) => other === path, writeNew)).rejects.toMatchObject({
    code: 'output-failed',
  })
  expect(readFileSync(path, 'utf8')).toBe('records')
})
