import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { LoaderError } from '../../../shared/errors.ts'
import { openLog, withoutSecrets } from './log.ts'

const folder = mkdtempSync(join(tmpdir(), 'leads-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  'postgresql://loader:canary-1@db.example/leads',
  'postgres://loader:p%40canary-1@db.example:5432/leads?sslmode=verify-full',
  'host=db.example password=canary-1 user=loader',
  'PGPASSWORD=canary-1 psql',
  JSON.stringify({ password: 'canary-1', user: 'loader' }),
  JSON.stringify({ stack: JSON.stringify({ password: 'canary-1' }) }),
])('%s loses its secret', (text) => {
  expect(withoutSecrets(text)).not.toContain('canary-1')
  expect(withoutSecrets(text)).toContain('***')
})

test('each line is one JSON object, and an error of a file leaves its words out', () => {
  const log = openLog(folder)
  log('Started.')
  log(
    'The call load.start failed.',
    new LoaderError('file-quotes', "A quote in 'MARIGOLD LLC'.", { runId: 4 }),
  )
  log('A slip.', new Error('at postgresql://loader:canary-2@host/'))
  const text = readFileSync(join(folder, 'window.log'), 'utf8')
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toMatchObject([
    { message: 'Started.' },
    { code: 'file-quotes', runId: 4 },
    { message: 'A slip.' },
  ])
  expect(text).not.toMatch(/MARIGOLD|canary-2/)
})

test('a large log is put aside at the next start', () => {
  writeFileSync(join(folder, 'window.log'), 'x'.repeat(1024 * 1024 + 1))
  openLog(folder)('Started again.')
  expect(readdirSync(folder).sort()).toEqual(['window.log', 'window.old.log'])
})
